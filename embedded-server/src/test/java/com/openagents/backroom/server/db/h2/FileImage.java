package com.openagents.backroom.server.db.h2;

import com.openagents.backroom.server.db.h2.DiskStep.Write;
import java.util.Arrays;

/// The bytes of a file.
final class FileImage {
    private byte[] bytes = {};
    private int length;

    FileImage copy() {
        FileImage copy = new FileImage();
        copy.bytes = bytes();
        copy.length = length;
        return copy;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    void truncate(long size) {
        length = Math.min(length, (int) size);
    }

    /// Puts a part of what is written.
    void put(Write write, int from, int to) {
        int start = (int) write.position() + from;
        int end = (int) write.position() + to;
        grow(end, 2 * end);
        System.arraycopy(write.bytes(), from, bytes, start, to - from);
    }

    void fillUpTo(int unit) {
        int full = (length + unit - 1) / unit * unit;
        grow(full, full);
    }

    private void grow(int end, int capacity) {
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, capacity);
        }
        if (end > length) {
            Arrays.fill(bytes, length, end, (byte) 0);
            length = end;
        }
    }
}
