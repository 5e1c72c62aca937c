package com.openagents.backroom.hud.glyph;

import com.openagents.backroom.hud.scene.Font;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The two textures that glyphs are drawn from, filled as glyphs are first used. Owned by one thread.
///
/// A *strike* is a face at a size (or its fields), a *slot* is the image of one glyph in a strike. Both are plain
/// numbers, good until the [#generation()] changes: when there is no room, the encoder empties the atlas and begins the
/// frame anew.
public final class GlyphAtlas {
    /// Texels to the em of a distance field.
    public static final int FIELD_EM = 32;

    /// Texels from distance 0 to distance 1 of a field.
    public static final int FIELD_RANGE = 4;

    /// A slot without a picture, such as a space's.
    public static final int BLANK = -1;

    /// No source has this glyph in this strike.
    public static final int MISSING = -2;

    /// The pages are full; what is not placed yet can't be drawn before the atlas is emptied.
    public static final int NO_ROOM = -3;

    /// The image is being made.
    public static final int LATER = -4;

    /// Words in other scripts at once; more are on no screen.
    private static final int MAX_WORDS = 8_192;

    private static final int COVERAGE_WIDTH = 2048;
    private static final int FIELD_WIDTH = 1024;

    /// A word's image beyond this, in px, is not drawn: an empty page must have room for it.
    private static final int MAX_WORD_WIDTH = 1024;

    private static final int MAX_HEIGHT = 2048;

    /// More faces and sizes at once than any scene has.
    private static final int MAX_STRIKES = 512;

    private static final int CODE_POINT_BITS = 21;
    private static final int PHASE_BITS = 2;
    private static final int SLOT_FIELDS = 6;

    /// The strike number of a face's fields is the face; sizes follow.
    private static final int FIRST_SIZE = Font.FACES;

    private final List<GlyphSource> sources;
    private final GlyphImage image = new GlyphImage();
    private final AtlasPage coveragePage = new AtlasPage(COVERAGE_WIDTH, MAX_HEIGHT, 1);
    private final AtlasPage fieldPage = new AtlasPage(FIELD_WIDTH, MAX_HEIGHT, 4);
    private final IntMap bySign = new IntMap();
    private final IntMap bySize = new IntMap();
    private final Map<GlyphSource.Word, Integer> byWord = new HashMap<>();
    private final int[] strikeSizes = new int[MAX_STRIKES];
    private final int[] strikePhases = new int[MAX_STRIKES];
    private int strikes = FIRST_SIZE;
    private int[] slots = new int[1024 * SLOT_FIELDS];
    private int slotCount;
    private int generation;

