package com.openagents.backroom.server.github;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// GitHub did not do what we asked. The message is for the log and holds no secret.
public final class GitHubException extends Exception {
    /// What is in the way.
    public enum Kind {
        /// No answer, or none that can be understood.
        DOWN,
        /// Too many requests; later ones are answered.
        LIMITED,
        /// The token is worth nothing any more: the person took it back.
        SIGNED_OUT,
        /// The code of a sign-in is used or too old.
        BAD_CODE,
        /// The OAuth app is set up wrong.
        SETUP,
        /// There is no such thing, or not for this person.
        NOT_THERE
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    GitHubException(Kind kind, String reason) {
        this(kind, reason, null);
    }

    GitHubException(Kind kind, String reason, @Nullable Duration retryAfter) {
        super(reason);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /// When it is worth to try again.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
