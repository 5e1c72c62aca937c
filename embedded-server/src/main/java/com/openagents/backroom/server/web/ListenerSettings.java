package com.openagents.backroom.server.web;

import java.util.List;
import java.util.Optional;

/// Where a listener is bound and what it is called by.
///
/// @param portOption how the port is chosen on the command line, for messages
/// @param port 0 takes a free one
/// @param configuredOrigin the public URL when something stands in front of the listener
/// @param allowedHosts further `host` or `host:port` values that requests may call it by, in lower case
public record ListenerSettings(
        String host, int port, String portOption, Optional<PublicOrigin> configuredOrigin, List<String> allowedHosts) {
    public ListenerSettings {
        allowedHosts = List.copyOf(allowedHosts);
    }

    /// A listener that is called by no further names.
    public ListenerSettings(String host, int port, String portOption, Optional<PublicOrigin> configuredOrigin) {
        this(host, port, portOption, configuredOrigin, List.of());
    }

    boolean isHttps() {
        return configuredOrigin.isPresent() && configuredOrigin.get().isHttps();
    }

    PublicOrigin publicOrigin(int boundPort) {
        return configuredOrigin.orElseGet(() -> PublicOrigin.bound(host, boundPort));
    }
}
