package com.openagents.backroom.bench.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.Kind;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GlyphSceneTest {
    static Stream<SceneSize> sizes() {
        return Stream.concat(SceneSize.WINDOWS.stream(), Stream.of(SceneSize.LARGE));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void scene_hasExactlyItsGlyphs_allWithinTheWindow(SceneSize size) {
        SceneEncoder encoder = new SceneEncoder(FontMetrics.load(), new GlyphAtlas(List.of(ShippedGlyphs.load())));
        DisplayList list = new DisplayList();
        List<Scene> scenes = size.scenes();
        assertNotEquals(scenes.getFirst(), scenes.getLast());
        for (Scene scene : scenes) {
            encoder.encode(scene, 1, list);

            int glyphs = 0;
            for (int batch = 0; batch < list.batches(); batch++) {
                glyphs += list.kind(batch) == Kind.GLYPH ? list.count(batch) : 0;
            }
            assertEquals(size.glyphs(), glyphs);
            assertFalse(list.isCut());
        }
    }
}
