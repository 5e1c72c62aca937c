package com.openagents.backroom.schema.proof;

import com.openagents.backroom.schema.event.FieldSink;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The fields of one object, each as canonical JSON (RFC 8785): no white space, names in the order of their UTF-16
/// units, as few escapes as JSON allows, numbers as ECMAScript writes them.
///
/// Half a surrogate pair becomes U+FFFD, as wherever we write JSON.
public final class CanonicalFields implements FieldSink {
    /// Up to here a double holds every whole number, so it is written as it is.
    private static final long MAX_EXACT = 1L << 53;

    private static final char REPLACEMENT = '\uFFFD';
    private final SortedMap<String, String> values = new TreeMap<>();

    private CanonicalFields() {}

    /// The canonical value of each field that `body` writes.
    public static SortedMap<String, String> of(Consumer<FieldSink> body) {
        CanonicalFields fields = new CanonicalFields();
        body.accept(fields);
        return fields.values;
    }

    /// The whole object as canonical JSON.
    public static String object(Consumer<FieldSink> body) {
        return object(of(body));
    }

    /// An object of fields whose values are canonical already.
    public static String object(SortedMap<String, String> values) {
        StringBuilder out = new StringBuilder("{");
        values.forEach((name, value) -> {
            out.append(out.length() > 1 ? "," : "");
            append(name, out);
            out.append(':').append(value);
        });
        return out.append('}').toString();
    }

    /// A text as canonical JSON.
    public static String text(String value) {
        StringBuilder out = new StringBuilder(value.length() + 2);
        append(value, out);
        return out.toString();
    }

    /// A whole number as canonical JSON: beyond 2^53 as the double next to it.
    public static String number(long value) {
        return Math.abs(value) <= MAX_EXACT && value != Long.MIN_VALUE
                ? Long.toString(value)
                : new BigDecimal(Double.toString((double) value)).toPlainString();
    }

    @Override
    public void text(String name, @Nullable String value) {
        if (value != null) {
            values.put(name, text(value));
        }
    }

    @Override
    public void number(String name, @Nullable Long value) {
        if (value != null) {
            values.put(name, number(value));
        }
    }

    @Override
    public void flag(String name, @Nullable Boolean value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }

    @Override
    public void object(String name, Consumer<FieldSink> body) {
        values.put(name, object(body));
    }

    @Override
    public <T> void objects(String name, List<T> items, BiConsumer<T, FieldSink> body) {
        List<String> objects = new ArrayList<>(items.size());
        items.forEach(item -> objects.add(object(sink -> body.accept(item, sink))));
        values.put(name, array(objects));
    }

    @Override
    public void texts(String name, List<String> texts) {
        values.put(name, array(texts.stream().map(CanonicalFields::text).toList()));
    }

    /// An array of values that are canonical already.
    public static String array(List<String> values) {
        return "[" + String.join(",", values) + "]";
    }

    private static void append(String value, StringBuilder out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x20 && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                continue;
            }
            if (isPair(value, i)) {
                i++;
                continue;
            }
            out.append(value, written, i).append(escaped(c));
            written = i + 1;
        }
        out.append(value, written, value.length()).append('"');
    }

    private static boolean isPair(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default ->
                Character.isSurrogate(c)
                        ? String.valueOf(REPLACEMENT)
                        : "\\u00" + (c < 0x10 ? "0" : "1") + Character.forDigit(c & 0xf, 16);
        };
    }
}
