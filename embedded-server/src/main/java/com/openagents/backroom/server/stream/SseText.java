package com.openagents.backroom.server.stream;

import com.openagents.backroom.schema.hud.MessageType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Messages of a server-sent event stream as bytes (HTML standard, 9.2.6). Made here and nowhere else.
final class SseText {
    private static final byte[] DATA = ascii("data: ");
    private static final byte[] END = ascii("\n\n");

    private SseText() {}

    /// One message.
    ///
    /// @param id goes into `Last-Event-ID`; null leaves it as it was
    /// @param data one line of JSON in UTF-8
    /// @throws IllegalArgumentException when a part would be read as more than one line
    static byte[] message(MessageType type, @Nullable String id, byte[] data) {
        for (byte b : data) {
            if (b == '\n' || b == '\r') {
                throw new IllegalArgumentException("data of more than one line");
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 128);
        out.writeBytes(ascii("event: " + type.wire() + "\n"));
        if (id != null) {
            requireOneLine(id);
            out.writeBytes(ascii("id: " + id + "\n"));
        }
        out.writeBytes(DATA);
        out.writeBytes(data);
        out.writeBytes(END);
        return out.toByteArray();
    }

    static byte[] comment(String text) {
        requireOneLine(text);
        return ascii(": " + text + "\n\n");
    }

    static byte[] retry(int millis) {
        return ascii("retry: " + millis + "\n\n");
    }

    private static void requireOneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                throw new IllegalArgumentException("no visible ASCII: character " + (int) c);
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
