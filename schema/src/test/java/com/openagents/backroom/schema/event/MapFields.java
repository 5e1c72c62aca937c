package com.openagents.backroom.schema.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One JSON object as a map: a [FieldSink] that can be read back as [Fields], without any JSON text between.
public final class MapFields implements Fields, FieldSink {
    private final Map<String, Object> values = new LinkedHashMap<>();

    public static MapFields of(Consumer<FieldSink> body) {
        MapFields fields = new MapFields();
        body.accept(fields);
        return fields;
    }

    /// Every text in this object and in those below it.
    List<String> allTexts() {
        List<String> texts = new ArrayList<>();
        values.values().forEach(value -> collect(value, texts));
        return texts;
    }

    private static void collect(Object value, List<String> texts) {
        switch (value) {
            case String text -> texts.add(text);
            case MapFields fields -> texts.addAll(fields.allTexts());
            case List<?> items -> items.forEach(item -> collect(item, texts));
            default -> {}
        }
    }

    /// The names of this object's fields.
    Set<String> names() {
        return values.keySet();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MapFields that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    void remove(String name) {
        values.remove(name);
    }

    private void put(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    @Override
    public void text(String name, @Nullable String value) {
        put(name, value);
    }

    @Override
    public void number(String name, @Nullable Long value) {
        put(name, value);
    }

    @Override
    public void flag(String name, @Nullable Boolean value) {
        put(name, value);
    }

    @Override
    public void object(String name, Consumer<FieldSink> body) {
        put(name, of(body));
    }

    @Override
    public <T> void objects(String name, List<T> items, BiConsumer<T, FieldSink> body) {
        put(
                name,
                items.stream().map(item -> of(sink -> body.accept(item, sink))).toList());
    }

    @Override
    public void texts(String name, List<String> items) {
        put(name, List.copyOf(items));
    }

    @Override
    public @Nullable String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    @Override
    public @Nullable Long number(String name) {
        return values.get(name) instanceof Long number ? number : null;
    }

    @Override
    public @Nullable Boolean flag(String name) {
        return values.get(name) instanceof Boolean flag ? flag : null;
    }

    @Override
    public @Nullable Fields object(String name) {
        return values.get(name) instanceof MapFields fields ? fields : null;
    }

    @Override
    public List<Fields> objects(String name) {
        return itemsOf(name, Fields.class);
    }

    @Override
    public List<String> texts(String name) {
        return itemsOf(name, String.class);
    }

    private <T> List<T> itemsOf(String name, Class<T> type) {
        return values.get(name) instanceof List<?> items
                ? items.stream().filter(type::isInstance).map(type::cast).toList()
                : List.of();
    }
}
