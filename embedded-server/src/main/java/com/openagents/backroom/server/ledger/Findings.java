package com.openagents.backroom.server.ledger;

import java.time.Instant;
import java.util.List;

/// What was found when the books were looked at.
///
/// @param at when
/// @param breaches where something does not hold; none when all is well
public record Findings(Instant at, List<Breach> breaches) {
    public Findings {
        breaches = List.copyOf(breaches);
    }

    /// Something that does not hold.
    ///
    /// @param invariant what should
    /// @param sentence where it does not
    public record Breach(String invariant, String sentence) {}

    public boolean isSound() {
        return breaches.isEmpty();
    }
}
