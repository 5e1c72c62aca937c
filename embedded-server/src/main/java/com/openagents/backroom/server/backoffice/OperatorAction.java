package com.openagents.backroom.server.backoffice;

import com.openagents.backroom.schema.text.Ascii;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// Something an operator did, or began.
///
/// @param ref of what was begun and of how it ended
/// @param outcome what it came to; empty while it is only begun
public record OperatorAction(UUID ref, Instant at, UUID operatorId, Deed deed, Step step, String outcome) {
    /// As long as the database keeps it.
    public static final int MAX_OUTCOME_CHARS = 500;

    /// How far it came.
    public enum Step {
        /// Written before it was done, so that it is known if the process ended within.
        BEGUN,
        DONE,
        FAILED;

        /// The name in the database and in answers.
        public String wire() {
            return Ascii.wire(this);
        }

        /// The one of that name.
        ///
        /// @throws IllegalArgumentException when there is no such name
        public static Step of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    public OperatorAction {
        if (outcome.length() > MAX_OUTCOME_CHARS) {
            outcome = outcome.substring(0, MAX_OUTCOME_CHARS);
        }
    }
}
