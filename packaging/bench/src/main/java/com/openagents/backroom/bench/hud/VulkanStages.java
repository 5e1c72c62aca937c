package com.openagents.backroom.bench.hud;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.hud.vulkan.Candidate;
import com.openagents.backroom.hud.vulkan.FrameRing;
import com.openagents.backroom.hud.vulkan.VulkanPainter;
import com.openagents.backroom.hud.vulkan.VulkanSettings;
import java.util.List;
import org.lwjgl.vulkan.VK10;

/// Vulkan off screen. The moment the driver is handed the work parts what the processor does from what the device does.
final class VulkanStages implements Stages {
    static final String SUBMIT = "vulkan write, record and submit";
    static final String PICTURE = "vulkan raster and read-back";

    private static final int SLOTS = 4;

    private final GlyphAtlas atlas = new GlyphAtlas(List.of(ShippedGlyphs.load()));
    private final DisplayList list = new DisplayList();
    private final SceneEncoder encoder;
    private final VulkanPainter painter;
    private final FrameRing ring;
    private long submittedNanos;
    private int frames;

    /// Opens the best device.
    ///
    /// @throws com.openagents.backroom.hud.vulkan.VulkanException when there is none
    VulkanStages(FontMetrics metrics, int width, int height) {
        encoder = new SceneEncoder(metrics, atlas);
        painter = VulkanPainter.open(VulkanSettings.DEFAULT.submitting((queue, work, fence) -> {
            int result = VK10.vkQueueSubmit(queue, work, fence);
            submittedNanos = System.nanoTime();
            return result;
        }));
        try {
            ring = painter.ring(width, height, SLOTS);
        } catch (RuntimeException e) {
            painter.close();
            throw e;
        }
    }

    @Override
    public String device() {
        Candidate device = painter.device();
        return device.name() + " (" + device.driver() + ", Vulkan " + device.api() + ")";
    }

    @Override
    public void frame(Scene scene, Times times) {
        encoder.encode(scene, 1, list);
        long encoded = System.nanoTime();
        painter.paint(list, atlas, ring, frames++ % SLOTS);
        times.add(SUBMIT, submittedNanos - encoded);
        times.add(PICTURE, System.nanoTime() - submittedNanos);
    }

    @Override
    public void close() {
        ring.close();
        painter.close();
    }
}
