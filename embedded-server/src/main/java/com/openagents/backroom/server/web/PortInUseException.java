package com.openagents.backroom.server.web;

import java.io.IOException;

/// The port belongs to another program; the message says how to choose another.
public final class PortInUseException extends RuntimeException {
    PortInUseException(ListenerSettings settings, IOException cause) {
        super(
                "Port " + settings.port() + " on " + settings.host() + " can't be used (" + cause.getMessage()
                        + "). Stop what uses it, or choose another with " + settings.portOption()
                        + " N; 0 takes any free one.",
                cause);
    }
}
