package com.openagents.backroom.server.backoffice;

import com.openagents.backroom.server.ledger.Balance;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person as the operator looks at their credits.
///
/// @param lowBelow a balance below this is low
/// @param isWarned the balance fell below that, and no top-up came since
public record Payer(
        UUID id,
        String username,
        @Nullable String githubUsername,
        boolean isOperator,
        Instant createdAt,
        Balance balance,
        long lowBelow,
        boolean isWarned) {

    /// How it stands with the credits.
    public enum Standing {
        /// Below 0: nothing can be spent.
        FROZEN,

        /// Little is left.
        LOW,

        SOUND
    }

    public Standing standing() {
        return balance.isFrozen() ? Standing.FROZEN : isWarned ? Standing.LOW : Standing.SOUND;
    }
}
