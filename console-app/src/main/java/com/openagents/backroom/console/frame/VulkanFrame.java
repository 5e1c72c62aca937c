package com.openagents.backroom.console.frame;

import com.openagents.backroom.hud.freetype.FreeTypeGlyphs;
import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.machine.MachineFonts;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.hud.vulkan.FrameRing;
import com.openagents.backroom.hud.vulkan.VulkanPainter;
import com.openagents.backroom.hud.vulkan.VulkanSettings;
import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.List;

/// A scene painted by Vulkan, as a window with it does.
final class VulkanFrame implements FramePainter {
    /// Paints.
    ///
    /// @throws com.openagents.backroom.hud.vulkan.VulkanException when this machine has no Vulkan that can
    @Override
    public BufferedImage paint(Scene scene, double scale) {
        DisplayList list = new DisplayList();
        try (VulkanPainter painter = VulkanPainter.open(VulkanSettings.DEFAULT);
                FreeTypeGlyphs others = new FreeTypeGlyphs()) {
            GlyphAtlas atlas = new GlyphAtlas(List.of(ShippedGlyphs.load(), others, new MachineFonts()));
            new SceneEncoder(FontMetrics.load(), atlas).encode(scene, scale, list);
            try (FrameRing ring = painter.ring(list.widthPx(), list.heightPx(), 1)) {
                painter.paint(list, atlas, ring, 0);
                return image(ring);
            }
        }
    }

    private static BufferedImage image(FrameRing ring) {
        int width = ring.widthPx();
        BufferedImage image = new BufferedImage(width, ring.heightPx(), BufferedImage.TYPE_INT_RGB);
        IntBuffer pixels = ring.pixels(0).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        int[] row = new int[width];
        for (int y = 0; y < ring.heightPx(); y++) {
            pixels.get(y * width, row);
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }
}
