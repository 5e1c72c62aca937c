package com.openagents.backroom.server.web;

import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import org.jspecify.annotations.Nullable;

/// Answers requests that never reach a route: those that are no proper HTTP or too large.
record DirectErrors(ErrorAnswers errors, SecurityHeaders security) implements DirectHandler {
    DirectHandlers forAllEvents() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType event : EventType.values()) {
            handlers.addHandler(event, this);
        }
        return handlers.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType event,
            Status status,
            ServerResponseHeaders given,
            @Nullable String message) {
        // Helidon takes a method of forbidden characters for a fault of its own; nothing was read of it but garbage.
        boolean unreadable = event == EventType.INTERNAL_ERROR && request.path().isEmpty();
        Status told = unreadable ? Status.BAD_REQUEST_400 : status;
        Answer answer = errors.of(told, headers(request));
        ServerResponseHeaders headers = ServerResponseHeaders.create();
        for (Header header : answer.headers(security)) {
            headers.set(header);
        }
        headers.set(HeaderValues.CONNECTION_CLOSE);
        return TransportResponse.builder()
                .status(told)
                .headers(headers)
                .entity(answer.body())
                .keepAlive(false)
                .build();
    }

    private static ServerRequestHeaders headers(TransportRequest request) {
        ServerRequestHeaders headers = request.headers();
        return headers == null ? ServerRequestHeaders.create() : headers;
    }
}
