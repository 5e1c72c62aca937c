package com.openagents.backroom.server.backoffice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an operator wants done.
///
/// @param subject what it is done to: an account, a purchase, an event
/// @param userId whose credits it is about; null when it is about nobody's
/// @param words what and why, for people; it holds no secret
public record Deed(
        Via via, ActionKind kind, String subject, @Nullable UUID userId, String words) {
    /// As long as the database keeps them.
    public static final int MAX_SUBJECT_CHARS = 255;

    public static final int MAX_WORDS_CHARS = 1_000;

    public Deed {
        if (subject.isEmpty() || subject.length() > MAX_SUBJECT_CHARS || words.length() > MAX_WORDS_CHARS) {
            throw new IllegalArgumentException("what is written down of an action does not fit");
        }
    }
}
