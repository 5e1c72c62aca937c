package com.openagents.backroom.server.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "{\"a\":NaN}",
                "{'a':1}",
                "{\"a\":1,}",
                "/**/{}",
                "{\"a\":1,\"a\":2}",
                "\"\\x\"",
                "01"
            })
    void parse_refusesWhatRfc8259DoesNotKnow(String document) {
        assertThrows(NotJsonException.class, () -> Json.parse(document));
    }

    @Test
    void parse_ofBytes_takesUtf8Only() throws NotJsonException {
        byte[] proper = "{\"a\":\"é\"}".getBytes(UTF_8);
        assertEquals("é", Json.parse(proper).path("a").textValue());

        List<byte[]> others = List.of(
                "{\"a\":1}".getBytes(UTF_16LE),
                "{\"a\":1}".getBytes(UTF_16BE),
                "\uFEFF{\"a\":1}".getBytes(UTF_8),
                "{\"a\":\"\u00c0\u0080\"}".getBytes(ISO_8859_1), // an overlong U+0000
                "{\"a\":\"\u00ed\u00a0\u0080\"}".getBytes(ISO_8859_1)); // half of a pair
        for (byte[] other : others) {
            assertThrows(NotJsonException.class, () -> Json.parse(other));
        }
    }

    @Test
    void parse_takesATextOfTheLargestSizeAndNoLarger() throws NotJsonException {
        String largest = "\"" + "x".repeat(Json.MAX_TEXT_CHARS) + "\"";

        assertEquals(
                Json.MAX_TEXT_CHARS,
                Json.parse(largest.getBytes(UTF_8)).textValue().length());
        byte[] larger = ("x" + largest).replaceFirst("x\"", "\"x").getBytes(UTF_8);
        assertThrows(NotJsonException.class, () -> Json.parse(larger));
    }

    @Test
    void parse_takesTheDeepestNestingAndNoDeeper() throws NotJsonException {
        Json.parse("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH));
        assertThrows(NotJsonException.class, () -> Json.parse("[".repeat(Json.MAX_DEPTH + 1)));
    }

    @Test
    void requests_areReadToTheirOwnDepth_andNumbersAsTheyAre_IN04() throws NotJsonException {
        int depth = Json.MAX_REQUEST_DEPTH;
        Json.parseRequest(("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8));
        byte[] deeper = ("[".repeat(depth + 1) + "]".repeat(depth + 1)).getBytes(UTF_8);
        assertThrows(NotJsonException.class, () -> Json.parseRequest(deeper));
        for (String wrong : List.of("{\"a\":1,\"a\":2}", "{} {}", "{\"a\":NaN}", "", "9".repeat(101))) {
            assertThrows(NotJsonException.class, () -> Json.parseRequest(wrong.getBytes(UTF_8)), wrong);
        }
        JsonFields numbers = new JsonFields(
                Json.parseRequest("{\"most\":9223372036854775807,\"least\":-9223372036854775808}".getBytes(UTF_8)));
        assertEquals(Long.MAX_VALUE, numbers.number("most"));
        assertEquals(Long.MIN_VALUE, numbers.number("least"));
    }

    @Test
    void fields_ofAnotherTypeAreAbsent() throws NotJsonException {
        JsonFields fields = new JsonFields(
                Json.parse("{\"text\":1,\"number\":1.5,\"big\":9223372036854775808,\"flag\":\"true\",\"object\":[],"
                        + "\"list\":{},\"mixed\":[1,\"a\",{\"b\":2},null],\"nothing\":null}"));

        assertNull(fields.text("text"));
        assertNull(fields.number("number"));
        assertNull(fields.number("big"));
        assertNull(fields.flag("flag"));
        assertNull(fields.object("object"));
        assertNull(fields.text("nothing"));
        assertNull(fields.text("absent"));
        assertEquals(List.of(), fields.objects("list"));
        assertEquals(List.of("a"), fields.texts("mixed"));
        assertEquals(1, fields.objects("mixed").size());
        assertEquals(2L, fields.objects("mixed").getFirst().number("b"));
        assertNull(new JsonFields(Json.parse("[1]")).text("any"));
    }
}
