package com.openagents.backroom.server.db;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.h2.api.ErrorCode;

/// Turns what the database throws into one sentence.
final class Failures {
    /// Deepest chain of causes looked at; a longer one is a loop.
    private static final int MAX_CAUSES = 20;

    private Failures() {}

    /// @param place the data folder, or where else the database is
    static StorageException of(Exception failure, Path place) {
        if (failure instanceof StorageException known) {
            return known;
        }
        if (isDiskFull(failure)) {
            return diskFull(place, failure);
        }
        if (hasCode(failure, ErrorCode.DATABASE_ALREADY_OPEN_1)) {
            return new StorageException(
                    StorageException.Kind.IN_USE,
                    "The database in " + place
                            + " is in use by another process; stop that one or choose another folder with --data.",
                    failure);
        }
        return new StorageException(
                StorageException.Kind.BROKEN,
                "The database in " + place + " cannot be used (" + firstLine(rootOf(failure))
                        + "); check the disk and the permissions of the folder.",
                failure);
    }

    static StorageException diskFull(Path place, Exception failure) {
        return new StorageException(
                StorageException.Kind.DISK_FULL,
                "There is no space left in " + place
                        + "; free some and it goes on by itself, nothing that was stored is lost.",
                failure);
    }

    private static boolean isDiskFull(Throwable failure) {
        for (Throwable cause : causes(failure)) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left")
                    || message.contains("not enough space")
                    || message.contains("quota")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasCode(Throwable failure, int code) {
        for (Throwable cause : causes(failure)) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == code) {
                return true;
            }
        }
        return false;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause : causes(failure)) {
            root = cause;
        }
        return root;
    }

    private static Iterable<Throwable> causes(Throwable failure) {
        return java.util.stream.Stream.<Throwable>iterate(failure, java.util.Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .toList();
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
