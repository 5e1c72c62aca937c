package com.openagents.backroom.bench.hud;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.raster.Picture;
import com.openagents.backroom.hud.raster.Raster;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.List;

/// The mirror of the shaders on the processor.
final class CpuStages implements Stages {
    static final String ENCODE = "encode";
    static final String RASTER = "cpu raster";

    private final GlyphAtlas atlas = new GlyphAtlas(List.of(ShippedGlyphs.load()));
    private final DisplayList list = new DisplayList();
    private final Picture picture = new Picture();
    private final Raster raster = new Raster(atlas);
    private final SceneEncoder encoder;

    CpuStages(FontMetrics metrics) {
        encoder = new SceneEncoder(metrics, atlas);
    }

    @Override
    public String device() {
        return "";
    }

    @Override
    public void frame(Scene scene, Times times) {
        long start = System.nanoTime();
        encoder.encode(scene, 1, list);
        long encoded = System.nanoTime();
        raster.paint(list, picture);
        times.add(ENCODE, encoded - start);
        times.add(RASTER, System.nanoTime() - encoded);
    }

    /// The frame painted last.
    Picture picture() {
        return picture;
    }

    @Override
    public void close() {}
}
