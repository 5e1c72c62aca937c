package com.openagents.backroom.server.web;

import io.helidon.webserver.http.ServerRequest;

/// What a route does whose answer goes on: it refuses with an [ApiException] or starts the stream and returns at its
/// end.
@FunctionalInterface
public interface StreamEndpoint {
    void stream(ServerRequest request, StreamStart start);
}
