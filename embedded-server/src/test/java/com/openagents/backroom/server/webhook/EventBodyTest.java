package com.openagents.backroom.server.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.webhook.EventBody.NoEventException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is read of an event of Stripe's (requirement ST-13), and what is none. The body's form is that of
/// <https://docs.stripe.com/api/events/object>.
class EventBodyTest {
    private static final String REFUNDED = """
            {"object":"event","id":"evt_1","type":"charge.refunded","created":1764147600,"livemode":false,
             "api_version":"2026-07-29.dahlia",
             "data":{"object":{"object":"charge","id":"ch_1","customer":"cus_1","payment_intent":"pi_1"},
                     "previous_attributes":{"customer":"cus_0"}}}""";

    private static EventBody parse(String body) throws NoEventException {
        return EventBody.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void event_isReadToTheLastName() throws NoEventException {
        EventBody body = parse(REFUNDED);

        assertEquals("evt_1", body.event().id());
        assertEquals("charge.refunded", body.event().type());
        assertEquals("2026-07-29.dahlia", body.event().apiVersion());
        assertEquals(Instant.parse("2025-11-26T09:00:00Z"), body.event().createdAt());
        assertEquals("ch_1", body.event().objectId());
        assertEquals("cus_1", body.event().customerId());
        assertEquals(64, body.event().sha256().length());
        assertEquals(REFUNDED, body.event().payload());
        assertEquals("cus_1", body.customer());
        assertEquals("cus_0", body.previousCustomer());
        assertEquals("pi_1", body.paymentIntent());
        assertFalse(body.isLive());
        assertTrue(parse(REFUNDED.replace("false", "true")).isLive());
    }

    @Test
    void customerItself_isItsOwnCustomer() throws NoEventException {
        EventBody body = parse(REFUNDED.replace("\"charge\"", "\"customer\"").replace("\"ch_1\"", "\"cus_2\""));

        assertEquals("cus_2", body.customer());
        assertEquals("cus_2", body.event().objectId());
    }

    @Test
    void objectInPlaceOfAnId_isTheSame() throws NoEventException {
        assertEquals(
                "pi_1",
                parse(REFUNDED.replace("\"pi_1\"", "{\"object\":\"payment_intent\",\"id\":\"pi_1\"}"))
                        .paymentIntent());
    }

    @Test
    void whatCannotBeAName_isNone() throws NoEventException {
        assertNull(parse(REFUNDED.replace("\"pi_1\"", "\"pi 1\"")).paymentIntent());
        assertNull(parse(REFUNDED.replace("\"pi_1\"", "7")).paymentIntent());
        assertNull(parse(REFUNDED.replace("\"pi_1\"", "null")).paymentIntent());
        assertNull(parse(REFUNDED.replace("\"cus_1\"", "\"" + "c".repeat(256) + "\""))
                .customer());
        assertEquals(
                255,
                String.valueOf(parse(REFUNDED.replace("\"cus_1\"", "\"" + "c".repeat(255) + "\""))
                                .customer())
                        .length());
    }

    @Test
    void version_isOneOfAtMost50Characters() throws NoEventException {
        String version = "2026-07-29.dahlia";
        assertEquals(
                "v".repeat(50),
                parse(REFUNDED.replace(version, "v".repeat(50))).event().apiVersion());
        assertNull(parse(REFUNDED.replace(version, "v".repeat(51))).event().apiVersion());
        assertNull(
                parse(REFUNDED.replace("\"" + version + "\"", "2026")).event().apiVersion());
    }

    @ParameterizedTest
    @CsvSource({"0, 1970-01-01T00:00:00Z", "253402300799, 9999-12-31T23:59:59Z"})
    void timesOfAllThatADatabaseHolds_areTaken(String seconds, String time) throws NoEventException {
        assertEquals(
                Instant.parse(time),
                parse(REFUNDED.replace("1764147600", seconds)).event().createdAt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1764147600 | -1",
                "1764147600 | 253402300800",
                "1764147600 | 99999999999999999999",
                "1764147600 | 1.5",
                "1764147600 | \"now\"",
                "false | 0",
                "\"event\" | \"charge\"",
                "\"evt_1\" | \"evt 1\"",
                "charge.refunded | Charge.Refunded",
                "\"object\":{ | \"other\":{"
            })
    void anythingElse_isNoEvent(String part, String instead) {
        assertTrue(REFUNDED.contains(part), part);
        assertEquals(
                "The body is no event of Stripe's.",
                assertThrows(NoEventException.class, () -> parse(REFUNDED.replace(part, instead)))
                        .getMessage());
    }

    @Test
    void noJson_isSaidToBeNone() {
        String sentence = String.valueOf(
                assertThrows(NoEventException.class, () -> parse("{")).getMessage());
        assertTrue(sentence.startsWith("The body can't be read: "), sentence);
    }
}
