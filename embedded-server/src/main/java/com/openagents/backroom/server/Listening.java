package com.openagents.backroom.server;

import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.web.ListenerSettings;
import com.openagents.backroom.server.web.PublicOrigin;
import java.lang.System.Logger;
import java.util.Optional;

/// Where the two listeners are bound, by the settings.
final class Listening {
    /// The operator's listener is never anywhere but on this machine.
    static final String LOOPBACK = "127.0.0.1";

    private static final Logger LOG = System.getLogger(Listening.class.getName());

    /// Where tunnels end that cloudflared opens without an account.
    private static final String QUICK_TUNNELS = ".trycloudflare.com";

    private Listening() {}

    /// The one that browsers reach.
    static ListenerSettings ofPublic(Configuration configuration) {
        configuration.value(ConfigKeys.SERVER_PUBLIC_URL).ifPresent(Listening::remark);
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

    /// What whoever starts it should know of the way that browsers come (requirement NET-13).
    private static void remark(PublicOrigin origin) {
        if (origin.host().endsWith(QUICK_TUNNELS)) {
            LOG.log(
                    Logger.Level.WARNING,
                    "A quick tunnel of trycloudflare.com carries 200 requests at a time, and every open HUD is one of"
                            + " them for as long as it is looked at. It will do to try things; to share, use a tunnel"
                            + " with a name, or a proxy of your own.");
        }
    }
}
