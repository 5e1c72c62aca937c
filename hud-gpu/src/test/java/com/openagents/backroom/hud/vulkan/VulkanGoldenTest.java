package com.openagents.backroom.hud.vulkan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.hud.freetype.FreeTypeGlyphs;
import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.golden.BarsForWords;
import com.openagents.backroom.hud.golden.GoldenScenes;
import com.openagents.backroom.hud.golden.GoldenScenes.Golden;
import com.openagents.backroom.hud.golden.ImageDifference;
import com.openagents.backroom.hud.golden.PicturePng;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.raster.Picture;
import com.openagents.backroom.hud.raster.Raster;
import com.openagents.backroom.hud.text.FontMetrics;
import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every golden scene is painted by Vulkan as the processor paints it, up to rounding. The validation layers listen.
class VulkanGoldenTest {
    /// What differs, for people to look at.
    private static final Path DIFFERENT = Path.of("target/goldens-vulkan");

    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    private final List<String> differences = new ArrayList<>();
    private final DisplayList list = new DisplayList();

    @Test
    void scenes_lookAsTheProcessorPaintsThem() {
        GlyphAtlas atlas = new GlyphAtlas(List.of(ShippedGlyphs.load(), new BarsForWords()));
        compare(atlas, GoldenScenes.all());
    }

    @Test
    void glyphsRasterisedOnDemand_lookAsTheProcessorPaintsThem() {
        try (FreeTypeGlyphs onDemand = new FreeTypeGlyphs()) {
            GlyphAtlas atlas = new GlyphAtlas(List.of(ShippedGlyphs.load(), onDemand, new BarsForWords()));
            List<Golden> between = new ArrayList<>();
            for (Golden golden : GoldenScenes.all()) {
                between.add(new Golden(golden.name() + "-at-1.25", golden.scene(), 1.25));
            }
            compare(atlas, between);
        }
    }

    private void compare(GlyphAtlas atlas, List<Golden> goldens) {
        SceneEncoder encoder = new SceneEncoder(FontMetrics.load(), atlas);
        Raster raster = new Raster(atlas);
        Picture expected = new Picture();
        try (VulkanPainter painter = VulkanPainter.open(VulkanSettings.DEFAULT.validated(messages::add))) {
            for (Golden golden : goldens) {
                encoder.encode(golden.scene(), golden.scale(), list);
                raster.paint(list, expected);
                try (FrameRing ring = painter.ring(list.widthPx(), list.heightPx(), 1)) {
                    painter.paint(list, atlas, ring, 0);
                    compare(golden.name(), PicturePng.image(expected), image(ring));
                }
            }
        }
        assertEquals(List.of(), differences, "look at hud-gpu/" + DIFFERENT);
        assertEquals(List.of(), messages);
    }

    private void compare(String name, BufferedImage expected, BufferedImage actual) {
        ImageDifference difference = ImageDifference.of(expected, actual);
        if (!difference.isNone()) {
            differences.add(name + ": " + difference);
            PicturePng.write(actual, DIFFERENT.resolve(name + ".png"));
            PicturePng.write(ImageDifference.picture(expected, actual), DIFFERENT.resolve(name + "-difference.png"));
        }
    }

    private static BufferedImage image(FrameRing ring) {
        int[] pixels = new int[ring.widthPx() * ring.heightPx()];
        ring.pixels(0).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(pixels);
        BufferedImage image = new BufferedImage(ring.widthPx(), ring.heightPx(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, ring.widthPx(), ring.heightPx(), pixels, 0, ring.widthPx());
        return image;
    }
}
