package com.openagents.backroom.server.ledger;

import java.util.Optional;
import java.util.UUID;

/// The name of a usage event in the ledger, `user/source#id`: two people's events may have the same source and id.
///
/// @param source where the event comes from; it has no `#`
/// @param id of the event, there
public record UsageRef(UUID userId, String source, String id) {
    public UsageRef {
        if (source.isEmpty() || source.indexOf('#') >= 0 || id.isEmpty()) {
            throw new IllegalArgumentException("a usage event has a source without # and an id");
        }
    }

    /// The event that a posting is for; nothing when it is for something else.
    public static Optional<UsageRef> find(Posting posting) {
        return switch (posting.kind()) {
            case USAGE, USAGE_REFUND -> Optional.of(of(posting.extRef()));
            case SIGNUP, PURCHASE, REFUND, REFUND_FAILED, DISPUTE, DISPUTE_WON, ADJUST -> Optional.empty();
        };
    }

    /// The name as a posting has it.
    String text() {
        return userId + "/" + source + "#" + id;
    }

    private static UsageRef of(String text) {
        int source = text.indexOf('/') + 1;
        int id = text.indexOf('#') + 1;
        return new UsageRef(
                UUID.fromString(text.substring(0, source - 1)), text.substring(source, id - 1), text.substring(id));
    }
}
