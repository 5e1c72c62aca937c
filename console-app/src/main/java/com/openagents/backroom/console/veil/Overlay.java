package com.openagents.backroom.console.veil;

import com.openagents.backroom.console.key.KeyAction;
import java.util.List;
import javafx.scene.layout.Region;

/// Something that lies over the window until it is closed. FX thread only.
public interface Overlay {
    /// What is seen of it.
    Region node();

    /// Takes the focus.
    void shown();

    /// The keys that work while it is on top, besides the one that closes it.
    default List<KeyAction> keys() {
        return List.of();
    }
}
