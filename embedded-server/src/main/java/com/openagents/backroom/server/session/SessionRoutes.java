package com.openagents.backroom.server.session;

import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.db.WebSessionStore.Listed;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Who is signed in, signing out, and a person's other sessions.
public final class SessionRoutes {
    private static final byte[] NOBODY = "{\"user\":null}".getBytes(StandardCharsets.UTF_8);

    private final WebSessions sessions;

    public SessionRoutes(WebSessions sessions) {
        this.sessions = sessions;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/api/auth/me", this::me)
                .post("/api/auth/logout", this::logout)
                .get("/api/account/sessions", this::list)
                .delete("/api/account/sessions", this::endOthers)
                .delete("/api/account/sessions/{id}", this::end);
    }

    private Answer me(ServerRequest request) {
        return sessions.find(request.headers())
                .map(who -> Answer.json(out -> {
                    out.text("user_id", who.userId().toString());
                    out.text("username", who.username());
                    out.text("github_username", who.githubUsername());
                }))
                .orElseGet(() -> Answer.bytes(Status.OK_200, "application/json", NOBODY));
    }

    private Answer logout(ServerRequest request) {
        return sessions.signOut(request.headers(), Answer.empty(Status.NO_CONTENT_204));
    }

    private Answer list(ServerRequest request) {
        SignedIn who = sessions.require(request);
        return Answer.json(out -> out.objects("sessions", sessions.list(who.userId()), (session, sink) -> {
            sink.text("id", session.id().toString());
            sink.flag("current", session.id().equals(who.id()));
            sink.text("user_agent", session.userAgent());
            sink.text("ip_address", session.address());
            sink.text("created_at", session.since().toString());
            sink.text("last_active_at", session.lastActiveAt().toString());
            sink.text("expires_at", expiry(session).toString());
        }));
    }

    private Answer endOthers(ServerRequest request) {
        SignedIn who = sessions.require(request);
        int ended = sessions.endAll(who.userId(), who.id());
        return Answer.json(out -> out.number("ended", (long) ended));
    }

    private Answer end(ServerRequest request) {
        SignedIn who = sessions.require(request);
        UUID id = id(request.path().pathParameters().get("id")).orElseThrow(ApiException::notFound);
        if (!sessions.end(who.userId(), id)) {
            throw ApiException.notFound();
        }
        Answer done = Answer.empty(Status.NO_CONTENT_204);
        return id.equals(who.id()) ? sessions.signOut(request.headers(), done) : done;
    }

    private static Instant expiry(Listed session) {
        Instant idle = session.lastActiveAt().plus(SessionLimits.IDLE);
        Instant end = session.since().plus(SessionLimits.LIFE);
        return idle.isBefore(end) ? idle : end;
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
