package com.openagents.backroom.server.redact;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Redacts JSON texts so that they stay JSON: the input of a tool, the state of a source.
final class JsonRedaction {
    /// What takes the place of a document that would be no JSON any more.
    private static final String GONE = "{\"redacted\":\"" + Marks.of("document") + "\"}";

    private final Redactor redactor;

    JsonRedaction(Redactor redactor) {
        this.redactor = redactor;
    }

    /// The document without secrets: the same text when it has none, and as plain text when it is no JSON.
    String redact(String json) {
        String plain = redactor.redact(json);
        if (plain.equals(json) && json.indexOf('\\') < 0) {
            return json;
        }
        String values;
        try {
            values = new Copy().of(json);
        } catch (JsonProcessingException e) {
            return plain;
        } catch (IOException e) {
            throw new UncheckedIOException("a text can't fail to be read", e);
        }
        // Once more over the whole, for what shows only in several values together, such as a name and its value.
        String whole = redactor.redact(values);
        return whole.equals(values) || isJson(whole) ? whole : GONE;
    }

    private static boolean isJson(String text) {
        try {
            Json.parse(text);
            return true;
        } catch (NotJsonException e) {
            return false;
        }
    }

    /// One pass over the values of a document.
    private final class Copy {
        private boolean changed;

        String of(String json) throws IOException {
            StringWriter out = new StringWriter(json.length());
            try (JsonParser in = Json.factory().createParser(json);
                    JsonGenerator copy = Json.factory().createGenerator(out)) {
                copyAll(in, copy);
            }
            return changed ? out.toString() : json;
        }

        private void copyAll(JsonParser in, JsonGenerator copy) throws IOException {
            String name = null;
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    name = in.currentName();
                    copy.writeFieldName(noted(name, redactor.redactId(name)));
                } else if (token == JsonToken.VALUE_STRING) {
                    copy.writeString(noted(in.getText(), value(name, in.getText())));
                } else if (token.isNumeric()) {
                    writeNumber(name, in, copy);
                } else {
                    copy.copyCurrentEvent(in);
                }
                // An array has the name of its field; what follows an object has none.
                if (token == JsonToken.START_OBJECT || token == JsonToken.END_OBJECT) {
                    name = null;
                }
            }
        }

        private String noted(String before, String after) {
            changed |= !before.equals(after);
            return after;
        }

        private void writeNumber(@Nullable String name, JsonParser in, JsonGenerator copy) throws IOException {
            String number = in.getText();
            String kind = name == null ? null : AssignmentRule.kindOfField(name, number);
            if (kind != null) {
                copy.writeString(noted(number, Marks.of(kind)));
            } else {
                copy.writeNumber(number);
            }
        }
    }

    private String value(@Nullable String name, String value) {
        if (name == null) {
            return redactor.redact(value);
        }
        String kind = AssignmentRule.kindOfField(name, value);
        if (kind != null) {
            return Marks.of(kind);
        }
        if (HeaderRule.isName(name)) {
            String header = name + ": ";
            return redactor.redact(header + value).substring(header.length());
        }
        return redactor.redact(value);
    }
}
