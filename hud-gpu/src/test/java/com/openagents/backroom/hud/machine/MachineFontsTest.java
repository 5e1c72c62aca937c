package com.openagents.backroom.hud.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.openagents.backroom.hud.glyph.GlyphImage;
import com.openagents.backroom.hud.glyph.GlyphSource.Answer;
import com.openagents.backroom.hud.glyph.GlyphSource.Word;
import org.junit.jupiter.api.Test;

/// What this machine's fonts draw.
class MachineFontsTest {
    private static final int SIZE_64 = 24 * 64;

    private final MachineFonts fonts = new MachineFonts();
    private final GlyphImage image = new GlyphImage();

    private Answer draw(String text, int widthPx, boolean isRightToLeft) {
        return fonts.word(new Word(text, 0, SIZE_64, widthPx, isRightToLeft), image);
    }

    private int ink(int from, int to) {
        int ink = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = Math.max(from, 0); x < Math.min(to, image.width()); x++) {
                ink += image.texels()[y * image.width() + x] & 255;
            }
        }
        return ink;
    }

    @Test
    void lettersFromRightToLeft_beginAtTheRight() {
        // A lamed reaches above the others, a yod is small: first the large, then the small.
        assumeTrue(draw("\u05dc\u05d9", 60, true) == Answer.HERE, "no font of this machine has Hebrew");
        int middle = image.width() / 2;
        assertTrue(ink(middle, image.width()) > ink(0, middle), "lamed stands at the right");
        assertEquals(Answer.HERE, draw("\u05d9\u05dc", 60, true));
        middle = image.width() / 2;
        assertTrue(ink(0, middle) > ink(middle, image.width()), "lamed stands at the left");
    }

    @Test
    void wordOfLittleRoom_isSqueezedIntoIt_andOneOfMuchStandsInItsMiddle() {
        String word = "\u05e9\u05dc\u05d5\u05dd";
        assumeTrue(draw(word, 20, true) == Answer.HERE, "no font of this machine has Hebrew");
        assertTrue(image.width() <= 22, image.width() + " px");
        int squeezed = image.width();
        assertEquals(Answer.HERE, draw(word, 200, true));
        assertTrue(image.width() > squeezed);
        assertTrue(Math.abs(image.left() + image.width() / 2 - 100) <= 3, "at " + image.left());
    }

    @Test
    void whatNoFontHas_isNowhere() {
        assertEquals(Answer.NOWHERE, draw("\udbff\udffd", 40, false), "a private code point");
        assertEquals(Answer.NOWHERE, draw("", 40, false));
    }
}
