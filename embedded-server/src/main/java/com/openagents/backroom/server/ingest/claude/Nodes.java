package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads of a JSON tree that may hold anything: what is absent or of another type is null.
final class Nodes {
    /// Years that a time may lie in; a time outside is a mistake of the record, and no database keeps it.
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Nodes() {}

    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value != null && value.isTextual() ? value.textValue() : null;
    }

    /// The first of the names that is a text and not empty.
    static @Nullable String anyText(JsonNode node, String... names) {
        for (String name : names) {
            String text = text(node, name);
            if (text != null && !text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    static boolean flag(JsonNode node, String name) {
        return node.path(name).asBoolean(false);
    }

    static @Nullable Long whole(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value != null && value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : null;
    }

    /// A count; 0 when there is none or it is negative.
    static long count(JsonNode node, String name) {
        Long value = whole(node, name);
        return value == null ? 0 : Math.max(0, value);
    }

    static int small(JsonNode node, String name) {
        return (int) Math.min(Integer.MAX_VALUE, count(node, name));
    }

    /// US dollars as micro-USD, rounded.
    static @Nullable Long microUsd(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isNumber()) {
            return null;
        }
        double dollars = value.doubleValue();
        if (!Double.isFinite(dollars) || dollars < 0 || dollars > 1e9) {
            return null;
        }
        return BigDecimal.valueOf(dollars)
                .movePointRight(6)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
    }

    /// An ISO 8601 time or milliseconds since 1970.
    static @Nullable Instant time(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            return null;
        }
        try {
            Instant time =
                    value.isIntegralNumber() ? Instant.ofEpochMilli(value.longValue()) : Instant.parse(value.asText());
            return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// The text of a message or tool result: a string, or the texts of a list of blocks, one below the other.
    static String contentText(JsonNode content) {
        if (content.isTextual()) {
            return content.textValue();
        }
        StringBuilder all = new StringBuilder();
        for (JsonNode block : content) {
            String text = blockText(block);
            if (!text.isEmpty()) {
                all.append(all.isEmpty() ? "" : "\n").append(text);
            }
        }
        return all.toString();
    }

    private static String blockText(JsonNode block) {
        String type = block.path("type").asText();
        return switch (type) {
            case "text" -> block.path("text").asText();
            case "image" -> "[image]";
            case "document" -> "[document]";
            default -> "";
        };
    }
}
