package com.openagents.backroom.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// One line of a file as it lies in a reader's buffer, without its end. Valid only until the reader goes on.
///
/// Its number counts from 1; its offset is the bytes before it in the file; `writtenAt` is when the file was
/// last
/// written to, as known when the line was read: the best that is known of a line that bears no time.
public final class Line {
    private final byte[] buffer;
    private final int from;
    private final int length;
    private final long number;
    private final long offset;
    private final Instant writtenAt;
    private boolean isRepaired;

    public Line(byte[] buffer, int from, int length, long number, long offset, Instant writtenAt) {
        this.buffer = buffer;
        this.from = from;
        this.length = length;
        this.number = number;
        this.offset = offset;
        this.writtenAt = writtenAt;
    }

    /// A line of its own.
    public static Line of(String text, long number, long offset, Instant writtenAt) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Line(bytes, 0, bytes.length, number, offset, writtenAt);
    }

    public int length() {
        return length;
    }

    public long number() {
        return number;
    }

    public long offset() {
        return offset;
    }

    public Instant writtenAt() {
        return writtenAt;
    }

    /// The line as JSON. Bytes that are no UTF-8 read as U+FFFD: an agent that was killed within a character
    /// has still
    /// written the rest.
    public JsonNode json() throws BadLineException {
        try {
            return Json.parse(buffer, from, length);
        } catch (NotJsonException strict) {
            if (isUtf8()) {
                throw new BadLineException(String.valueOf(strict.getMessage()));
            }
            JsonNode json = lenientJson();
            isRepaired = true;
            return json;
        }
    }

    /// Whether bytes that are no UTF-8 had to be replaced to read it.
    public boolean isRepaired() {
        return isRepaired;
    }

    private boolean isUtf8() {
        return Utf8.isValid(buffer, from, length);
    }

    /// The text, with U+FFFD for bytes that are no UTF-8.
    public String text() {
        return new String(buffer, from, length, StandardCharsets.UTF_8);
    }

    private JsonNode lenientJson() throws BadLineException {
        try {
            return Json.parse(text());
        } catch (NotJsonException e) {
            throw new BadLineException(String.valueOf(e.getMessage()));
        }
    }
}
