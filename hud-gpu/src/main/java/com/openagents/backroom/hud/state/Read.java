package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.schema.text.Ascii;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads fields of our own JSON that may be missing: a text is then empty, a number 0.
final class Read {
    private Read() {}

    /// An object without fields.
    private record NoFields() implements Fields {
        @Override
        public @Nullable String text(String name) {
            return null;
        }

        @Override
        public @Nullable Long number(String name) {
            return null;
        }

        @Override
        public @Nullable Boolean flag(String name) {
            return null;
        }

        @Override
        public @Nullable Fields object(String name) {
            return null;
        }

        @Override
        public List<Fields> objects(String name) {
            return List.of();
        }

        @Override
        public List<String> texts(String name) {
            return List.of();
        }
    }

    /// An object; one without fields when it is missing.
    static Fields part(Fields in, String name) {
        Fields part = in.object(name);
        return part == null ? new NoFields() : part;
    }

    static String text(Fields in, String name) {
        String text = in.text(name);
        return text == null ? "" : text;
    }

    static long number(Fields in, String name) {
        Long number = in.number(name);
        return number == null ? 0 : number;
    }

    static long numberOr(Fields in, String name, long otherwise) {
        Long number = in.number(name);
        return number == null ? otherwise : number;
    }

    /// The whole numbers in a text of them with commas between; nothing else is there.
    static List<Long> numbers(String text) {
        List<Long> numbers = new ArrayList<>();
        long number = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (c == ',') {
                numbers.add(number);
            }
            number = c == ',' ? 0 : 10 * number + (c - '0');
        }
        return numbers;
    }

    /// A time; the epoch when it is missing.
    static Instant time(Fields in, String name) {
        return IsoTime.find(text(in, name)).orElse(Instant.EPOCH);
    }

    static int count(Fields in, String name) {
        return (int) number(in, name);
    }

    static boolean flag(Fields in, String name) {
        Boolean flag = in.flag(name);
        return flag != null && flag;
    }

    static <E extends Enum<E>> E choice(Fields in, String name, E[] choices, E otherwise) {
        E choice = choiceOrNull(in, name, choices);
        return choice == null ? otherwise : choice;
    }

    static <E extends Enum<E>> @Nullable E choiceOrNull(Fields in, String name, E[] choices) {
        String text = Ascii.lower(text(in, name));
        for (E choice : choices) {
            if (Ascii.wire(choice).equals(text)) {
                return choice;
            }
        }
        return null;
    }
}
