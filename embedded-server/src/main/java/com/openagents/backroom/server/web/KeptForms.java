package com.openagents.backroom.server.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/* Forms that come from somebody who is not, or no longer, signed in.
 *
 * Such a form is not done. So that nothing is lost, the answer leaves it with that browser, in a cookie
 * (`/billing?package_id=credits_1m`), and its page shows it once more after the sign-in: filled in, not sent. A cookie
 * and not the address: what people type then stands in no history and no log, and no link of somebody else's fills
 * in a form of ours. It holds what that browser just sent, and what comes back is read like any request.
 */
final class KeptForms {
    /// Browsers keep 4,096 bytes of a cookie's name and value (RFC 6265bis 5.6).
    private static final int MAX_CHARS = 4_000;

    /// As long as a sign-in may take.
    private static final Duration LIFE = Duration.ofMinutes(10);

    /// What a browser makes of a form's fields, all of it allowed in a cookie (RFC 6265 4.1.1).
    private static final Pattern FIELDS = Pattern.compile("[A-Za-z0-9*._~%&=+-]+");

    private final String name;
    private final String attributes;

    /// Bound to the host by its name where browsers reach us over https.
    KeptForms(boolean https) {
        name = https ? "__Host-oa_kept" : "oa_kept";
        attributes = "; Path=/; HttpOnly; SameSite=Lax" + (https ? "; Secure" : "");
    }

    /// The header by which a browser keeps what it sent; empty where that is too much, or no form of a page.
    Optional<String> keep(ServerRequest request) {
        String path = request.path().path();
        return ReturnPath.of(path)
                .flatMap(_ -> FormBody.find(request))
                .map(FormBody::text)
                .filter(fields -> FIELDS.matcher(fields).matches())
                .map(fields -> path + "?" + fields)
                .filter(kept -> kept.length() <= MAX_CHARS)
                .map(kept -> name + "=" + kept + "; Max-Age=" + LIFE.toSeconds() + attributes);
    }

    /// What was filled in on the page that is asked for.
    Optional<KeptForm> find(ServerRequest request) {
        String prefix = request.path().path() + "?";
        return text(request.headers())
                .filter(kept -> kept.startsWith(prefix))
                .map(kept -> kept.substring(prefix.length()))
                .filter(fields -> FIELDS.matcher(fields).matches())
                .flatMap(FormBody::parse)
                .map(KeptForm::new);
    }

    /// The header that takes it away.
    String clear() {
        return name + "=; Max-Age=0" + attributes;
    }

    private Optional<String> text(ServerRequestHeaders headers) {
        return headers.contains(HeaderNames.COOKIE)
                ? headers.cookies().first(name).asOptional()
                : Optional.empty();
    }
}
