package com.openagents.backroom.server.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.http.ServerResponse;
import java.io.OutputStream;

/// The beginning of an answer that goes on: sends the head, gives what the rest is written to.
public final class StreamStart {
    private final ServerResponse response;
    private final SecurityHeaders security;
    private final boolean headOnly;

    StreamStart(Method method, ServerResponse response, SecurityHeaders security) {
        this.response = response;
        this.security = security;
        this.headOnly = method.equals(Method.HEAD);
    }

    /// Whether only the head was asked for; then nothing but [#endWithHead] is to be called.
    public boolean isHeadOnly() {
        return headOnly;
    }

    /// Sends the head and nothing else.
    public void endWithHead(String contentType, Reach reach) {
        prepare(contentType, reach);
        response.send();
    }

    /// Sends the head. Every write and flush goes out at once; close it at the end.
    ///
    /// @param more headers beside the usual ones
    public OutputStream open(String contentType, Reach reach, WritableHeaders<?> more) {
        prepare(contentType, reach);
        more.forEach(response.headers()::set);
        return response.outputStream();
    }

    private void prepare(String contentType, Reach reach) {
        response.status(Status.OK_200);
        security.apply(response.headers(), ContentPolicy.DATA, SecurityHeaders.NO_ANCESTORS, reach);
        response.headers().set(HeaderNames.CONTENT_TYPE, contentType);
        response.headers().set(HeaderNames.CACHE_CONTROL, "no-store");
    }
}
