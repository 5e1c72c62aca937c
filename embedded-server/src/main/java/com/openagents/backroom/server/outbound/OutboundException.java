package com.openagents.backroom.server.outbound;

import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// No answer came: the other side is down, too slow, or said more than we take. Holds nothing of the request.
public final class OutboundException extends Exception {
    private final boolean isSilence;

    OutboundException(String reason) {
        super(reason);
        isSilence = false;
    }

    OutboundException(String reason, Throwable cause) {
        super(reason, cause);
        isSilence = cause instanceof TimeoutException || isAnswerLate(cause.getCause());
    }

    /// Whether all the time that there was for the answer went by; a connection that took too long is none of that.
    public boolean isSilence() {
        return isSilence;
    }

    private static boolean isAnswerLate(@Nullable Throwable failure) {
        return failure instanceof HttpTimeoutException && !(failure instanceof HttpConnectTimeoutException);
    }
}
