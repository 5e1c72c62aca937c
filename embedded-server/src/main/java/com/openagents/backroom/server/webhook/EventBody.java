package com.openagents.backroom.server.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.db.StripeEventStore.Event;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/* An event of Stripe's, as far as it is believed: what it is about. How that stands is asked at Stripe, so only names are
 * read here, which are the same in every version of the API (requirement ST-22).
 *
 *   {"object":"event", "id":"evt_…", "type":"charge.refunded", "created":1764147600, "livemode":false,
 *    "api_version":"2026-07-29.dahlia",
 *    "data":{"object":{"object":"charge", "id":"ch_…", "customer":"cus_…", "payment_intent":"pi_…"},
 *            "previous_attributes":{"customer":"cus_…"}}}
 */
record EventBody(
        Event event,
        boolean isLive,
        @Nullable String customer,
        @Nullable String previousCustomer,
        @Nullable String paymentIntent) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,255}");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9_.]{1,100}");

    /// The latest moment that a database can hold.
    private static final long MAX_SECONDS = 253_402_300_799L;

    /// A body is no event.
    static final class NoEventException extends Exception {
        NoEventException(String sentence) {
            super(sentence);
        }
    }

    /// Reads a body.
    ///
    /// @throws NoEventException with one sentence when it is no event of Stripe's
    static EventBody parse(byte[] body) throws NoEventException {
        JsonNode root;
        try {
            root = Json.parse(body);
        } catch (NotJsonException e) {
            throw new NoEventException("The body can't be read: " + e.getMessage() + ".");
        }
        JsonNode object = root.path("data").path("object");
        String id = id(root.path("id"));
        String type = root.path("type").asText();
        JsonNode created = root.path("created");
        boolean isEvent = root.path("object").asText().equals("event")
                && id != null
                && TYPE.matcher(type).matches()
                && object.isObject()
                && root.path("livemode").isBoolean()
                && created.isIntegralNumber()
                && created.canConvertToLong()
                && created.longValue() >= 0
                && created.longValue() <= MAX_SECONDS;
        if (!isEvent || id == null) {
            throw new NoEventException("The body is no event of Stripe's.");
        }
        String objectId = id(object.path("id"));
        boolean isCustomer = object.path("object").asText().equals("customer");
        String customer = isCustomer ? objectId : id(object.path("customer"));
        return new EventBody(
                new Event(
                        id,
                        type,
                        version(root.path("api_version")),
                        Instant.ofEpochSecond(created.longValue()),
                        objectId,
                        customer,
                        sha256(body),
                        new String(body, StandardCharsets.UTF_8)),
                root.path("livemode").booleanValue(),
                customer,
                id(root.path("data").path("previous_attributes").path("customer")),
                id(object.path("payment_intent")));
    }

    /// An id as it stands, or that of an object that stands in its place.
    private static @Nullable String id(JsonNode node) {
        String text = node.isObject() ? node.path("id").asText() : node.isTextual() ? node.textValue() : "";
        return ID.matcher(text).matches() ? text : null;
    }

    private static @Nullable String version(JsonNode node) {
        String text = node.asText();
        return node.isTextual() && text.length() <= 50 ? text : null;
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
