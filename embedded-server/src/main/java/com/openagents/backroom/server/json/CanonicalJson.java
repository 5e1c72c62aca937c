package com.openagents.backroom.server.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.proof.CanonicalFields;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// JSON that was read, in its canonical form (RFC 8785). Events have whole numbers only; others are refused.
public final class CanonicalJson {
    private CanonicalJson() {}

    /// The one form of a value.
    ///
    /// @throws NotJsonException when it has a number that no event has
    public static String of(JsonNode node) throws NotJsonException {
        if (node.isObject()) {
            SortedMap<String, String> fields = new TreeMap<>();
            for (var field : node.properties()) {
                fields.put(field.getKey(), of(field.getValue()));
            }
            return CanonicalFields.object(fields);
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            for (JsonNode item : node) {
                items.add(of(item));
            }
            return CanonicalFields.array(items);
        }
        if (node.isTextual()) {
            return CanonicalFields.text(node.textValue());
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return CanonicalFields.number(node.longValue());
        }
        if (node.isBoolean() || node.isNull()) {
            return node.asText();
        }
        throw new NotJsonException("a number that no event has");
    }
}
