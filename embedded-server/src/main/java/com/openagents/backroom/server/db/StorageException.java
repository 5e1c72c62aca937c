package com.openagents.backroom.server.db;

import java.io.IOException;
import java.io.UncheckedIOException;

/// What is stored cannot be read or written. The message is one sentence that says what to do; of the work that failed
/// nothing is stored, and it may be tried again.
public final class StorageException extends UncheckedIOException {
    /// What is in the way.
    public enum Kind {
        /// Another process has the database open.
        IN_USE,
        /// A newer Backroom wrote the database.
        NEWER_VERSION,
        DISK_FULL,
        /// Anything else: the disk, permissions, a damaged file.
        BROKEN
    }

    private final Kind kind;

    public StorageException(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause instanceof IOException io ? io : new IOException(cause));
        this.kind = kind;
    }

    public StorageException(Kind kind, String sentence) {
        super(sentence, new IOException(sentence));
        this.kind = kind;
    }

    /// The sentence for a failure of the file system or the database.
    ///
    /// @param place the folder where it happened
    public static StorageException of(Exception failure, java.nio.file.Path place) {
        return Failures.of(failure, place);
    }

    public Kind kind() {
        return kind;
    }
}
