package com.openagents.backroom.server.secret;

/// Sealed values cannot be opened or made. The message is one sentence that says what to do, and holds no secret.
public final class SecretException extends RuntimeException {
    public SecretException(String sentence) {
        super(sentence);
    }

    public SecretException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
