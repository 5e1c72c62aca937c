package com.openagents.backroom.hud.text;

/// Reads big-endian numbers out of bytes, in a browser too.
final class MetricsReader {
    private final byte[] bytes;
    private int at;

    MetricsReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int u16() {
        int value = ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
        at += 2;
        return value;
    }

    int i32() {
        return (u16() << 16) | u16();
    }
}
