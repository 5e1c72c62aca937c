package com.openagents.backroom.server.web;

import io.helidon.webserver.http.ServerRequest;

/// What one route does: takes a request and gives a whole answer, or throws an [ApiException].
@FunctionalInterface
public interface Endpoint {
    Answer answer(ServerRequest request);
}
