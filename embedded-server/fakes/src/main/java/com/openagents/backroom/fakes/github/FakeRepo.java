package com.openagents.backroom.fakes.github;

import java.time.Instant;
import java.util.Set;

/// A repository at the fake GitHub.
///
/// @param readers ids of the people who see it though it is private
/// @param writers ids of the people who may push
public record FakeRepo(String fullName, boolean isPrivate, Instant pushedAt, Set<Long> readers, Set<Long> writers) {
    boolean isSeenBy(long id, boolean seesPrivate) {
        return !isPrivate || (seesPrivate && (readers.contains(id) || writers.contains(id)));
    }

    boolean isListedFor(long id, boolean seesPrivate) {
        return isSeenBy(id, seesPrivate) && (readers.contains(id) || writers.contains(id));
    }
}
