package com.openagents.backroom.console.window;

import com.openagents.backroom.console.widget.CopyButton;
import com.openagents.backroom.console.widget.Icon;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.window.FrameState.Link;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The link of the selected HUD: who can see it, its address, its viewers, and what to do with it.
final class LinkBox extends HBox {
    private final Region dot = new Region();
    private final Label visibility = Texts.of("strong", "");
    private final Label address = Texts.of("mono-dim", "");
    private final Label viewers = Texts.of("body", "");
    private String url = "";

    LinkBox(Runnable openInBrowser) {
        getStyleClass().add("link-box");
        setAlignment(Pos.CENTER_LEFT);
        dot.getStyleClass().add("dot");
        visibility.setId("link-visibility");
        viewers.setId("link-viewers");
        visibility.setMinWidth(Region.USE_PREF_SIZE);
        viewers.setMinWidth(Region.USE_PREF_SIZE);
        address.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        address.setMinWidth(0);
        CopyButton copy = new CopyButton("Copy link", () -> url);
        copy.setId("copy-link");
        Button open = new Button(null, new Icon(Icon.Shape.OPEN));
        open.getStyleClass().setAll("icon-button");
        open.setId("open-in-browser");
        open.setAccessibleText("Open in browser");
        open.setTooltip(new Tooltip("Open in browser"));
        open.setOnAction(_ -> openInBrowser.run());
        getChildren().addAll(dot, visibility, address, viewers, copy, open);
        show(null);
    }

    void show(@Nullable Link link) {
        setVisible(link != null);
        setManaged(link != null);
        if (link == null) {
            return;
        }
        url = link.url();
        visibility.setText(link.isPublic() ? "Public" : "Private");
        dot.getStyleClass().setAll("dot", link.isPublic() ? "dot-green" : "dot-hollow");
        address.setText(link.readable());
        viewers.setText(link.viewers() == 1 ? "1 viewer" : link.viewers() + " viewers");
        viewers.setVisible(link.viewers() > 0);
        viewers.setManaged(link.viewers() > 0);
    }
}
