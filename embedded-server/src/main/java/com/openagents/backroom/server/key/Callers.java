package com.openagents.backroom.server.key;

import com.openagents.backroom.server.session.WebSessions;
import io.helidon.webserver.http.ServerRequest;
import java.util.UUID;

/// Who asks, where a person or a program of theirs may: by a session or by a key. A request with a key is the
/// key's, good or not, whatever cookies it has.
public final class Callers {
    private final WebSessions sessions;
    private final ApiKeys keys;

    public Callers(WebSessions sessions, ApiKeys keys) {
        this.sessions = sessions;
        this.keys = keys;
    }

    /// The user who asks.
    ///
    /// @param scope what a key must be good for
    /// @throws com.openagents.backroom.server.web.ApiException 401 or 403 when it is nobody who may
    public UUID require(ServerRequest request, KeyScope scope) {
        return ApiKeys.isShown(request.headers())
                ? keys.require(request, scope)
                : sessions.require(request).userId();
    }
}
