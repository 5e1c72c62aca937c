package com.openagents.backroom.server.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Jackson tree seen as [Fields]. A tree that is no object has no fields.
public record JsonFields(JsonNode node) implements Fields {
    @Override
    public @Nullable String text(String name) {
        JsonNode value = node.get(name);
        return (value != null && value.isTextual()) ? value.textValue() : null;
    }

    @Override
    public @Nullable Long number(String name) {
        JsonNode value = node.get(name);
        boolean whole = value != null && value.isIntegralNumber() && value.canConvertToLong();
        return whole ? value.longValue() : null;
    }

    @Override
    public @Nullable Boolean flag(String name) {
        JsonNode value = node.get(name);
        return (value != null && value.isBoolean()) ? value.booleanValue() : null;
    }

    @Override
    public @Nullable Fields object(String name) {
        JsonNode value = node.get(name);
        return (value != null && value.isObject()) ? new JsonFields(value) : null;
    }

    @Override
    public List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (JsonNode item : items(name)) {
            if (item.isObject()) {
                objects.add(new JsonFields(item));
            }
        }
        return objects;
    }

    @Override
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items(name)) {
            if (item.isTextual()) {
                texts.add(item.textValue());
            }
        }
        return texts;
    }

    private Iterable<JsonNode> items(String name) {
        JsonNode value = node.get(name);
        return (value != null && value.isArray()) ? value : List.of();
    }
}
