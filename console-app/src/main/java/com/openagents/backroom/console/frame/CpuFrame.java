package com.openagents.backroom.console.frame;

import com.openagents.backroom.hud.freetype.FreeTypeGlyphs;
import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.machine.MachineFonts;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.raster.Picture;
import com.openagents.backroom.hud.raster.Raster;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.util.List;

/// A scene painted by the processor.
final class CpuFrame implements FramePainter {
    private static final DirectColorModel RGB = new DirectColorModel(24, 0xff0000, 0x00ff00, 0x0000ff);

    @Override
    public BufferedImage paint(Scene scene, double scale) {
        DisplayList list = new DisplayList();
        Picture picture = new Picture();
        try (FreeTypeGlyphs others = new FreeTypeGlyphs()) {
            GlyphAtlas atlas = new GlyphAtlas(List.of(ShippedGlyphs.load(), others, new MachineFonts()));
            new SceneEncoder(FontMetrics.load(), atlas).encode(scene, scale, list);
            new Raster(atlas).paint(list, picture);
        }
        return image(picture);
    }

    /// The picture's own px, not a copy.
    private static BufferedImage image(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        DataBufferInt pixels = new DataBufferInt(picture.pixels(), width * height);
        return new BufferedImage(
                RGB,
                java.awt.image.Raster.createPackedRaster(pixels, width, height, width, RGB.getMasks(), null),
                false,
                null);
    }
}
