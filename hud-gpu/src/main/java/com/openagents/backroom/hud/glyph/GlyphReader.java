package com.openagents.backroom.hud.glyph;

/// Reads numbers out of bytes, in a browser too.
final class GlyphReader {
    private final byte[] bytes;
    private int at;

    GlyphReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int at() {
        return at;
    }

    void skip(int count) {
        if (count < 0 || count > bytes.length - at) {
            throw new IllegalArgumentException("the file of glyphs ends at byte " + bytes.length + ", too early");
        }
        at += count;
    }

    int u8() {
        int from = at;
        skip(1);
        return bytes[from] & 0xff;
    }

    int i8() {
        return (byte) u8();
    }

    int u16() {
        return (u8() << 8) | u8();
    }

    /// Seven bits a byte, the lowest first; the eighth says that more follow.
    int varint() {
        int value = 0;
        int shift = 0;
        int next;
        do {
            next = u8();
            value |= (next & 0x7f) << shift;
            shift += 7;
        } while (next > 0x7f && shift < 32);
        return value;
    }
}
