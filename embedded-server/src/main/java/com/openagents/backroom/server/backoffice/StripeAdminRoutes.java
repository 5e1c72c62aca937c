package com.openagents.backroom.server.backoffice;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.server.backoffice.StripeOffice.Books;
import com.openagents.backroom.server.backoffice.StripeOffice.Standing;
import com.openagents.backroom.server.db.StripeEventStore;
import com.openagents.backroom.server.db.SuspenseStore;
import com.openagents.backroom.server.ledger.Findings;
import com.openagents.backroom.server.ops.OperatorToken;
import com.openagents.backroom.server.reconcile.Reconciliation;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.Endpoint;
import com.openagents.backroom.server.web.JsonBody;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Payments, for programs of the operator's. Keys are set in the console or the settings, never here.
public final class StripeAdminRoutes {
    private static final String PATH = "/api/admin/stripe";

    /// Longer than any id of Stripe's.
    private static final int MAX_ID_CHARS = 255;

    private static final int MAX_WORDS_CHARS = 500;

    private final OperatorToken token;
    private final Backoffice backoffice;
    private final StripeOffice office;

    public StripeAdminRoutes(OperatorToken token, Backoffice backoffice) {
        this.token = token;
        this.backoffice = backoffice;
        this.office = backoffice.stripe();
    }

    public RouteTable addTo(RouteTable table) {
        return table.get(PATH, operatorOnly(_ -> standing()))
                .get(PATH + "/events", operatorOnly(this::events))
                .get(PATH + "/events/{id}", operatorOnly(this::event))
                .post(PATH + "/events/{id}/replay", operatorOnly(this::replay))
                .post(PATH + "/reconcile", operatorOnly(_ -> reconcile()))
                .get(PATH + "/suspense", operatorOnly(_ -> suspense()))
                .post(PATH + "/suspense", operatorOnly(this::resolve))
                .post(PATH + "/books", operatorOnly(_ -> books()));
    }

    private Endpoint operatorOnly(Endpoint endpoint) {
        return request -> {
            token.require(request);
            return endpoint.answer(request);
        };
    }

    private Answer standing() {
        Standing now = office.standing();
        Attention attention = backoffice.attention();
        return Answer.json(out -> {
            out.flag("on", now.isOn());
            out.text("words", now.words());
            out.flag("to_confirm", now.isToConfirm());
            out.text("webhook_endpoint", now.endpoint());
            out.text("publishable_key", now.keys().publishableKey());
            out.flag("has_secret_key", now.keys().hasSecret());
            out.number("webhook_secrets", (long) now.keys().webhookSecrets());
            out.flag("spending_stopped", attention.isSpendingStopped());
            out.number("suspense", (long) attention.suspense());
            out.number("troubled_events", (long) attention.troubledEvents());
            out.text("compared_at", text(now.lastComparison().map(StripeOffice.Comparison::at)));
            out.text(
                    "compared",
                    now.lastComparison().map(StripeOffice.Comparison::words).orElse(null));
            write(now.books(), out);
        });
    }

    private Answer events(ServerRequest request) {
        boolean onlyTroubled = request.query()
                .first("troubled")
                .asOptional()
                .filter("true"::equals)
                .isPresent();
        List<StripeEventStore.Row> rows =
                office.events(request.query().first("q").orElse(""), onlyTroubled);
        return Answer.json(out -> out.objects("events", rows, StripeAdminRoutes::write));
    }

    private Answer event(ServerRequest request) {
        StripeEventStore.Row row = office.findEvent(id(request)).orElseThrow(ApiException::notFound);
        return Answer.json(out -> {
            write(row, out);
            out.text("payload", row.event().payload());
        });
    }

    private Answer replay(ServerRequest request) {
        StripeEventStore.Row row = office.replay(Via.API, id(request));
        return Answer.json(out -> write(row, out));
    }

    private Answer reconcile() {
        Reconciliation done = office.reconcile(Via.API);
        return Answer.json(out -> {
            out.text("at", done.at().toString());
            out.number("events", (long) done.events());
            out.number("new", (long) done.news());
            out.number("payments", (long) done.payments());
            out.number("failures", (long) done.failures());
            out.text("trouble", done.trouble());
        });
    }

    private Answer suspense() {
        List<SuspenseStore.Row> rows = office.standing().suspense();
        return Answer.json(out -> out.objects("suspense", rows, (row, sink) -> {
            sink.text("payment_intent", row.paymentIntent());
            sink.text("reason", row.reason());
            sink.number("amount_minor", row.amountMinor());
            sink.text("currency", row.currency());
            sink.text("found_at", row.foundAt().toString());
            sink.text("resolved_at", text(Optional.ofNullable(row.resolvedAt())));
            sink.text("resolution", row.resolution());
        }));
    }

    private Answer resolve(ServerRequest request) {
        JsonBody body = JsonBody.of(request, Set.of("payment_intent", "resolution"));
        String payment = body.text("payment_intent", MAX_ID_CHARS)
                .orElseThrow(() -> ApiException.badRequest("Name the payment as `payment_intent`."));
        office.resolve(
                Via.API, payment, body.text("resolution", MAX_WORDS_CHARS).orElse(""));
        return suspense();
    }

    private Answer books() {
        Findings _ = office.checkBooks();
        return Answer.json(out -> write(office.books(), out));
    }

    private static void write(Books books, FieldSink out) {
        out.text("books_at", text(books.latest().map(Findings::at)));
        out.flag("books_hold", books.latest().map(Findings::isSound).orElse(false));
        List<Findings.Breach> breaches = books.latest().map(Findings::breaches).orElse(List.of());
        out.objects("breaches", breaches, (breach, sink) -> {
            sink.text("invariant", breach.invariant());
            sink.text("sentence", breach.sentence());
        });
    }

    private static void write(StripeEventStore.Row row, FieldSink out) {
        out.text("id", row.event().id());
        out.text("type", row.event().type());
        out.text("api_version", row.event().apiVersion());
        out.text("object_id", row.event().objectId());
        out.text("received_at", row.receivedAt().toString());
        out.number("attempts", (long) row.attempts());
        out.text("processed_at", text(Optional.ofNullable(row.processedAt())));
        out.text("outcome", row.outcome());
        out.text("error", row.error());
    }

    private static String id(ServerRequest request) {
        return request.path().pathParameters().get("id");
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
