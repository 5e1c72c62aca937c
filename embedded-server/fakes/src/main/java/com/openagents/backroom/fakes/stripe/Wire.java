package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Optional;

/// JSON as Stripe writes it: two spaces, explicit nulls. An object of the fake is the very tree that it sends.
final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Wire() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /// From JSON that is written with `'`, for the shapes below.
    static ObjectNode shape(String text) {
        return parse(text.replace('\'', '"'));
    }

    static ObjectNode parse(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A text that may be null.
    static Optional<String> find(JsonNode object, String field) {
        return Optional.ofNullable(object.path(field).textValue());
    }

    static String id(JsonNode object) {
        return object.path("id").asText();
    }

    static String status(JsonNode object) {
        return object.path("status").asText();
    }
}
