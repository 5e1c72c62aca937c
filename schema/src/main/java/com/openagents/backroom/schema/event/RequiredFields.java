package com.openagents.backroom.schema.event;

import com.openagents.backroom.schema.text.Ascii;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads fields that must be there, and says which one is missing.
record RequiredFields(Fields fields) {

    String text(String name) {
        String value = fields.text(name);
        if (value == null) {
            throw new EventFormatException("field \"" + name + "\" is missing or not a text");
        }
        return value;
    }

    long number(String name) {
        Long value = fields.number(name);
        if (value == null) {
            throw new EventFormatException("field \"" + name + "\" is missing or not a whole number");
        }
        return value;
    }

    int count(String name) {
        long value = number(name);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new EventFormatException("field \"" + name + "\" is out of range: " + value);
        }
        return (int) value;
    }

    boolean flag(String name) {
        Boolean value = fields.flag(name);
        if (value == null) {
            throw new EventFormatException("field \"" + name + "\" is missing or not true or false");
        }
        return value;
    }

    Instant instant(String name) {
        String value = text(name);
        return IsoTime.find(value)
                .orElseThrow(() ->
                        new EventFormatException("field \"" + name + "\" is not an ISO 8601 time in UTC: " + value));
    }

    <E extends Enum<E>> E choice(String name, E[] choices) {
        String value = text(name);
        E choice = choiceOrNull(value, choices);
        if (choice == null) {
            throw new EventFormatException("field \"" + name + "\" has an unknown value: " + value);
        }
        return choice;
    }

    static <E extends Enum<E>> @Nullable E choiceOrNull(@Nullable String wire, E[] choices) {
        for (E choice : choices) {
            if (Ascii.wire(choice).equals(wire)) {
                return choice;
            }
        }
        return null;
    }
}
