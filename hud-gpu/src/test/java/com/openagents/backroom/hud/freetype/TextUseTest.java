package com.openagents.backroom.hud.freetype;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.hud.glyph.GlyphImage;
import com.openagents.backroom.hud.glyph.GlyphSource;
import com.openagents.backroom.hud.glyph.PreparedGlyphs;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.golden.GoldenScenes;
import com.openagents.backroom.hud.golden.GoldenScenes.Golden;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Primitive.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What is prepared is what scenes are set in.
class TextUseTest {
    private static final double FIELDS_FROM_PX = 18;

    private final GlyphImage image = new GlyphImage();

    @Test
    void everyTextOfEveryScene_isOfAPreparedSize() {
        GlyphSource all = ShippedGlyphs.load();
        Set<String> lacking = new TreeSet<>();
        for (Golden golden : GoldenScenes.all()) {
            for (Text text : texts(golden.scene().primitives())) {
                Font font = text.font();
                for (int scale = 1; scale <= 2; scale++) {
                    int size64 = (int) (font.size() * scale * 64);
                    if (font.size() < FIELDS_FROM_PX && all.phases(font.face(), size64) == 0) {
                        lacking.add(font + " at " + scale + "x");
                    }
                }
            }
        }
        assertEquals(Set.of(), lacking, "add it to TextUse");
    }

    /// A page that draws itself asks for no other file while its texts are in English.
    @Test
    void everyEnglishTextOfAHud_isInWhatAPageFetchesAtOnce() {
        Set<String> lacking = new TreeSet<>();
        for (int scale = 1; scale <= 2; scale++) {
            PreparedGlyphs atOnce = ShippedGlyphs.atOnce(scale);
            for (Golden golden : GoldenScenes.all()) {
                if (golden.name().matches("(hud|phone|empty|lost).*")) {
                    for (Text text : texts(golden.scene().primitives())) {
                        lacking(text, scale, atOnce, lacking);
                    }
                }
            }
        }
        assertEquals(Set.of(), lacking, "add it to TextUse or Repertoire, and see whether the files still fit");
    }

    private void lacking(Text text, int scale, PreparedGlyphs atOnce, Set<String> lacking) {
        Font font = text.font();
        text.text().codePoints().filter(codePoint -> codePoint < 0x7f).forEach(codePoint -> {
            boolean isThere = font.size() < FIELDS_FROM_PX
                    ? atOnce.coverage(font.face(), (int) (font.size() * scale * 64), 0, codePoint, image)
                    : atOnce.field(font.face(), codePoint, image);
            if (!isThere) {
                lacking.add(Character.toString(codePoint) + " of " + font + " at " + scale + "x");
            }
        });
    }

    private static List<Text> texts(List<Primitive> primitives) {
        List<Text> texts = new ArrayList<>();
        for (Primitive primitive : primitives) {
            if (primitive instanceof Text text) {
                texts.add(text);
            } else if (primitive instanceof Clip clip) {
                texts.addAll(texts(clip.children()));
            } else if (primitive instanceof Panel panel) {
                texts.addAll(texts(panel.children()));
            }
        }
        return texts;
    }
}
