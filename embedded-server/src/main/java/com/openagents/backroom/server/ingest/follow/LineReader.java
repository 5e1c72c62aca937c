package com.openagents.backroom.server.ingest.follow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// Reads the lines of a file one by one, each whole in one buffer. Memory is bounded by the longest line
/// allowed; a longer
/// one is passed over as it comes. One thread at a time; made to be used for one file after the other.
final class LineReader {
    /// What is read at once; also what the buffer shrinks back to after a long line.
    private static final int CHUNK_BYTES = 256 * 1024;

    private final int maxLineBytes;
    private byte[] buffer = new byte[CHUNK_BYTES];
    private int lineStart;
    private int scanned;
    private int filled;
    private long bufferAt;
    private boolean isSkipping;
    private int from;
    private int length;

    /// What came next.
    enum Found {
        /// A line; its bytes are at [#from].
        LINE,
        /// The end of a line that was longer than allowed.
        TOO_LONG,
        /// The end of the file, perhaps amid a line.
        END
    }

    LineReader(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    /// Begins to read a file.
    ///
    /// @param at where a line begins, or where [#position] stood amid a line that is too long
    void begin(long at, boolean amidTooLong) {
        if (buffer.length > CHUNK_BYTES) {
            buffer = new byte[CHUNK_BYTES];
        }
        bufferAt = at;
        isSkipping = amidTooLong;
        lineStart = 0;
        scanned = 0;
        filled = 0;
        length = 0;
    }

    Found next(FileChannel file) throws IOException {
        while (true) {
            int end = indexOfLineEnd();
            if (end >= 0) {
                from = lineStart;
                length = end - lineStart;
                lineStart = end + 1;
                scanned = lineStart;
                boolean wasTooLong = isSkipping || length > maxLineBytes;
                isSkipping = false;
                return wasTooLong ? Found.TOO_LONG : Found.LINE;
            }
            if (filled - lineStart > maxLineBytes) {
                isSkipping = true;
            }
            if (isSkipping) {
                lineStart = filled;
            }
            makeRoom();
            int read = file.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled), bufferAt + filled);
            if (read <= 0) {
                from = lineStart;
                length = filled - lineStart;
                return Found.END;
            }
            filled += read;
        }
    }

    private int indexOfLineEnd() {
        for (int i = scanned; i < filled; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        scanned = filled;
        return -1;
    }

    private void makeRoom() {
        if (lineStart > 0) {
            System.arraycopy(buffer, lineStart, buffer, 0, filled - lineStart);
            bufferAt += lineStart;
            filled -= lineStart;
            scanned -= lineStart;
            lineStart = 0;
        }
        if (buffer.length - filled < CHUNK_BYTES / 2) {
            long doubled = Math.min(2L * buffer.length, (long) maxLineBytes + CHUNK_BYTES);
            buffer = Arrays.copyOf(buffer, (int) Math.max(doubled, filled + CHUNK_BYTES));
        }
    }

    /// Bytes of the file before the next line; at the end, before the unfinished line, or the end itself amid a
    /// line that
    /// is too long.
    long position() {
        return bufferAt + lineStart;
    }

    /// Whether the end came amid a line that is too long.
    boolean isAmidTooLong() {
        return isSkipping;
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int length() {
        return length;
    }
}
