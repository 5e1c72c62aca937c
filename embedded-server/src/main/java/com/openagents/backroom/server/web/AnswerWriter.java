package com.openagents.backroom.server.web;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// Sends whole answers: always with a length, without a body for HEAD.
final class AnswerWriter {
    private static final int NOT_MODIFIED = 304;
    private static final int BAD_REQUEST = 400;

    private final SecurityHeaders security;

    AnswerWriter(SecurityHeaders security) {
        this.security = security;
    }

    void write(ServerRequest request, ServerResponse response, Answer answer) {
        response.status(answer.status());
        for (Header header : answer.headers(security)) {
            response.headers().set(header);
        }
        if (isEndUnsure(request, answer)) {
            response.headers().set(HeaderValues.CONNECTION_CLOSE);
        }
        byte[] body = answer.body();
        if (answer.status().code() == NOT_MODIFIED) {
            response.send();
        } else if (request.prologue().method().equals(Method.HEAD)) {
            response.headers().set(HeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
            response.send();
        } else {
            response.send(body);
        }
    }

    /// Whether what follows on the connection may not be the next request.
    private static boolean isEndUnsure(ServerRequest request, Answer answer) {
        boolean refused = answer.status().code() >= BAD_REQUEST;
        return answer.status().code() == BAD_REQUEST
                || (RequestBody.isPresent(request) && (refused || RequestBody.isUnread(request)));
    }
}
