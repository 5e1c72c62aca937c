package com.openagents.backroom.hud.text;

/// What scripts do that the shipped fonts lack, by the blocks of Unicode 16, coarsely: the shipped fonts hold Latin,
/// Greek and Cyrillic, and the machine's fonts draw the others in the room that this gives them.
final class Scripts {
    /// Below, the shipped fonts have all letters.
    private static final int FIRST = 0x370;

    /// Each Indic script has a block of as many code points, with its marks at the same places.
    private static final int INDIC_BLOCK = 0x80;

    private Scripts() {}

    /// Hebrew, Arabic and the others that run from right to left.
    static boolean isRightToLeft(int codePoint) {
        return isWithin(codePoint, 0x590, 0x8ff)
                || isWithin(codePoint, 0xfb1d, 0xfdff)
                || isWithin(codePoint, 0xfe70, 0xfefe)
                || isWithin(codePoint, 0x10800, 0x10fff)
                || isWithin(codePoint, 0x1e800, 0x1eeff);
    }

    /// Letters of the shipped fonts; signs among them count as such, figures do not.
    static boolean isLeftToRight(int codePoint) {
        return isWithin(codePoint, 'A', 'Z') || isWithin(codePoint, 'a', 'z') || isWithin(codePoint, 0xc0, 0x58f);
    }

    /// Arabic and its kin, whose letters are joined and narrow.
    static boolean isJoined(int codePoint) {
        return isWithin(codePoint, 0x600, 0x8ff)
                || isWithin(codePoint, 0xfb50, 0xfdff)
                || isWithin(codePoint, 0xfe70, 0xfefe);
    }

    /// Letters that take one cell; what is neither this nor a mark takes two, as Chinese and signs do.
    static boolean isNarrow(int codePoint) {
        return isWithin(codePoint, FIRST, 0x10ff)
                || isWithin(codePoint, 0x1160, 0x1fff)
                || isWithin(codePoint, 0xa4d0, 0xa95f)
                || isWithin(codePoint, 0xa980, 0xabff)
                || isWithin(codePoint, 0xfb00, 0xfdff)
                || isWithin(codePoint, 0xfe70, 0xfefe)
                || isWithin(codePoint, 0x10000, 0x16fff)
                || isWithin(codePoint, 0x1e800, 0x1eeff);
    }

    /// Marks that stand above or below a letter and take no room.
    static boolean isMark(int codePoint) {
        return isCombining(codePoint)
                || isWithin(codePoint, 0x591, 0x5bd)
                || isWithin(codePoint, 0x5bf, 0x5c7)
                || isWithin(codePoint, 0x610, 0x61a)
                || isWithin(codePoint, 0x64b, 0x65f)
                || codePoint == 0x670
                || isWithin(codePoint, 0x6d6, 0x6ed)
                || isIndicMark(codePoint)
                || isThaiMark(codePoint);
    }

    /// Accents that are written after the letter they stand on.
    static boolean isCombining(int codePoint) {
        return isWithin(codePoint, 0x300, 0x36f);
    }

    private static boolean isIndicMark(int codePoint) {
        int place = codePoint % INDIC_BLOCK;
        return isWithin(codePoint, 0x900, 0xd7f)
                && (place <= 0x02
                        || place == 0x3c
                        || isWithin(place, 0x41, 0x48)
                        || place == 0x4d
                        || isWithin(place, 0x51, 0x57)
                        || isWithin(place, 0x62, 0x63));
    }

    /// Thai and Lao, whose blocks are alike.
    private static boolean isThaiMark(int codePoint) {
        int place = codePoint % INDIC_BLOCK;
        return isWithin(codePoint, 0xe00, 0xeff)
                && (place == 0x31 || isWithin(place, 0x34, 0x3c) || isWithin(place, 0x47, 0x4e));
    }

    private static boolean isWithin(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }
}
