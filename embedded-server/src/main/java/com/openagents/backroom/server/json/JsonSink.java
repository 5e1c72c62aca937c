package com.openagents.backroom.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.openagents.backroom.schema.event.FieldSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes fields to a Jackson generator that stands inside an object.
///
/// Half a surrogate pair, which agents do write, has no UTF-8 form; it becomes U+FFFD.
public record JsonSink(JsonGenerator out) implements FieldSink {
    @Override
    public void text(String name, @Nullable String value) {
        if (value != null) {
            write(() -> out.writeStringField(name, WellFormed.text(value)));
        }
    }

    @Override
    public void number(String name, @Nullable Long value) {
        if (value != null) {
            write(() -> out.writeNumberField(name, value));
        }
    }

    @Override
    public void flag(String name, @Nullable Boolean value) {
        if (value != null) {
            write(() -> out.writeBooleanField(name, value));
        }
    }

    @Override
    public void object(String name, Consumer<FieldSink> body) {
        write(() -> {
            out.writeObjectFieldStart(name);
            body.accept(this);
            out.writeEndObject();
        });
    }

    @Override
    public <T> void objects(String name, List<T> items, BiConsumer<T, FieldSink> body) {
        write(() -> {
            out.writeArrayFieldStart(name);
            for (T item : items) {
                out.writeStartObject();
                body.accept(item, this);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    @Override
    public void texts(String name, List<String> values) {
        write(() -> {
            out.writeArrayFieldStart(name);
            for (String value : values) {
                out.writeString(WellFormed.text(value));
            }
            out.writeEndArray();
        });
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
