package com.openagents.backroom.console.command;

import org.jspecify.annotations.Nullable;

/// A command cannot do what was asked. The message is one sentence for the person at the terminal and says what to do.
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandException(String message) {
        super(message);
    }

    public CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
