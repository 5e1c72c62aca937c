package com.openagents.backroom.hud.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.scene.Font;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextRunsTest {
    private static final FontMetrics METRICS = FontMetrics.load();
    private static final String SHALOM = "\u05e9\u05dc\u05d5\u05dd";
    private static final String OLAM = "\u05e2\u05d5\u05dc\u05dd";

    /// What is seen, from left to right; foreign words in brackets.
    private static String seen(String text) {
        StringBuilder seen = new StringBuilder();
        TextRuns.of(text, Font.CODE, METRICS).stream()
                .sorted(Comparator.comparingDouble(TextRun::x))
                .forEach(run -> seen.append(run.isForeign() ? "[" + run.text() + "]" : run.text()));
        return seen.toString();
    }

    @Test
    void textOfTheShippedFonts_isPlain() {
        for (String text : List.of("", "rm -r dist", "\u00e9\u0416\u03a9 \u2026 \u2212 \u2500", "a\tb")) {
            assertTrue(TextRuns.isPlain(text, Font.CODE, METRICS), text);
            assertEquals(text, seen(text));
        }
        assertFalse(TextRuns.isPlain("a " + SHALOM, Font.CODE, METRICS));
    }

    @Test
    void wordsFromRightToLeft_areTurnedAmongThemselves() {
        assertEquals("say [" + OLAM + "] [" + SHALOM + "] twice", seen("say " + SHALOM + " " + OLAM + " twice"));
        assertEquals("[" + OLAM + "] 12 [" + SHALOM + "]", seen(SHALOM + " 12 " + OLAM));
    }

    @Test
    void whatStandsBesideThem_isNotMoved() {
        assertEquals("3 [" + SHALOM + "] 12 > a", seen("3 " + SHALOM + " 12 > a"));
        assertEquals("[" + SHALOM + "] a [" + OLAM + "]", seen(SHALOM + " a " + OLAM));
        assertEquals("([" + SHALOM + "])!", seen("(" + SHALOM + ")!"));
    }

    @Test
    void signsBetweenTurnedWords_areTurnedToo() {
        assertEquals("[" + OLAM + "] ,[" + SHALOM + "]", seen(SHALOM + ", " + OLAM));
        assertEquals("[" + OLAM + "] (3.5:1[" + SHALOM + "]", seen(SHALOM + "3.5:1) " + OLAM));
    }

    @Test
    void scriptsInOneLine_areWordsOfTheirOwn() {
        String hindi = "\u0928\u092e\u0938\u094d\u0924\u0947";
        String thai = "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35";
        assertEquals("[" + hindi + "] [" + thai + "]", seen(hindi + " " + thai));
        assertEquals("[\u4f60][\u597d] ok", seen("\u4f60\u597d ok"));
        assertEquals("caf[e\u0301]s", seen("cafe\u0301s"));
    }

    /// Runs lie side by side, and take the room that the layout gave the text.
    @Test
    void textsByChance_areTakenApartWhole() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int[] signs = {'a', '7', ' ', '(', '.', 0x5d0, 0x5b8, 0x627, 0x64b, 0x928, 0xe31, 0x6e2c, 0x1f680, 0x301, 0x200b
        };
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                text.appendCodePoint(signs[random.nextInt(signs.length)]);
            }
            List<TextRun> runs = TextRuns.of(text.toString(), Font.PROSE, METRICS).stream()
                    .sorted(Comparator.comparingDouble(TextRun::x).thenComparingDouble(TextRun::width))
                    .toList();
            double x = 0;
            int chars = 0;
            for (TextRun run : runs) {
                assertEquals(x, run.x(), 1e-6, "seed " + seed);
                x += run.width();
                chars += run.text().length();
            }
            assertEquals(METRICS.width(text.toString(), Font.PROSE), x, 1e-6, "seed " + seed);
            assertEquals(text.length(), chars, "seed " + seed);
        }
    }
}
