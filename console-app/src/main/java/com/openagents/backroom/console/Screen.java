package com.openagents.backroom.console;

import com.openagents.backroom.console.key.KeyAction;
import java.util.List;
import javafx.scene.layout.Region;

/// One screen of the console. It listens to the outside only from [#shown] to [#hidden]. FX thread only.
public interface Screen {
    /// The name in the title bar.
    String title();

    /// What fills the place beside the navigation.
    Region node();

    /// Attaches listeners and asks for what is to be shown.
    void shown();

    /// Releases all that [#shown] attached.
    void hidden();

    /// The keys that work while this screen is shown.
    default List<KeyAction> keys() {
        return List.of();
    }

    /// Whether it has a status bar of its own, so that the window's makes room for it.
    default boolean hasStatusBar() {
        return false;
    }
}
