package com.openagents.backroom.server.proof;

import java.util.Optional;

/// What a reader kept of an earlier check: after that event, the chain had that value. As text `SEQ:CHAIN`.
///
/// @param chain hexadecimal
public record Kept(long seq, String chain) {
    /// Reads what [#toString] wrote.
    public static Optional<Kept> parse(String text) {
        if (!text.matches("\\d{1,18}:[0-9a-f]{64}")) {
            return Optional.empty();
        }
        int colon = text.indexOf(':');
        return Optional.of(new Kept(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return seq + ":" + chain;
    }
}