    /// @param sources asked in order: the first that has an image gives it
    public GlyphAtlas(List<GlyphSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /// Grows with every emptying; slots of before are worth nothing.
    public int generation() {
        return generation;
    }

    public AtlasPage coveragePage() {
        return coveragePage;
    }

    public AtlasPage fieldPage() {
        return fieldPage;
    }

    /// Forgets all glyphs: the pages are full, or a source has more than before.
    public void empty() {
        coveragePage.clear();
        fieldPage.clear();
        bySign.clear();
        bySize.clear();
        byWord.clear();
        strikes = FIRST_SIZE;
        slotCount = 0;
        generation++;
    }

    /// Has all that was drawn without a glyph drawn anew, as some are there now that came [#LATER].
    public void again() {
        generation++;
    }

    /// The strike of a face's coverage at a size in device px times 64, or [#NO_ROOM].
    public int strike(int face, int size64) {
        int key = size64 * Font.FACES + face;
        int found = bySize.get(key);
        if (found != IntMap.ABSENT) {
            return found;
        }
        if (strikes == MAX_STRIKES) {
            return NO_ROOM;
        }
        strikeSizes[strikes] = key;
        int phases = 0;
        for (GlyphSource source : sources) {
            phases = phases == 0 ? source.phases(face, size64) : phases;
        }
        strikePhases[strikes] = phases;
        bySize.put(key, strikes);
        return strikes++;
    }

    /// The strike of a face's fields.
    public int fields(int face) {
        return face;
    }

    /// Positions within a px that the strike distinguishes; 0 when it has no images at all.
    public int phases(int strike) {
        return strikePhases[strike];
    }

    /// The slot of a glyph, placed now if it is new; [#BLANK], [#MISSING] or [#NO_ROOM].
    ///
    /// @param phase 0 for fields
    public int slot(int strike, int phase, int codePoint) {
        int key = (((strike << PHASE_BITS) | phase) << CODE_POINT_BITS) | codePoint;
        int slot = bySign.get(key);
        return slot == IntMap.ABSENT ? place(key, strike, phase, codePoint) : slot;
    }

    /// The slot of a word, placed now if it is new; [#BLANK], [#MISSING], [#NO_ROOM] or [#LATER].
    public int word(GlyphSource.Word word) {
        Integer known = byWord.get(word);
        if (known != null) {
            return known;
        }
        if (byWord.size() == MAX_WORDS) {
            return NO_ROOM;
        }
        int slot = MISSING;
        for (GlyphSource source : sources) {
            switch (source.word(word, image)) {
                case HERE -> slot = wordSlot();
                case LATER -> slot = LATER;
                case NOWHERE -> {}
            }
            if (slot != MISSING) {
                break;
            }
        }
        if (slot != NO_ROOM && slot != LATER) {
            byWord.put(word, slot);
        }
        return slot;
    }

    private int wordSlot() {
        if (image.width() == 0 || image.height() == 0) {
            return BLANK;
        }
        return image.width() <= MAX_WORD_WIDTH && image.height() <= MAX_WORD_WIDTH ? store(false) : MISSING;
    }

    private int place(int key, int strike, int phase, int codePoint) {
        int slot = MISSING;
        if (find(strike, phase, codePoint)) {
            slot = image.width() == 0 || image.height() == 0 ? BLANK : store(strike < FIRST_SIZE);
            if (slot == NO_ROOM) {
                return NO_ROOM;
            }
        }
        bySign.put(key, slot);
        return slot;
    }

    private boolean find(int strike, int phase, int codePoint) {
        for (GlyphSource source : sources) {
            boolean found = strike < FIRST_SIZE
                    ? source.field(strike, codePoint, image)
                    : source.coverage(
                            strikeSizes[strike] % Font.FACES,
                            strikeSizes[strike] / Font.FACES,
                            phase,
                            codePoint,
                            image);
            if (found) {
                return true;
            }
        }
        return false;
    }

    private int store(boolean isField) {
        AtlasPage page = isField ? fieldPage : coveragePage;
        if (!page.place(image)) {
            return NO_ROOM;
        }
        if ((slotCount + 1) * SLOT_FIELDS > slots.length) {
            slots = Arrays.copyOf(slots, 2 * slots.length);
        }
        int at = slotCount * SLOT_FIELDS;
        slots[at] = page.placedX();
        slots[at + 1] = page.placedY();
        slots[at + 2] = image.width();
        slots[at + 3] = image.height();
        slots[at + 4] = image.left();
        slots[at + 5] = image.top();
        return slotCount++;
    }

    /// Left edge of a slot's image in its page.
    public int x(int slot) {
        return slots[slot * SLOT_FIELDS];
    }

    public int y(int slot) {
        return slots[slot * SLOT_FIELDS + 1];
    }

    public int width(int slot) {
        return slots[slot * SLOT_FIELDS + 2];
    }

    public int height(int slot) {
        return slots[slot * SLOT_FIELDS + 3];
    }

    /// From the pen to the left edge, in px or in texels of a field.
    public int left(int slot) {
        return slots[slot * SLOT_FIELDS + 4];
    }

    /// From the baseline up to the upper edge.
    public int top(int slot) {
        return slots[slot * SLOT_FIELDS + 5];
    }
}
