package com.openagents.backroom.server.outbound;

/// No answer came: the other side is down, too slow, or said more than we take. Holds nothing of the request.
public final class OutboundException extends Exception {
    OutboundException(String reason) {
        super(reason);
    }

    OutboundException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
