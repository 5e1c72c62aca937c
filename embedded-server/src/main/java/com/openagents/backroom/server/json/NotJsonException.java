package com.openagents.backroom.server.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/// Bytes that are no JSON document within the limits. The message says why and where, and nothing of what they say: a
/// broken line may hold a secret, and the message is shown.
public final class NotJsonException extends Exception {
    NotJsonException(JsonProcessingException cause) {
        super(reason(cause));
    }

    NotJsonException(String message) {
        super(message);
    }

    private static String reason(JsonProcessingException e) {
        String place =
                e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
        return switch (e) {
            case StreamConstraintsException _ -> "JSON over the limits (text length, depth or number length)" + place;
            case JsonEOFException _ -> "JSON that ends too early" + place;
            default -> "no JSON" + place;
        };
    }
}
