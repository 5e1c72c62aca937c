package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.png.PngFile;
import com.openagents.backroom.hud.raster.Picture;
import com.openagents.backroom.hud.raster.Raster;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Paints scenes into PNG files, on the processor. Any thread may use it; one paints at a time, as a picture is made
/// once and sent often.
final class CardPainter {
    private final ReentrantLock painting = new ReentrantLock();
    private final FontMetrics metrics = FontMetrics.load();
    private final GlyphAtlas atlas = new GlyphAtlas(List.of(ShippedGlyphs.load()));
    private final SceneEncoder encoder = new SceneEncoder(metrics, atlas);
    private final Raster raster = new Raster(atlas);
    private final DisplayList list = new DisplayList();
    private final Picture picture = new Picture();

    FontMetrics metrics() {
        return metrics;
    }

    byte[] png(Scene scene) {
        painting.lock();
        try {
            encoder.encode(scene, 1, list);
            raster.paint(list, picture);
            return PngFile.bytes(picture.pixels(), picture.width(), picture.height());
        } finally {
            painting.unlock();
        }
    }
}
