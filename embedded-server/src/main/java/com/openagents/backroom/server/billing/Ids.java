package com.openagents.backroom.server.billing;

import com.openagents.backroom.server.web.ApiException;
import io.helidon.webserver.http.ServerRequest;
import java.util.UUID;

/// The id in a page's path.
final class Ids {
    private Ids() {}

    /// @throws ApiException 404 when it is none
    static UUID of(ServerRequest request) {
        return of(request.path().pathParameters().get("id"));
    }

    static UUID of(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound();
        }
    }
}
