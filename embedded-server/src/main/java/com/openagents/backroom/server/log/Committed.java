package com.openagents.backroom.server.log;

import java.util.SortedMap;

/// The fields of an event, committed to before its place in the log is known.
final class Committed {
    private final byte[] salt;
    private final SortedMap<String, byte[]> commitments;

    /// @param commitments by name of the field
    Committed(byte[] salt, SortedMap<String, byte[]> commitments) {
        this.salt = salt;
        this.commitments = commitments;
    }

    byte[] salt() {
        return salt;
    }

    SortedMap<String, byte[]> commitments() {
        return commitments;
    }
}
