package com.openagents.backroom.hud.paint;

import java.util.Arrays;

/// A frame as instances of 8 words, grouped into batches of one kind that are drawn in order. Reused from frame to
/// frame: it grows and never shrinks, and writing into one that is large enough allocates nothing.
///
/// Coordinates are device px from the top left. `i16 | i16` is the first in the low half. A coordinate *in 256ths* is a
/// px times 256 as i32. Colours are RGBA, red in the low byte, not premultiplied.
///
/// ```
/// word    0           1           2            3            4              5              6        7
///         drawn rect  drawn rect
/// QUAD    x | y       w | h       shape x | y  shape w | h  radius 256ths  border 256ths  fill     border
/// STROKE  x | y       w | h       ax 256ths    ay           bx             by             colour   half width 256ths
/// ARC     x | y       w | h       cx 256ths    cy           radius | half  start x | y    colour   end x | y
/// GLYPH   x | y       w | h       texel x | y  0            0              0              colour   0
/// FIELD   x | y       w | h       left 256ths  top          texel x | y    texels per px  colour   field px | 0
/// ```
///
/// - *Drawn rect*: the whole px that are touched, already cut to every clip; `w`, `h` ≥ 1. All else describes the
///   uncut shape, so a cut shape keeps its form.
/// - ARC: radius and half width in 64ths of a px, u16; start and end are unit vectors times 16384, y down, clockwise
///   from start to end; start = end is the whole ring.
/// - GLYPH: the texel at the drawn rect's top left.
/// - FIELD: `left`, `top` is where the texel corner `texel x, y` lies; texels per px times 65536; the last word is the
///   width in texels of the distance from 0 to 1, times 256, u16.
///
/// The meaning of a pixel's coverage is [ShaderSource]'s.
public final class DisplayList {
    /// i32 words of one instance.
    public static final int WORDS = 8;

    /// More instances than any scene has that a person can read; what is beyond is not drawn, and [#isCut] says so.
    public static final int MAX_INSTANCES = 1 << 20;

    private static final int FIRST_INSTANCES = 4096;
    private static final int FIRST_BATCHES = 16;

    private int[] words = new int[FIRST_INSTANCES * WORDS];
    private Kind[] kinds = new Kind[FIRST_BATCHES];
    private int[] firsts = new int[FIRST_BATCHES];
    private int[] counts = new int[FIRST_BATCHES];
    private int instances;
    private int batchCount;
    private int widthPx = 1;
    private int heightPx = 1;
    private int background;
    private boolean isCut;

    /// Empties the list for a frame of this size.
    ///
    /// @param background ARGB, opaque
    public void start(int widthPx, int heightPx, int background) {
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.background = background;
        instances = 0;
        batchCount = 0;
        isCut = false;
    }

    /// Opens a batch; instances added from here on are of this kind.
    public void batch(Kind kind) {
        if (batchCount == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * batchCount);
            firsts = Arrays.copyOf(firsts, 2 * batchCount);
            counts = Arrays.copyOf(counts, 2 * batchCount);
        }
        kinds[batchCount] = kind;
        firsts[batchCount] = instances;
        counts[batchCount] = 0;
        batchCount++;
    }

    /// Appends instances to the open batch.
    ///
    /// @param from the first word to take
    public void add(int[] source, int from, int count) {
        int taken = Math.min(count, MAX_INSTANCES - instances);
        isCut |= taken < count;
        int needed = (instances + taken) * WORDS;
        if (needed > words.length) {
            words = Arrays.copyOf(words, Math.max(needed, 2 * words.length));
        }
        System.arraycopy(source, from, words, instances * WORDS, taken * WORDS);
        instances += taken;
        counts[batchCount - 1] += taken;
    }

    /// Whether both draw the same.
    public boolean isSame(DisplayList that) {
        boolean isSame = widthPx == that.widthPx
                && heightPx == that.heightPx
                && background == that.background
                && instances == that.instances
                && batchCount == that.batchCount;
        for (int i = 0; isSame && i < batchCount; i++) {
            isSame = kinds[i] == that.kinds[i] && counts[i] == that.counts[i];
        }
        for (int i = 0; isSame && i < instances * WORDS; i++) {
            isSame = words[i] == that.words[i];
        }
        return isSame;
    }

    /// The instances; only the first `instances() * WORDS` words count. Not to be changed by a painter.
    public int[] words() {
        return words;
    }

    public int instances() {
        return instances;
    }

    public int batches() {
        return batchCount;
    }

    public Kind kind(int batch) {
        return kinds[batch];
    }

    /// Index of the first instance of a batch.
    public int first(int batch) {
        return firsts[batch];
    }

    /// Instances of a batch.
    public int count(int batch) {
        return counts[batch];
    }

    public int widthPx() {
        return widthPx;
    }

    public int heightPx() {
        return heightPx;
    }

    /// ARGB under everything.
    public int background() {
        return background;
    }

    /// True when the scene had more than [#MAX_INSTANCES].
    public boolean isCut() {
        return isCut;
    }
}
