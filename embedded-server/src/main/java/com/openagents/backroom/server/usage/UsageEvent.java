package com.openagents.backroom.server.usage;

import com.openagents.backroom.server.ledger.TextDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that was used, known by where it comes from and its id there.
///
/// @param source a URI reference without `#`
/// @param at null when the event does not say
/// @param sessionId of the agent
/// @param credits what it costs; may be 0
public record UsageEvent(
        String source,
        String id,
        String type,
        @Nullable Instant at,
        @Nullable String sessionId,
        @Nullable String model,
        long inputTokens,
        long outputTokens,
        long credits) {
    /// What an event is known by, among one person's.
    public record Name(String source, String id) {}

    public Name name() {
        return new Name(source, id);
    }

    /// What it says beside its name, hashed: the same event may come again, another one under its name may not.
    public String contentHash() {
        return new TextDigest()
                .add(type)
                .add(at == null ? null : at.toString())
                .add(sessionId)
                .add(model)
                .add(inputTokens)
                .add(outputTokens)
                .add(credits)
                .hex();
    }
}
