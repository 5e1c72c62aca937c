package com.openagents.backroom.server.proof;

/// What a server says of a log can't be checked. The message is one sentence.
public final class ProofException extends Exception {
    public ProofException(String sentence) {
        super(sentence);
    }
}
