package com.openagents.backroom.server.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.web.ApiException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/* A batch of CloudEvents 1.0 in the JSON batch format (CloudEvents, JSON event format 1.0.2, chapter 4).
 *
 *   [{"specversion": "1.0", "id": …, "source": …, "type": …, "time": …,
 *     "data": {"credits": 12, "model": …, "input_tokens": …, "output_tokens": …, "session_id": …}}, …]
 *
 * The envelope may have attributes that are not known here, as the format wants it; they say nothing of the usage and are
 * not kept. The data may not. Whatever is wrong refuses the whole batch with the event's place in it.
 */
final class UsageBatch {
    /// Events of one batch: they are booked in one transaction, which takes well under a second.
    static final int MAX_EVENTS = 1_000;

    /// As long as the columns.
    static final int MAX_SOURCE_CHARS = 300;

    static final int MAX_TEXT_CHARS = 200;
    static final int MAX_TYPE_CHARS = 100;

    /// Attributes are named so, with nothing else in the envelope (CloudEvents 1.0.2, naming conventions).
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,20}|data_base64");

    private static final Set<String> DATA = Set.of("credits", "model", "input_tokens", "output_tokens", "session_id");

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private UsageBatch() {}

    /// Reads a batch.
    ///
    /// @throws ApiException 400 when it is none
    static List<UsageEvent> parse(byte[] body) {
        JsonNode batch;
        try {
            batch = Json.parseRequest(body);
        } catch (NotJsonException e) {
            throw ApiException.badRequest("The body can't be read: " + e.getMessage() + ".");
        }
        if (!batch.isArray() || batch.isEmpty() || batch.size() > MAX_EVENTS) {
            throw ApiException.badRequest("The body must be an array of 1 to " + MAX_EVENTS + " CloudEvents.");
        }
        List<UsageEvent> events = new ArrayList<>();
        for (JsonNode event : batch) {
            events.add(new Reader(events.size() + 1).event(event));
        }
        return events;
    }

    /// Reads one event.
    ///
    /// @param place in the batch, from 1
    private record Reader(int place) {
        UsageEvent event(JsonNode event) {
            if (!event.isObject() || !"1.0".equals(event.path("specversion").textValue())) {
                throw wrong("must be an object with `specversion` \"1.0\"");
            }
            for (String name : (Iterable<String>) event::fieldNames) {
                if (!ATTRIBUTE.matcher(name).matches()) {
                    throw wrong("has an attribute whose name is none; use lower-case letters and digits");
                }
            }
            JsonNode data = event.path("data");
            if (!data.isObject()) {
                throw wrong("needs `data`, an object");
            }
            for (String name : (Iterable<String>) data::fieldNames) {
                if (!DATA.contains(name)) {
                    throw wrong("has a field in `data` that is not known here; known are "
                            + String.join(", ", DATA.stream().sorted().toList()));
                }
            }
            String source = required(event, "source", MAX_SOURCE_CHARS);
            if (source.indexOf('#') >= 0) {
                throw wrong("has a `source` with a #; leave the fragment out");
            }
            return new UsageEvent(
                    source,
                    required(event, "id", MAX_TEXT_CHARS),
                    required(event, "type", MAX_TYPE_CHARS),
                    time(event.get("time")),
                    optional(data, "session_id"),
                    optional(data, "model"),
                    number(data, "input_tokens", 0),
                    number(data, "output_tokens", 0),
                    number(data, "credits", -1));
        }

        private String required(JsonNode object, String name, int maxChars) {
            String text = object.path(name).textValue();
            if (text == null || text.isBlank() || text.length() > maxChars || !isPlain(text)) {
                throw wrong("needs `" + name + "`, a text of 1 to " + maxChars + " characters");
            }
            return text;
        }

        private @Nullable String optional(JsonNode object, String name) {
            JsonNode value = object.get(name);
            return value == null || value.isNull() ? null : required(object, name, MAX_TEXT_CHARS);
        }

        /// @param otherwise when it is not there; below 0 when it must be
        private long number(JsonNode object, String name, long otherwise) {
            JsonNode value = object.get(name);
            if (value == null && otherwise >= 0) {
                return otherwise;
            }
            boolean fits = value != null
                    && value.isIntegralNumber()
                    && value.canConvertToLong()
                    && value.longValue() >= 0
                    && value.longValue() <= Balance.MAX_CREDITS;
            if (!fits) {
                throw wrong("needs `" + name + "` in `data`, a whole number from 0 to " + Balance.MAX_CREDITS);
            }
            return value.longValue();
        }

        private @Nullable Instant time(@Nullable JsonNode value) {
            if (value == null || value.isNull()) {
                return null;
            }
            try {
                Instant at = Instant.parse(String.valueOf(value.textValue())).truncatedTo(ChronoUnit.MICROS);
                if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                    throw new DateTimeException("no time of an event");
                }
                return at;
            } catch (DateTimeException e) {
                throw wrong("has a `time` that is none; write it as 2026-11-25T09:00:00Z");
            }
        }

        /// Neither database keeps a NUL, and half a surrogate pair is no character.
        private static boolean isPlain(String text) {
            return text.codePoints()
                    .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        }

        private ApiException wrong(String what) {
            return ApiException.badRequest("Event " + place + " of the batch " + what + ". Nothing was booked.");
        }
    }
}
