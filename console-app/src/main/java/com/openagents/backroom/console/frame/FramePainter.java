package com.openagents.backroom.console.frame;

import com.openagents.backroom.hud.scene.Scene;
import java.awt.image.BufferedImage;
import java.io.IOException;

/// Paints a scene into a picture, without a window. For one picture.
public interface FramePainter {
    /// Paints.
    ///
    /// @param scale device px to a logical px of the scene
    /// @throws IOException when this machine can't
    BufferedImage paint(Scene scene, double scale) throws IOException, InterruptedException;
}
