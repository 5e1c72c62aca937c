package com.openagents.backroom.server.redact;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// A redactor that fails where a text says so, for tests of what then happens (requirement RD-05).
public final class FaultyRedactor {
    /// It throws.
    public static final String THROWS = "#throws#";

    /// It runs out of stack.
    public static final String DEEP = "#deep###";

    /// It takes too long.
    public static final String SLOW = "#slow###";

    /// It runs out of the text.
    public static final String OUTSIDE = "#outside";

    /// Every word at which it fails.
    public static final List<String> ALL = List.of(THROWS, DEEP, SLOW, OUTSIDE);

    private FaultyRedactor() {}

    /// A redactor that works, but for texts with one of these words.
    public static Redactor make() {
        AtomicLong now = new AtomicLong();
        return new Redactor(List.of(new Fault(now)), now::get);
    }

    private record Fault(AtomicLong now) implements Rule {
        @Override
        public List<String> triggers() {
            return ALL;
        }

        @Override
        public Finding seek(Sight sight, int at) {
            return switch (sight.text().substring(at, at + THROWS.length())) {
                case DEEP -> throw new StackOverflowError();
                case SLOW -> slow();
                case OUTSIDE -> Finding.secret(sight.text().charAt(sight.length()), at, "never");
                default -> throw new IllegalStateException("a rule that is wrong, at: " + sight.text());
            };
        }

        private Finding slow() {
            now.addAndGet(Patience.FOR_A_TEXT.toNanos() + 1);
            return Finding.MISS;
        }
    }
}
