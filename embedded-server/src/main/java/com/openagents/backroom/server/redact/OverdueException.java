package com.openagents.backroom.server.redact;

/// Looking for secrets in a text took too long, so the text is left out (requirement RD-05).
final class OverdueException extends RuntimeException {
    OverdueException() {
        super("looking for secrets took longer than " + Patience.FOR_A_TEXT.toSeconds() + " s", null, false, false);
    }
}
