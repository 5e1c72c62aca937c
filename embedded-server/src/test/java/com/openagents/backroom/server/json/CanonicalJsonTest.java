package com.openagents.backroom.server.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.proof.CanonicalFields;
import com.openagents.backroom.server.testing.RandomEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Canonical JSON against the reference implementation of RFC 8785's author group.
class CanonicalJsonTest {
    private static final int EVENTS = 2_000;

    @Test
    void events_areWrittenAsTheReferenceWritesThem() throws Exception {
        RandomEvents random = new RandomEvents(new Random(8785));
        for (int i = 0; i < EVENTS; i++) {
            HudEvent event = random.next();
            byte[] json = EventCodec.encodeBody(event);
            String expected = reference(new String(json, StandardCharsets.UTF_8));
            assertEquals(expected, CanonicalFields.object(out -> EventJson.writeBody(event, out)));
            assertEquals(expected, CanonicalJson.of(Json.parse(json)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                -1,
                9007199254740991L,
                9007199254740992L,
                9007199254740993L,
                -9007199254740993L,
                1234567890123456789L,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void wholeNumbers_areWrittenAsDoubles(long number) throws Exception {
        assertEquals(reference("{\"n\":" + number + "}"), CanonicalFields.object(out -> out.number("n", number)));
    }

    @Test
    void namesAndEscapes_areThoseOfTheStandard() throws Exception {
        String odd =
                "{\"\\u20ac\":1,\"\\r\":\"\\u0000\\u001f\\u007f\\b\\t\\n\\f\\r\\\"\\\\/\",\"\\ud83d\\ude00\":null,\"1\":[true,{}]}";
        assertEquals(reference(odd), CanonicalJson.of(Json.parse(odd)));
    }

    @Test
    void halfASurrogatePair_becomesTheReplacement() {
        assertEquals("\"a\uFFFDb\uFFFD\"", CanonicalFields.text("a\uD800b\uDC00"));
    }

    @Test
    void numbersThatNoEventHas_areRefused() {
        for (String number : new String[] {"1.5", "1e3", "9223372036854775808"}) {
            assertThrows(NotJsonException.class, () -> CanonicalJson.of(Json.parse("[" + number + "]")));
        }
    }

    private static String reference(String json) throws IOException {
        return new JsonCanonicalizer(json).getEncodedString();
    }
}
