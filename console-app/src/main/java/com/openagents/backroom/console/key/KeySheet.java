package com.openagents.backroom.console.key;

import com.openagents.backroom.console.veil.Overlay;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.hud.action.HudAction;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sheet of the keys that work now, in columns.
public final class KeySheet implements Overlay {
    private static final double COLUMN_PX = 300;
    private static final double GAP_PX = 28;

    /// Room for the bar that scrolls it.
    private static final double BAR_PX = 14;

    private final VBox sheet;
    private final ScrollPane scroll;

    /// A sheet of these keys.
    public KeySheet(List<KeyAction> actions) {
        VBox left = new VBox(16, group(HudAction.Group.FIND, actions), group(HudAction.Group.VIEW, actions));
        VBox right = new VBox(16, group(HudAction.Group.MOVE, actions));
        // One column in a narrow window, and scrolled in a low one.
        FlowPane columns = new FlowPane(GAP_PX, GAP_PX, left, right);
        columns.setPrefWrapLength(2 * COLUMN_PX + GAP_PX + BAR_PX);
        scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        sheet = new VBox(14, Texts.of("card-title", "Keys"), scroll);
        sheet.setMinSize(0, 0);
        sheet.getStyleClass().add("sheet");
        sheet.setId("key-sheet");
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        sheet.setAccessibleRole(AccessibleRole.DIALOG);
        sheet.setAccessibleText("Keys");
    }

    @Override
    public Region node() {
        return sheet;
    }

    @Override
    public void shown() {
        scroll.requestFocus();
    }

    private static VBox group(HudAction.Group group, List<KeyAction> actions) {
        VBox rows = new VBox(Texts.of("section", group.title()));
        rows.setPrefWidth(COLUMN_PX);
        actions.stream()
                .map(KeyAction::action)
                .filter(action -> action.group() == group)
                .map(KeySheet::row)
                .forEach(rows.getChildren()::add);
        return rows;
    }

    private static HBox row(HudAction action) {
        Label words = Texts.of("body", action.title());
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label key = Texts.keyCap(action.keys().getFirst().label());
        key.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(12, words, key);
        row.getStyleClass().add("sheet-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setAccessibleRole(AccessibleRole.TEXT);
        row.setAccessibleText(action.title() + ": " + action.keys().getFirst().label());
        return row;
    }
}
