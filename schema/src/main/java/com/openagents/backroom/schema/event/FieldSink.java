package com.openagents.backroom.schema.event;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes the fields of one JSON object, in order. The counterpart of [Fields]. A null value is left out.
public interface FieldSink {
    void text(String name, @Nullable String value);

    void number(String name, @Nullable Long value);

    void flag(String name, @Nullable Boolean value);

    void object(String name, Consumer<FieldSink> body);

    <T> void objects(String name, List<T> items, BiConsumer<T, FieldSink> body);

    void texts(String name, List<String> values);
}
