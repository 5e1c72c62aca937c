package com.openagents.backroom.schema.event;

/// A JSON object that is no event of the grammar; the message names the field and what was expected.
public final class EventFormatException extends RuntimeException {
    public EventFormatException(String message) {
        super(message);
    }
}
