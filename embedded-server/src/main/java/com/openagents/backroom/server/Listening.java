package com.openagents.backroom.server;

import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.web.ListenerSettings;
import java.util.Optional;

/// Where the two listeners are bound, by the settings.
final class Listening {
    /// The operator's listener is never anywhere but on this machine.
    static final String LOOPBACK = "127.0.0.1";

    private Listening() {}

    /// The one that browsers reach.
    static ListenerSettings ofPublic(Configuration configuration) {
        return new ListenerSettings(
                configuration.value(ConfigKeys.SERVER_HOST),
                configuration.value(ConfigKeys.SERVER_PORT),
                "--port",
                configuration.value(ConfigKeys.SERVER_PUBLIC_URL),
                configuration.value(ConfigKeys.SERVER_ALLOWED_HOSTS));
    }

    /// The operator's.
    static ListenerSettings ofAdmin(Configuration configuration) {
        return new ListenerSettings(
                LOOPBACK, configuration.value(ConfigKeys.ADMIN_PORT), "--admin-port", Optional.empty());
    }

    /// Whether others than this machine can reach the public one, by its address or by what stands in front.
    static boolean isReachable(Configuration configuration) {
        String host = configuration.value(ConfigKeys.SERVER_HOST);
        boolean isLoopback = host.equals(LOOPBACK) || host.equals("::1") || host.equals("localhost");
        return !isLoopback || configuration.value(ConfigKeys.SERVER_PUBLIC_URL).isPresent();
    }
}
