package com.openagents.backroom.server.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.ServerRequestHeaders;
import java.util.Set;

/// Refuses requests that another site makes a browser send (CSRF).
///
/// The algorithm of Go 1.25 `http.CrossOriginProtection`, but stricter where neither header is there: only a bearer key
/// then, which no browser sends by itself, or a route whose requests are signed.
final class CrossSiteRule {
    private static final Set<Method> SAFE = Set.of(Method.GET, Method.HEAD);
    private static final HeaderName SEC_FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");

    private final Set<String> ownOrigins;

    CrossSiteRule(Set<String> ownOrigins) {
        this.ownOrigins = ownOrigins;
    }

    /// @param isSigned whether the route believes nobody without a signature, so that a program may ask it
    boolean allows(Method method, ServerRequestHeaders headers, boolean isSigned) {
        return SAFE.contains(method) || isOwn(headers, isSigned);
    }

    private boolean isOwn(ServerRequestHeaders headers, boolean isSigned) {
        if (headers.contains(SEC_FETCH_SITE)) {
            String site = headers.get(SEC_FETCH_SITE).get();
            return site.equals("same-origin") || site.equals("none");
        }
        if (headers.contains(HeaderNames.ORIGIN)) {
            return ownOrigins.contains(headers.get(HeaderNames.ORIGIN).get());
        }
        boolean hasKey = headers.contains(HeaderNames.AUTHORIZATION)
                && headers.get(HeaderNames.AUTHORIZATION).get().startsWith("Bearer ");
        return isSigned || hasKey;
    }
}
