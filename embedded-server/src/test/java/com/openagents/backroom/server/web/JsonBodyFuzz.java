package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.openagents.backroom.server.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// A body is an object of known fields in proper UTF-8, or refused in a sentence (requirement IN-04).
public final class JsonBodyFuzz {
    private static final Set<String> FIELDS = Set.of("repo", "flag", "number", "list");
    private static final int MAX = 100;

    private JsonBodyFuzz() {}

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            JsonBody body = JsonBody.parse(input, FIELDS);
            requireSameAsText(input);
            body.text("repo", MAX);
            body.flag("flag");
            body.number("number", -MAX, MAX);
            body.texts("list", MAX);
        } catch (ApiException refused) {
            assertEquals(400, refused.status().code());
        }
    }

    /// Whoever decodes it first reads the same: in bytes Jackson finds UTF-16 and overlong forms too.
    private static void requireSameAsText(byte[] input) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(input))
                    .toString();
            assertTrue(Json.shared().readTree(text).isObject(), text);
        } catch (IOException e) {
            fail("two readers would see two things in it", e);
        }
    }
}
