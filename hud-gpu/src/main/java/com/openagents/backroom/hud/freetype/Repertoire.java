package com.openagents.backroom.hud.freetype;

import java.util.Set;
import java.util.TreeSet;

/// The code points that are prepared, as far as the fonts have them.
final class Repertoire {
    /// First and last code point of each block (Unicode 17, Blocks.txt).
    private static final int[][] BLOCKS = {
        {0x20, 0x7e}, // Basic Latin
        {0xa0, 0xff}, // Latin-1 Supplement
        {0x100, 0x17f}, // Latin Extended-A
        {0x180, 0x24f}, // Latin Extended-B
        {0x2c6, 0x2dd}, // spacing accents
        {0x370, 0x3ff}, // Greek
        {0x400, 0x52f}, // Cyrillic
        {0x1e80, 0x1ef9}, // Latin Extended Additional: Welsh, Vietnamese
        {0x2010, 0x205f}, // General Punctuation
        {0x2070, 0x209c}, // superscripts and subscripts
        {0x20a0, 0x20c0}, // currencies
        {0x2100, 0x218f}, // letter-like signs, fractions
        {0x2190, 0x21ff}, // arrows
        {0x2200, 0x22ff}, // mathematics
        {0x2300, 0x23ff}, // technical signs
        {0x2400, 0x243f}, // control pictures
        {0x2460, 0x24ff}, // numbers in circles
        {0x2500, 0x257f}, // Box Drawing
        {0x2580, 0x259f}, // Block Elements
        {0x25a0, 0x25ff}, // geometric shapes
        {0x2600, 0x26ff}, // symbols
        {0x2700, 0x27bf}, // dingbats
        {0x27e8, 0x27ff}, // brackets, long arrows
        {0x2800, 0x28ff}, // Braille: what progress bars are drawn with
        {0x2b00, 0x2bff}, // more arrows and shapes
        {0xe0a0, 0xe0d4}, // Powerline, which prompts are drawn with
        {0xfb00, 0xfb06}, // ligatures as characters
        {0xfffd, 0xfffd},
    };

    /// Signs besides letters that the HUD itself writes, and what programs draw boxes with.
    private static final String SIGNS = "\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2212\u2190\u2191\u2192\u2193"
            + "\u21e4\u00b7\u2500\u2502\u250c\u2510\u2514\u2518\u251c\u2524\u2550\u2551\u2554\u2557\u255a\u255d\u2501"
            + "\u2588\u2591\u2592\u2593";

    private Repertoire() {}

    /// Everything that is prepared.
    static Set<Integer> whole() {
        Set<Integer> codePoints = new TreeSet<>();
        for (int[] block : BLOCKS) {
            add(codePoints, block[0], block[1]);
        }
        return codePoints;
    }

    /// What large text is written in, and text of sizes that were not prepared.
    static Set<Integer> large() {
        Set<Integer> codePoints = latin();
        add(codePoints, 0x100, 0x17f);
        add(codePoints, 0x370, 0x3ff);
        add(codePoints, 0x400, 0x45f);
        add(codePoints, 0x2010, 0x2044);
        add(codePoints, 0x20a0, 0x20bf);
        add(codePoints, 0x2190, 0x2199);
        return codePoints;
    }

    /// ASCII, Latin-1 and the signs of the HUD.
    static Set<Integer> latin() {
        Set<Integer> codePoints = ascii();
        add(codePoints, 0xa0, 0xff);
        return codePoints;
    }

    /// ASCII and the signs of the HUD.
    static Set<Integer> ascii() {
        Set<Integer> codePoints = new TreeSet<>();
        add(codePoints, 0x20, 0x7e);
        SIGNS.codePoints().forEach(codePoints::add);
        return codePoints;
    }

    /// What clocks, counts and money are written with.
    static Set<Integer> figures() {
        return of(" 0123456789:.,-$%kMdhmins");
    }

    /// The letters of our own titles of state panels.
    static Set<Integer> titles() {
        return of("Connecting Connection lost No sessions yet");
    }

    private static Set<Integer> of(String text) {
        Set<Integer> codePoints = new TreeSet<>();
        text.codePoints().forEach(codePoints::add);
        return codePoints;
    }

    private static void add(Set<Integer> codePoints, int first, int last) {
        for (int c = first; c <= last; c++) {
            codePoints.add(c);
        }
    }
}
