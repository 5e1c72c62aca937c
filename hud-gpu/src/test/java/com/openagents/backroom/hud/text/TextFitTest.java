package com.openagents.backroom.hud.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.scene.Font;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A cell of code is 7.2 px wide.
class TextFitTest {
    private static final FontMetrics METRICS = FontMetrics.load();

    private final TextFit fit = new TextFit(METRICS);

    @Test
    void lines_breakAtSpaces_andWithinAWordThatIsTooLong() {
        assertEquals(List.of("one two", "three"), fit.wrap("one two three", Font.CODE, 60, 9));
        assertEquals(List.of("abcdefgh", "ijkl"), fit.wrap("abcdefghijkl", Font.CODE, 60, 9));
        assertEquals(List.of("a", "", "b"), fit.wrap("a\n\nb", Font.CODE, 60, 9));
        assertEquals(List.of("a", "b"), fit.wrap("ab", Font.CODE, 1, 9));
    }

    @Test
    void whatIsCutOff_endsInAnEllipsis() {
        assertEquals("one two\u2026", fit.end("one two three", Font.CODE, 60));
        assertEquals("one\u2026", fit.end("one two", Font.CODE, 40));
        assertEquals("", fit.end("one", Font.CODE, 1));
        assertEquals(List.of("one", "two\u2026"), fit.wrap("one two three four", Font.CODE, 30, 2));
    }

    @Test
    void textsByChance_fitInEveryWidth() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int[] signs = {'a', 'W', ' ', '\t', '\n', 0xe9, 0x416, 0x5d0, 0x202e, 0x2588, 0x6e2c, 0x1f600, 0xd800, 0x301};
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                text.appendCodePoint(signs[random.nextInt(signs.length)]);
            }
            double width = 30 + random.nextInt(200);
            assertTrue(METRICS.width(fit.end(text.toString(), Font.PROSE, width), Font.PROSE) <= width, "seed " + seed);
            List<String> lines = fit.wrap(text.toString(), Font.PROSE, width, 4);
            assertTrue(lines.size() <= 4, "seed " + seed);
            lines.forEach(line -> assertTrue(METRICS.width(line, Font.PROSE) <= width, "seed " + seed));
        }
    }

    @Test
    void charactersThatTurnALine_areDropped() {
        String turned = "rm \u202etxt.\u202c\u2066a\u2069 \u200e\u200f\u061c\u05d0";
        assertEquals("rm txt.a \u05d0", TextFit.oneLine(turned));
        assertEquals("rm txt.a \u05d0", BidiControls.drop(turned));
        String plain = "\u05d0 \u6e2c \u0416";
        assertEquals(plain, BidiControls.drop(plain));
    }
}
