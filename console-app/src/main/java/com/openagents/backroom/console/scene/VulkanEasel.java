package com.openagents.backroom.console.scene;

import com.openagents.backroom.console.render.Surface;
import com.openagents.backroom.hud.scene.Scene;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Scenes painted by Vulkan, a moment later; what was shown before stays until then.
final class VulkanEasel implements Easel {
    private final Surface surface;
    private @Nullable Scene last;
    private double lastScale;

    VulkanEasel(Surface surface) {
        this.surface = surface;
    }

    @Override
    public Node node() {
        return surface.node();
    }

    /// A picture is as large as its scene: where only the place has changed, the scene for it is still to come.
    @Override
    public void paint(Scene scene, double width, double height, double scale, double zoom) {
        if (!scene.equals(last) || lastScale != scale) {
            last = scene;
            lastScale = scale;
            surface.paint(scene, scale);
        }
    }

    @Override
    public void onceSeen(Runnable told) {
        surface.onceShown(told);
    }

    @Override
    public void close() {
        surface.close();
    }
}
