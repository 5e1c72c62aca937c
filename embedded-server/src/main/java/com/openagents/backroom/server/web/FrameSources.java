package com.openagents.backroom.server.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Origins that may frame an embed, as they stand in `frame-ancestors`.
///
/// They end up in a header, so nothing but a scheme, a host and a port gets in: no path, no wildcard, no keyword.
public final class FrameSources {
    /// Enough for a person's sites; the header stays short.
    public static final int MAX_SOURCES = 20;

    private FrameSources() {}

    /// Origins like `https://blog.example.org`, each in its one form.
    ///
    /// @throws ApiException 400 when one is something else
    public static List<String> require(List<String> texts) {
        return texts.stream()
                .map(text -> origin(text)
                        .orElseThrow(() -> ApiException.badRequest("`allowed_ancestors` must be origins like"
                                + " https://blog.example.org, without a path.")))
                .distinct()
                .toList();
    }

    /// What `frame-ancestors` says.
    ///
    /// @param origins empty means any
    public static String header(List<String> origins) {
        return origins.isEmpty() ? "*" : String.join(" ", origins);
    }

    private static Optional<String> origin(String text) {
        try {
            URI uri = new URI(text.strip().toLowerCase(Locale.ROOT));
            boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            String host = uri.getHost();
            boolean isBare = "".equals(uri.getRawPath())
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            return isWeb && host != null && isBare
                    ? Optional.of(uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
