package com.openagents.backroom.server.db.h2;

import java.nio.ByteBuffer;

/// Bytes that go to a place in a file.
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record FileWrite(long position, byte[] bytes) {
    long end() {
        return position + bytes.length;
    }

    /// Lets what was read look as if this were written.
    ///
    /// @param start the first byte that was read, in the buffer, up to the buffer's position
    /// @param from  the same in the file
    void overlay(ByteBuffer read, int start, long from) {
        long begin = Math.max(position, from);
        long end = Math.min(end(), from + read.position() - start);
        if (begin < end) {
            read.put(start + (int) (begin - from), bytes, (int) (begin - position), (int) (end - begin));
        }
    }
}
