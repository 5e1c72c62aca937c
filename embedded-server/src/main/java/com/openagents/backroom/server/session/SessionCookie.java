package com.openagents.backroom.server.session;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// A cookie of ours with a random token. Over https it is bound to the host by its name (`__Host-`, RFC 6265bis
/// 4.1.3.2); the two names are never both accepted (requirement SE-01).
///
/// @param plainName its name without the prefix
public record SessionCookie(String plainName, boolean https) {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    /// The cookie of a browser that is signed in.
    static SessionCookie ofSessions(boolean https) {
        return new SessionCookie("oa_session", https);
    }

    public String name() {
        return https ? "__Host-" + plainName : plainName;
    }

    /// The token that a browser shows; empty when there is none or it cannot be one of ours.
    public Optional<String> find(ServerRequestHeaders headers) {
        return text(headers).filter(token -> TOKEN.matcher(token).matches());
    }

    /// Whether a browser shows the cookie at all, whatever it holds.
    boolean isShown(ServerRequestHeaders headers) {
        return text(headers).isPresent();
    }

    private Optional<String> text(ServerRequestHeaders headers) {
        if (!headers.contains(HeaderNames.COOKIE)) {
            return Optional.empty();
        }
        return headers.cookies().first(name()).asOptional().filter(text -> !text.isEmpty());
    }

    /// The header that sets it.
    public String set(String token, Duration life) {
        return name() + "=" + token + "; Path=/; Max-Age=" + life.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (https ? "; Secure" : "");
    }

    /// The header that takes it away.
    public String clear() {
        return set("", Duration.ZERO);
    }
}
