package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a request asks for: form fields whose names nest, `metadata[purchase_id]`, `types[]`, `expand[0]`.
final class Params {
    /// What any request may have. `key` and the rest of this line are Stripe.js's.
    private static final Set<String> EVERYWHERE =
            Set.of("expand", "key", "client_secret", "_stripe_version", "_stripe_account");

    final ObjectNode tree;

    private Params(ObjectNode tree) {
        this.tree = tree;
    }

    static Params parse(String form) {
        ObjectNode tree = Wire.object();
        for (String pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                put(tree, decoded(name), decoded(value));
            }
        }
        return new Params(tree);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.invalid("", "", "Invalid request: " + e.getMessage());
        }
    }

    /// A list is an object whose names are its indices, so that `a[]` and `a[0]` are the same.
    private static void put(ObjectNode tree, String name, String value) {
        ObjectNode at = tree;
        String[] path = name.replace("]", "").split("\\[", -1);
        for (int i = 0; i < path.length - 1; i++) {
            String step = path[i].isEmpty() ? Integer.toString(at.size()) : path[i];
            at = at.path(step) instanceof ObjectNode below ? below : at.putObject(step);
        }
        String last = path[path.length - 1];
        at.put(last.isEmpty() ? Integer.toString(at.size()) : last, value);
    }

    /// Refuses what Stripe doesn't know here.
    Params only(String... names) {
        for (Iterator<String> given = tree.fieldNames(); given.hasNext(); ) {
            String name = given.next();
            if (!EVERYWHERE.contains(name) && !List.of(names).contains(name)) {
                throw ApiError.invalid("parameter_unknown", name, "Received unknown parameter: " + name);
            }
        }
        return this;
    }

    boolean has(String name) {
        return tree.has(name);
    }

    /// Empty where it isn't given or is unset.
    Optional<String> find(String name) {
        return Optional.ofNullable(tree.path(name).textValue()).filter(text -> !text.isEmpty());
    }

    String require(String name) {
        return find(name)
                .orElseThrow(
                        () -> ApiError.invalid("parameter_missing", name, "Missing required param: " + name + "."));
    }

    boolean isSet(String name) {
        return find(name).filter("true"::equals).isPresent();
    }

    Optional<Long> findWhole(String name) {
        return find(name).map(text -> {
            if (!text.matches("-?\\d{1,18}")) {
                throw ApiError.invalid("parameter_invalid_integer", name, "Invalid integer: " + text);
            }
            return Long.valueOf(text);
        });
    }

    /// What is nested under a name; nothing where there is nothing.
    Params below(String name) {
        return new Params(tree.path(name) instanceof ObjectNode below ? below : Wire.object());
    }

    List<String> list(String name) {
        List<String> values = new ArrayList<>();
        tree.path(name).forEach(value -> values.add(value.asText()));
        return values;
    }

    /// Lays the keys under `metadata` over those of an object; an empty value takes a key away.
    void mergeMetadata(ObjectNode object) {
        ObjectNode metadata = object.withObjectProperty("metadata");
        for (Map.Entry<String, JsonNode> entry : below("metadata").tree.properties()) {
            if (entry.getValue().asText().isEmpty()) {
                metadata.remove(entry.getKey());
            } else {
                metadata.set(entry.getKey(), entry.getValue());
            }
        }
    }

    /// Copies texts that are given; an empty one becomes null.
    void copyTexts(ObjectNode object, String... names) {
        for (String name : names) {
            if (has(name)) {
                object.put(name, find(name).orElse(null));
            }
        }
    }
}
