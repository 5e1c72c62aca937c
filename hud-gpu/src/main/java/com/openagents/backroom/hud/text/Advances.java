package com.openagents.backroom.hud.text;

import java.io.DataOutput;
import java.io.IOException;

/// The advance widths of one font, in parts of its em.
///
/// ```
/// u16 units per em | u16 ascent | u16 advance of an unknown glyph | i32 ranges
/// each range: i32 first code point | i32 count | count × u16 advance
/// ```
final class Advances {
    /// What a joined letter takes of a figure's width, where letters differ in width.
    private static final double JOINED = 0.75;

    private final int unitsPerEm;
    private final int ascent;
    private final int unknown;
    private final int[] firsts;
    private final int[][] widths;
    private final double[] ascii = new double[128];

    Advances(int unitsPerEm, int ascent, int unknown, int[] firsts, int[][] widths) {
        this.unitsPerEm = unitsPerEm;
        this.ascent = ascent;
        this.unknown = unknown;
        this.firsts = firsts.clone();
        this.widths = widths.clone();
        for (int c = 0; c < ascii.length; c++) {
            ascii[c] = search(c);
        }
    }

    /// Advance in em. What the font lacks takes the cells that terminals give it, two where it is no letter of a narrow
    /// script (tokens.md §7.7), and is drawn within them; marks and control characters have no width.
    double advance(int codePoint) {
        return codePoint >= 0 && codePoint < ascii.length ? ascii[codePoint] : search(codePoint);
    }

    private double search(int codePoint) {
        int width = Scripts.isCombining(codePoint) ? 0 : find(codePoint);
        if (width >= 0) {
            return (double) width / unitsPerEm;
        }
        if (codePoint < 0x20 || isInvisible(codePoint) || Scripts.isMark(codePoint)) {
            return 0;
        }
        double cells = !Scripts.isNarrow(codePoint) ? 2 : Scripts.isJoined(codePoint) && !isMono() ? JOINED : 1;
        return cells * unknown / unitsPerEm;
    }

    private boolean isMono() {
        return find('i') == unknown;
    }

    boolean has(int codePoint) {
        return find(codePoint) >= 0;
    }

    /// Height above the baseline in em.
    double ascent() {
        return (double) ascent / unitsPerEm;
    }

    /// Marks that join or direct other characters: combining, zero width, bidirectional controls, variation selectors.
    static boolean isInvisible(int codePoint) {
        return (codePoint >= 0x7f && codePoint < 0xa0)
                || (codePoint >= 0x300 && codePoint < 0x370)
                || (codePoint >= 0x200b && codePoint <= 0x200d)
                || BidiControls.is(codePoint)
                || (codePoint >= 0x2060 && codePoint <= 0x206f)
                || (codePoint >= 0xfe00 && codePoint <= 0xfe0f)
                || codePoint == 0xfeff;
    }

    private int find(int codePoint) {
        int low = 0;
        int high = firsts.length - 1;
        while (low <= high) {
            int mid = (low + high) >>> 1;
            if (codePoint < firsts[mid]) {
                high = mid - 1;
            } else if (codePoint >= firsts[mid] + widths[mid].length) {
                low = mid + 1;
            } else {
                return widths[mid][codePoint - firsts[mid]];
            }
        }
        return -1;
    }

    void write(DataOutput out) throws IOException {
        out.writeShort(unitsPerEm);
        out.writeShort(ascent);
        out.writeShort(unknown);
        out.writeInt(firsts.length);
        for (int i = 0; i < firsts.length; i++) {
            out.writeInt(firsts[i]);
            out.writeInt(widths[i].length);
            for (int width : widths[i]) {
                out.writeShort(width);
            }
        }
    }

    static Advances read(MetricsReader in) {
        int unitsPerEm = in.u16();
        int ascent = in.u16();
        int unknown = in.u16();
        int[] firsts = new int[in.i32()];
        int[][] widths = new int[firsts.length][];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = in.i32();
            int[] run = new int[in.i32()];
            for (int k = 0; k < run.length; k++) {
                run[k] = in.u16();
            }
            widths[i] = run;
        }
        return new Advances(unitsPerEm, ascent, unknown, firsts, widths);
    }
}
