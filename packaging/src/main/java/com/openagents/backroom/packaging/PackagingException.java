package com.openagents.backroom.packaging;

/// A package can't be made. The message is one sentence that says what to do.
final class PackagingException extends RuntimeException {
    PackagingException(String message) {
        super(message);
    }

    PackagingException(String message, Throwable cause) {
        super(message, cause);
    }
}
