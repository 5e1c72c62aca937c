package com.openagents.backroom.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A small JSON object that a request carries, read strictly: known fields only, each of its type (requirement
/// IN-04). What is wrong with it is said in one sentence.
public final class JsonBody {
    private static final String JSON = "application/json";

    private final JsonNode node;

    private JsonBody(JsonNode node) {
        this.node = node;
    }

    /// Reads the body; an empty one is an object without fields.
    ///
    /// @param fields every field there may be
    /// @throws ApiException 400 when it is no such object, 415 when it says to be something else
    public static JsonBody of(ServerRequest request, Set<String> fields) {
        byte[] bytes = RequestBody.bytes(request, WebLimits.MAX_BODY_BYTES);
        if (bytes.length == 0) {
            return new JsonBody(Json.shared().createObjectNode());
        }
        requireJson(request);
        return parse(bytes, fields);
    }

    /// Reads a body that says to be JSON.
    static JsonBody parse(byte[] bytes, Set<String> fields) {
        JsonNode node;
        try {
            node = Json.parseRequest(bytes);
        } catch (NotJsonException e) {
            throw ApiException.badRequest("The body can't be read: " + e.getMessage() + ".");
        }
        if (!node.isObject()) {
            throw ApiException.badRequest("The body must be a JSON object.");
        }
        for (String name : (Iterable<String>) node::fieldNames) {
            if (!fields.contains(name)) {
                throw ApiException.badRequest(
                        "A field of the body is not known here; known are: " + String.join(", ", sorted(fields)) + ".");
            }
        }
        return new JsonBody(node);
    }

    /// A text that is there and not longer than so many characters.
    public Optional<String> text(String name, int maxChars) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().length() > maxChars) {
            throw ApiException.badRequest("`" + name + "` must be a text of at most " + maxChars + " characters.");
        }
        return Optional.of(value.textValue());
    }

    public Optional<Boolean> flag(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw ApiException.badRequest("`" + name + "` must be true or false.");
        }
        return Optional.of(value.booleanValue());
    }

    /// A whole number between two bounds, both included.
    public OptionalLong number(String name, long min, long max) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return OptionalLong.empty();
        }
        boolean fits = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= min
                && value.longValue() <= max;
        if (!fits) {
            throw ApiException.badRequest("`" + name + "` must be a whole number from " + min + " to " + max + ".");
        }
        return OptionalLong.of(value.longValue());
    }

    /// A list of texts.
    public Optional<List<String>> texts(String name, int maxItems) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : value) {
            texts.add(item.isTextual() ? item.textValue() : "");
        }
        if (!value.isArray() || texts.size() > maxItems || texts.contains("")) {
            throw ApiException.badRequest("`" + name + "` must be a list of at most " + maxItems + " texts.");
        }
        return Optional.of(texts);
    }

    private static void requireJson(ServerRequest request) {
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.equals(JSON) && !type.startsWith(JSON + ";")) {
            throw new ApiException(Status.UNSUPPORTED_MEDIA_TYPE_415, "not_json", "Send the body as " + JSON + ".");
        }
    }

    private static List<String> sorted(Set<String> fields) {
        return fields.stream().sorted().toList();
    }
}
