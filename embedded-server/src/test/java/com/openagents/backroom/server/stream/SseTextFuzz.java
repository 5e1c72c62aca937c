package com.openagents.backroom.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.schema.hud.MessageType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What is written as one message is read as one, or not written (requirement RT-09).
public final class SseTextFuzz {
    private SseTextFuzz() {}

    /// What Jazzer calls. The input is an id, a `|` and the data.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int bar = text.indexOf('|');
        String id = text.substring(0, Math.max(0, bar));
        String data = text.substring(bar + 1);
        byte[] message;
        try {
            message = SseText.message(MessageType.HUD, id, data.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            return;
        }
        // The HTML standard, 9.2.6: lines end by CR LF, LF or CR; an empty one ends the message.
        List<String> lines = List.of(new String(message, StandardCharsets.UTF_8).split("\r\n|\n|\r", -1));
        assertEquals(List.of("event: hud", "id: " + id, "data: " + data, "", ""), lines);
    }
}
