package com.openagents.backroom.server.purchase;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.purchase.Purchases.Begun;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.stripe.CardTesting;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.JsonBody;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Buying credits, for sessions only: a key buys nothing. None of these answers means that there are credits; that says
/// the status `succeeded`, and the ledger.
public final class PurchaseRoutes {
    private static final int MAX_ID_CHARS = 64;

    private final WebSessions sessions;
    private final Purchases purchases;
    private final CardTesting limits;

    public PurchaseRoutes(WebSessions sessions, Purchases purchases, CardTesting limits) {
        this.sessions = sessions;
        this.purchases = purchases;
        this.limits = limits;
    }

    public RouteTable addTo(RouteTable table) {
        return table.post("/api/billing/credits/purchase", this::begin)
                .get("/api/billing/purchases/{id}", this::look)
                .post("/api/billing/purchases/{id}/resume", this::resume)
                .post("/api/billing/purchases/{id}/cancel", this::cancel);
    }

    private Answer begin(ServerRequest request) {
        SignedIn who = sessions.require(request);
        JsonBody wish = JsonBody.of(request, Set.of("package_id", "request_id"));
        String packageId = required(wish, "package_id");
        String requestId = required(wish, "request_id");
        Begun begun = purchases.begin(
                who.userId(), packageId, requestId, () -> limits.require(request, "purchase", who.userId()));
        return answer(begun);
    }

    private Answer look(ServerRequest request) {
        SignedIn who = sessions.require(request);
        return answer(
                id(request).flatMap(id -> purchases.look(who.userId(), id)).orElseThrow(ApiException::notFound));
    }

    private Answer resume(ServerRequest request) {
        SignedIn who = sessions.require(request);
        JsonBody.of(request, Set.of());
        return answer(
                id(request).flatMap(id -> purchases.resume(who.userId(), id)).orElseThrow(ApiException::notFound));
    }

    private Answer cancel(ServerRequest request) {
        SignedIn who = sessions.require(request);
        JsonBody.of(request, Set.of());
        return answer(
                id(request).flatMap(id -> purchases.cancel(who.userId(), id)).orElseThrow(ApiException::notFound));
    }

    private static Answer answer(Begun begun) {
        return Answer.json(out -> write(begun, out));
    }

    private static void write(Begun begun, FieldSink out) {
        Purchase purchase = begun.purchase();
        out.text("purchase_id", purchase.id().toString());
        out.text("status", purchase.status().wire());
        out.text("client_secret", begun.clientSecret());
        out.text("package_id", purchase.packageId());
        out.number("credits", purchase.credits());
        out.number("amount_minor", purchase.amountMinor());
        out.text("currency", purchase.currency());
        out.text("failure", purchase.failure());
        out.text("created_at", purchase.createdAt().toString());
    }

    private static String required(JsonBody wish, String name) {
        return wish.text(name, MAX_ID_CHARS).orElseThrow(() -> ApiException.badRequest("`" + name + "` is missing."));
    }

    private static Optional<UUID> id(ServerRequest request) {
        try {
            return Optional.of(UUID.fromString(request.path().pathParameters().get("id")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
