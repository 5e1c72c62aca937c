package com.openagents.backroom.server.web;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;

/// What Helidon 4.5 lets pass and RFC 9112 does not, as two readers might understand it differently.
final class RequestForm {
    private RequestForm() {}

    static boolean isProper(ServerRequest request) {
        boolean originForm = request.prologue().uriPath().rawPath().startsWith("/");
        return originForm && hasAtMostOneLength(request) && hasNamedHeadersOnly(request);
    }

    private static boolean hasAtMostOneLength(ServerRequest request) {
        return !request.headers().contains(HeaderNames.CONTENT_LENGTH)
                || request.headers().get(HeaderNames.CONTENT_LENGTH).valueCount() == 1;
    }

    private static boolean hasNamedHeadersOnly(ServerRequest request) {
        for (Header header : request.headers()) {
            if (header.name().isBlank()) {
                return false;
            }
        }
        return true;
    }
}
