package com.openagents.backroom.console.scene;

import com.openagents.backroom.hud.scene.Scene;
import javafx.scene.Node;

/// What a scene is painted on. FX thread only.
interface Easel {
    /// What shows the painted scene.
    Node node();

    /// Paints a scene over all that was there.
    ///
    /// @param width of the place to fill, in logical px
    /// @param scale device px to a logical px
    /// @param zoom how much larger than usual the window shows all it has; `scale` has it already
    void paint(Scene scene, double width, double height, double scale, double zoom);

    /// Tells when something that was painted is seen for the first time.
    void onceSeen(Runnable told);

    /// Ends it.
    void close();
}
