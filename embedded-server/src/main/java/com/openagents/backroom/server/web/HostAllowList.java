package com.openagents.backroom.server.web;

import com.openagents.backroom.schema.text.Ascii;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The `Host` values we answer to, port included. Anything else is a name that someone else has pointed at us (DNS
/// rebinding, CVE-2025-66414).
public final class HostAllowList {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final Set<String> allowed;

    private HostAllowList(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /// The names of a listener.
    ///
    /// @param bindHost the address the listener is bound to
    /// @param origin what browsers reach us by
    /// @param further `host`, which is accepted with and without the listener's port, or `host:port`
    public static HostAllowList of(String bindHost, int port, PublicOrigin origin, List<String> further) {
        Set<String> allowed = new HashSet<>();
        add(allowed, bracketed(bindHost), port, HTTP_PORT);
        if (isLoopback(bindHost)) {
            add(allowed, "localhost", port, HTTP_PORT);
        }
        add(allowed, origin.host(), origin.port(), origin.isHttps() ? HTTPS_PORT : HTTP_PORT);
        further.forEach(value -> addFurther(allowed, value, port));
        return new HostAllowList(allowed);
    }

    /// The same names as origins, for listeners that speak plain HTTP.
    Set<String> plainOrigins() {
        Set<String> origins = new HashSet<>();
        for (String host : allowed) {
            origins.add("http://" + host);
        }
        return Set.copyOf(origins);
    }

    /// Compares without the case of ASCII (RFC 9110, 4.2.3) and otherwise to the letter: `localhost.` is none of
    /// ours, and a Kelvin sign is no `k`.
    boolean accepts(String host) {
        return allowed.contains(Ascii.lower(host));
    }

    private static void add(Set<String> allowed, String host, int port, int defaultPort) {
        String name = host.toLowerCase(Locale.ROOT);
        allowed.add(name + ":" + port);
        if (port == defaultPort) {
            allowed.add(name);
        }
    }

    private static void addFurther(Set<String> allowed, String value, int ownPort) {
        allowed.add(value);
        if (!namesPort(value)) {
            allowed.add(value + ":" + ownPort);
        }
    }

    private static boolean namesPort(String value) {
        return value.lastIndexOf(':') > value.lastIndexOf(']');
    }

    private static boolean isLoopback(String host) {
        return host.equals("127.0.0.1") || host.equals("::1") || host.equals("localhost");
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
