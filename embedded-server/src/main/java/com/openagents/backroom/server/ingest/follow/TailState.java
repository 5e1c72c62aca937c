package com.openagents.backroom.server.ingest.follow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openagents.backroom.server.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/// What a checkpoint remembers beside the place: the mapper's state, and the file's beginning, by which a file
/// that was
/// replaced by another is known even when it has the same name and the system gave it the same identity.
///
/// @param headBytes length of the beginning
/// @param headSum its CRC-32C: it guards against mistakes, not against malice
record TailState(int headBytes, long headSum, String mapper) {
    /// Two transcripts differ within their first record, which names session and time.
    private static final int MAX_HEAD_BYTES = 1024;

    static final TailState START = new TailState(0, 0, "");

    /// The state of the file when it is read up to an offset. A file that was rewritten meanwhile keeps the
    /// beginning that it had, so that the next look finds another file there.
    TailState reached(FileChannel file, long offset, String newMapper) throws IOException {
        return fits(file) ? at(file, offset, newMapper) : new TailState(headBytes, headSum, newMapper);
    }

    private static TailState at(FileChannel file, long offset, String mapper) throws IOException {
        int bytes = (int) Math.min(MAX_HEAD_BYTES, offset);
        return new TailState(bytes, sum(file, bytes), mapper);
    }

    /// Whether it still is the file that this state was made of.
    boolean fits(FileChannel file) throws IOException {
        return file.size() >= headBytes && sum(file, headBytes) == headSum;
    }

    private static long sum(FileChannel file, int bytes) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(bytes);
        while (head.hasRemaining() && file.read(head, head.position()) > 0) {
            // until all is there or the file ends
        }
        CRC32C sum = new CRC32C();
        sum.update(head.flip());
        return sum.getValue();
    }

    String write() {
        try {
            return Json.shared().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a record of texts and numbers can't fail to be written", e);
        }
    }

    /// Reads what [#write] wrote; the start when it can't be read, as the file is then read anew and what is
    /// known of it is
    /// not stored twice.
    static TailState read(String json) {
        try {
            return Json.shared().readValue(json, TailState.class);
        } catch (JsonProcessingException e) {
            return START;
        }
    }
}
