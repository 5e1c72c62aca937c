package com.openagents.backroom.server.ingest.follow;

/// Where a line's text lies, without what is around it: a byte order mark at the beginning of the file, the CR
/// of a CRLF,
/// and NUL bytes that a file system leaves where a write was cut off by a crash.
record LineBounds(int from, int length) {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    static LineBounds of(byte[] buffer, int from, int length, boolean isFirstOfFile) {
        int start = from;
        int end = from + length;
        if (isFirstOfFile && startsWithMark(buffer, start, end)) {
            start += BYTE_ORDER_MARK.length;
        }
        while (start < end && buffer[start] == 0) {
            start++;
        }
        while (end > start && (buffer[end - 1] == 0 || buffer[end - 1] == '\r')) {
            end--;
        }
        return new LineBounds(start, end - start);
    }

    private static boolean startsWithMark(byte[] buffer, int start, int end) {
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (start + i >= end || buffer[start + i] != BYTE_ORDER_MARK[i]) {
                return false;
            }
        }
        return true;
    }

    boolean isBlank(byte[] buffer) {
        for (int i = from; i < from + length; i++) {
            byte b = buffer[i];
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
