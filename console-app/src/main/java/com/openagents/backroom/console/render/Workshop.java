package com.openagents.backroom.console.render;

import com.openagents.backroom.hud.freetype.FreeTypeGlyphs;
import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.Kind;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.hud.vulkan.FrameRing;
import com.openagents.backroom.hud.vulkan.VulkanPainter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// What the render thread paints with; all surfaces of a window share it.
final class Workshop implements AutoCloseable {
    private final VulkanPainter painter;
    private final FontMetrics metrics = FontMetrics.load();
    private final FreeTypeGlyphs onDemand = new FreeTypeGlyphs();
    private final WordsOnDemand words;
    private final AtomicBoolean hasWords = new AtomicBoolean();
    private int wordsCome;
    private final GlyphAtlas atlas;
    private final DisplayList list = new DisplayList();

    /// @param wake has the render thread look for work, from any thread
    Workshop(VulkanPainter painter, Runnable wake) {
        this.painter = painter;
        words = new WordsOnDemand(() -> {
            hasWords.set(true);
            wake.run();
        });
        atlas = new GlyphAtlas(List.of(ShippedGlyphs.load(), onDemand, words));
    }

    /// Notes that words have come which frames before lacked: they are painted anew.
    void takeWords() {
        if (hasWords.getAndSet(false)) {
            atlas.again();
            wordsCome++;
        }
    }

    /// How often words have come since the beginning.
    int wordsCome() {
        return wordsCome;
    }

    VulkanPainter painter() {
        return painter;
    }

    GlyphAtlas atlas() {
        return atlas;
    }

    /// Reused for every frame.
    DisplayList list() {
        return list;
    }

    /// Has every kind of instance painted once, unseen: drivers compile shaders when they are first used, which takes
    /// some tenths of a second.
    void warmUp() {
        int[] px = {0, 0x10001, 0, 0x10001, 0, 1 << 16, 0, 0};
        list.start(1, 1, 0);
        for (Kind kind : Kind.values()) {
            list.batch(kind);
            list.add(px, 0, 1);
        }
        try (FrameRing unseen = painter.ring(1, 1, 1)) {
            painter.paint(list, atlas, unseen, 0);
        }
    }

    /// A surface has an encoder of its own, which remembers its panels from frame to frame.
    SceneEncoder newEncoder() {
        return new SceneEncoder(metrics, atlas);
    }

    @Override
    public void close() {
        words.close();
        onDemand.close();
        painter.close();
    }
}
