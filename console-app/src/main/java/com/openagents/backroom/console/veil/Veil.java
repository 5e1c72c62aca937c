package com.openagents.backroom.console.veil;

import com.openagents.backroom.console.key.KeyAction;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Dims the window under one overlay. The focus goes back to where it was when the last one closes. FX thread only.
public final class Veil extends StackPane {
    private static final Insets MARGIN = new Insets(24);

    private @Nullable Overlay top;
    private @Nullable Node focusBefore;

    public Veil() {
        getStyleClass().add("sheet-veil");
        setId("veil");
        setPadding(MARGIN);
        setVisible(false);
        setOnMouseClicked(click -> {
            if (click.getTarget() == this) {
                close();
            }
        });
    }

    /// Lays an overlay over the window, in place of the one that is there.
    public void open(Overlay overlay) {
        if (top == null) {
            focusBefore = getScene().getFocusOwner();
        }
        top = overlay;
        getChildren().setAll(overlay.node());
        setVisible(true);
        overlay.shown();
    }

    /// Takes it away.
    public void close() {
        Node before = focusBefore;
        top = null;
        focusBefore = null;
        setVisible(false);
        getChildren().clear();
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
    }

    public Optional<Overlay> top() {
        return Optional.ofNullable(top);
    }

    /// The keys of what is on top.
    public List<KeyAction> keys() {
        return top().map(Overlay::keys).orElse(List.of());
    }
}
