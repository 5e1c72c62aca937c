package com.openagents.backroom.bench.hud;

import com.openagents.backroom.console.render.Painting;
import com.openagents.backroom.console.render.Renderer;
import com.openagents.backroom.console.render.Surface;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.vulkan.VulkanPainter;
import com.openagents.backroom.hud.vulkan.VulkanSettings;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.scene.Node;
import javafx.scene.image.ImageView;

/// The console's painter where Vulkan works: pictures are painted on the render thread and shown when they are there.
final class ShownVulkan implements Shown, AutoCloseable {
    private final Renderer renderer;
    private final Surface surface;
    private long shown;

    private ShownVulkan(Renderer renderer) {
        this.renderer = renderer;
        surface = renderer.newSurface();
        ((ImageView) surface.node()).imageProperty().addListener((_, _, picture) -> shown += picture == null ? 0 : 1);
    }

    /// Opens it; not on the FX thread. Empty where Vulkan does not work.
    static Optional<ShownVulkan> open() throws InterruptedException {
        CompletableFuture<Boolean> works = new CompletableFuture<>();
        Renderer renderer = FxThread.call(() -> {
            Renderer opening = Renderer.vulkan(() -> VulkanPainter.open(VulkanSettings.DEFAULT), false);
            opening.painting().addListener((_, _, painting) -> works.complete(painting instanceof Painting.Vulkan));
            return opening;
        });
        try {
            return works.get() ? Optional.of(FxThread.call(() -> new ShownVulkan(renderer))) : Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a value that is only set cannot fail", e);
        }
    }

    @Override
    public Node node() {
        return surface.node();
    }

    @Override
    public void paint(Scene scene) {
        surface.paint(scene, 1);
    }

    @Override
    public long shown() {
        return shown;
    }

    @Override
    public void close() {
        surface.close();
        renderer.close();
    }
}
