package com.openagents.backroom.server.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// What browsers reach us by: scheme, host and port, from the configuration or the bound address, never from a
/// request.
///
/// @param host lower case; an IPv6 address in brackets
public record PublicOrigin(String scheme, String host, int port) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /// Reads `https://hud.example.com`.
    ///
    /// @throws IllegalArgumentException with a sentence when it is more or less than an origin
    public static PublicOrigin parse(String url) {
        URI uri = uri(url);
        String scheme = uri.getScheme();
        String host = uri.getHost();
        String path = uri.getPath();
        boolean bare = (path == null || path.isEmpty() || path.equals("/"))
                && uri.getQuery() == null
                && uri.getFragment() == null
                && uri.getUserInfo() == null;
        if (host == null || !bare || !("http".equals(scheme) || "https".equals(scheme))) {
            throw none(url);
        }
        int defaultPort = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        return new PublicOrigin(scheme, host.toLowerCase(Locale.ROOT), uri.getPort() < 0 ? defaultPort : uri.getPort());
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw none(url);
        }
    }

    private static IllegalArgumentException none(String url) {
        return new IllegalArgumentException(
                "\"" + url + "\" is not scheme and host alone, like https://hud.example.org");
    }

    /// The origin of a listener that nothing stands in front of.
    public static PublicOrigin bound(String host, int port) {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String name = everywhere ? "127.0.0.1" : host;
        return new PublicOrigin("http", name.indexOf(':') >= 0 ? "[" + name + "]" : name, port);
    }

    public boolean isHttps() {
        return scheme.equals("https");
    }

    /// As browsers send it in `Origin`, without a default port.
    @Override
    public String toString() {
        return scheme + "://" + authority();
    }

    /// As browsers send it in `Host`.
    public String authority() {
        boolean defaultPort = port == (isHttps() ? HTTPS_PORT : HTTP_PORT);
        return host + (defaultPort ? "" : ":" + port);
    }

    /// An absolute URL of ours.
    ///
    /// @param path starts with `/`
    public String url(String path) {
        return this + path;
    }
}
