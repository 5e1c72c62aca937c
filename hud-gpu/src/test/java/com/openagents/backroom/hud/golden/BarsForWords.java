package com.openagents.backroom.hud.golden;

import com.openagents.backroom.hud.glyph.GlyphImage;
import com.openagents.backroom.hud.glyph.WordSource;
import java.util.Arrays;

/// Draws words of other scripts alike on every machine: a bar for each letter, growing in the order in which they are
/// read. It has no Hangul, as a machine without its font.
public final class BarsForWords implements WordSource {
    private static final byte INK = (byte) 255;
    private static final int SIZE_UNITS = 64;

    @Override
    public Answer word(Word word, GlyphImage image) {
        int[] letters = word.text().codePoints().toArray();
        if (letters[0] >= 0xac00 && letters[0] <= 0xd7a3) {
            return Answer.NOWHERE;
        }
        int height = word.size64() / SIZE_UNITS;
        int width = word.widthPx();
        byte[] texels = image.start(width, height, 0, height, 1);
        for (int i = 0; i < letters.length; i++) {
            int place = word.isRightToLeft() ? letters.length - 1 - i : i;
            int left = place * width / letters.length + 1;
            int right = Math.max(left, (place + 1) * width / letters.length);
            int bar = height * (i + 1) / letters.length;
            for (int y = height - bar; y < height; y++) {
                Arrays.fill(texels, y * width + Math.min(left, width), y * width + right, INK);
            }
        }
        return Answer.HERE;
    }
}
