package com.openagents.backroom.console.command;

/// An option has a value that it cannot have. The message is one sentence and says which values it takes.
final class OptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OptionException(String message) {
        super(message);
    }

    OptionException(String message, Throwable cause) {
        super(message, cause);
    }
}
