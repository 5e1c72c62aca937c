package com.openagents.backroom.server.ops;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.server.secret.KeyRotation;
import com.openagents.backroom.server.secret.KeyRotation.Outcome;
import com.openagents.backroom.server.secret.KeyRotation.Standing;
import com.openagents.backroom.server.secret.SecretException;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;

/// The keys for stored secrets, for the command `keys`: `{"keys", "sealed", "old", "lost"}`, and after a rotation
/// `"is_resumed"` and `"anew"` too.
public final class RotationRoutes {
    private final OperatorToken token;
    private final KeyRotation rotation;

    public RotationRoutes(OperatorToken token, KeyRotation rotation) {
        this.token = token;
        this.rotation = rotation;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/api/admin/keys", this::standing).post("/api/admin/keys/rotate", this::rotate);
    }

    /// A rotation as JSON.
    public static void write(Outcome outcome, FieldSink out) {
        out.flag("is_resumed", outcome.isResumed());
        out.number("anew", (long) outcome.anew());
        write(outcome.standing(), out);
    }

    /// How it stands as JSON.
    public static void write(Standing standing, FieldSink out) {
        out.number("keys", (long) standing.keys());
        out.number("sealed", (long) standing.sealed());
        out.number("old", (long) standing.old());
        out.number("lost", (long) standing.lost());
    }

    private Answer standing(ServerRequest request) {
        token.require(request);
        Standing standing = rotation.standing();
        return Answer.json(out -> write(standing, out));
    }

    private Answer rotate(ServerRequest request) {
        token.require(request);
        try {
            Outcome outcome = rotation.rotate();
            return Answer.json(out -> write(outcome, out));
        } catch (SecretException e) {
            throw new ApiException(Status.CONFLICT_409, "keys_in_use", String.valueOf(e.getMessage()));
        }
    }
}
