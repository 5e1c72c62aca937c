package com.openagents.backroom.server.web;

import io.helidon.http.Status;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request that can't be answered as asked. The message is shown to whoever asked: one sentence, with what to do.
public final class ApiException extends RuntimeException {
    private final Status status;
    private final String code;
    private @Nullable Duration retryAfter;
    private boolean hidesAddress;

    /// @param code stable, lower case with `_`; programs go by it
    public ApiException(Status status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /// The one answer for what is not there and for what the asker may not know to be there.
    public static ApiException notFound() {
        return new ApiException(
                Status.NOT_FOUND_404,
                "not_found",
                "There is nothing here, or it is private. Check the link, or sign in if it is yours.");
    }

    public static ApiException badRequest(String message) {
        return new ApiException(Status.BAD_REQUEST_400, "bad_request", message);
    }

    public static ApiException tooLarge(int limitBytes) {
        return new ApiException(
                Status.REQUEST_ENTITY_TOO_LARGE_413,
                "too_large",
                "The request is larger than the " + limitBytes + " bytes allowed here. Send less at a time.");
    }

    /// When it is worth to try again.
    public ApiException retryAfter(Duration pause) {
        this.retryAfter = pause;
        return this;
    }

    /// The address it happened at is for no other page to see, not even for ours.
    public ApiException hidingAddress() {
        this.hidesAddress = true;
        return this;
    }

    boolean hidesAddress() {
        return hidesAddress;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public Status status() {
        return status;
    }

    public String code() {
        return code;
    }

    /// Never null, unlike [#getMessage] by its declaration.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
