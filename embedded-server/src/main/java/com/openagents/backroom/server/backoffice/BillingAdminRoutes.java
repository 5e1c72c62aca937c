package com.openagents.backroom.server.backoffice;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.server.backoffice.BillingOffice.Account;
import com.openagents.backroom.server.backoffice.BillingOffice.Adjustment;
import com.openagents.backroom.server.db.PayerStore;
import com.openagents.backroom.server.invoice.Invoice;
import com.openagents.backroom.server.invoice.InvoicePdf;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.ledger.LedgerTxn;
import com.openagents.backroom.server.ledger.Posted;
import com.openagents.backroom.server.ledger.Posting;
import com.openagents.backroom.server.ops.OperatorToken;
import com.openagents.backroom.server.purchase.Purchase;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.Endpoint;
import com.openagents.backroom.server.web.JsonBody;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/* People's credits, for programs of the operator's.
 *
 *   POST …/users/{id}/adjust  {"ref", "credits", "reason"}                   what it would come to; nothing is booked
 *                             {"ref", "credits", "reason", "balance_after"}  booked, if it comes to that
 *   POST …/users/{id}/refund  {"ref", "purchase_id", "amount_minor", "reason"}
 *   POST …/users/{id}/usage-refund  {"source", "id", "reason"}               what a usage event cost, once
 */
public final class BillingAdminRoutes {
    private static final String PATH = "/api/admin/billing";
    private static final String USER = PATH + "/users/{id}";

    /// A UUID as text.
    private static final int MAX_ID_CHARS = 36;

    private final OperatorToken token;
    private final BillingOffice office;

    public BillingAdminRoutes(OperatorToken token, BillingOffice office) {
        this.token = token;
        this.office = office;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get(PATH + "/users", operatorOnly(this::users))
                .get(USER, operatorOnly(this::user))
                .get(USER + "/ledger", operatorOnly(this::ledger))
                .get(USER + "/invoices/{invoice}", operatorOnly(this::pdf))
                .post(USER + "/adjust", operatorOnly(this::adjust))
                .post(USER + "/refund", operatorOnly(this::refund))
                .post(USER + "/usage-refund", operatorOnly(this::refundUsage))
                .get(PATH + "/actions", operatorOnly(_ -> actions()));
    }

    private Endpoint operatorOnly(Endpoint endpoint) {
        return request -> {
            token.require(request);
            return endpoint.answer(request);
        };
    }

    private Answer users(ServerRequest request) {
        List<Payer> found = office.search(request.query().first("q").orElse(""));
        PayerStore.Counts counts = office.counts();
        return Answer.json(out -> {
            out.number("frozen", (long) counts.frozen());
            out.number("low", (long) counts.low());
            out.objects("users", found, BillingAdminRoutes::write);
        });
    }

    private Answer user(ServerRequest request) {
        Account account = office.find(person(request)).orElseThrow(ApiException::notFound);
        return Answer.json(out -> {
            write(account.payer(), out);
            out.objects("postings", account.postings(), BillingAdminRoutes::write);
            out.objects("purchases", account.purchases(), BillingAdminRoutes::write);
            out.objects("invoices", account.invoices(), BillingAdminRoutes::write);
        });
    }

    private Answer ledger(ServerRequest request) {
        long before = before(request);
        List<LedgerTxn> postings = office.postings(person(request), before);
        return Answer.json(out -> {
            out.objects("postings", postings, BillingAdminRoutes::write);
            boolean isMore = !postings.isEmpty() && postings.getLast().seq() > 1;
            out.number("next_before", isMore ? postings.getLast().seq() : null);
        });
    }

    private Answer pdf(ServerRequest request) {
        Invoice invoice =
                office.findInvoice(person(request), id(request, "invoice")).orElseThrow(ApiException::notFound);
        return Answer.bytes(Status.OK_200, "application/pdf", InvoicePdf.of(invoice));
    }

    private Answer adjust(ServerRequest request) {
        UUID person = person(request);
        JsonBody body = JsonBody.of(request, Set.of("ref", "credits", "reason", "balance_after"));
        Adjustment wish = new Adjustment(
                uuid(body, "ref"),
                body.number("credits", -BillingOffice.MAX_ADJUSTMENT, BillingOffice.MAX_ADJUSTMENT)
                        .orElse(0),
                body.text("reason", Posting.MAX_REASON_CHARS).orElse(""));
        OptionalLong after = body.number("balance_after", -Balance.MAX_CREDITS, Balance.MAX_CREDITS);
        if (after.isEmpty()) {
            Balance balance = office.preview(person, wish);
            return Answer.json(out -> {
                out.flag("booked", false);
                out.number("balance_after", balance.total());
                out.text("next", "Send the same with this balance_after, and it is booked.");
            });
        }
        Posted posted = office.adjust(Via.API, person, wish, after.getAsLong());
        return Answer.json(out -> {
            out.flag("booked", true);
            out.flag("is_new", posted.isNew());
            out.number("balance_after", posted.txn().after().total());
        });
    }

    private Answer refund(ServerRequest request) {
        JsonBody body = JsonBody.of(request, Set.of("ref", "purchase_id", "amount_minor", "reason"));
        RefundWish wish = new RefundWish(
                uuid(body, "ref"),
                uuid(body, "purchase_id"),
                body.number("amount_minor", 1, Purchase.MAX_AMOUNT_MINOR)
                        .orElseThrow(() -> ApiException.badRequest("Give `amount_minor`, how much to give back.")),
                body.text("reason", Posting.MAX_REASON_CHARS).orElse(""));
        Sale sale = office.refund(Via.API, person(request), wish);
        return Answer.json(out -> write(sale, out));
    }

    private Answer refundUsage(ServerRequest request) {
        UUID person = person(request);
        JsonBody body = JsonBody.of(request, Set.of("source", "id", "reason"));
        UsageRefund wish = new UsageRefund(
                body.text("source", Posting.MAX_REF_CHARS).orElse(""),
                body.text("id", Posting.MAX_REF_CHARS).orElse(""),
                body.text("reason", Posting.MAX_REASON_CHARS).orElse(""));
        Optional<Balance> after = office.refundUsage(Via.API, person, wish);
        return Answer.json(out -> {
            out.flag("is_new", after.isPresent());
            out.number("balance_after", after.map(Balance::total).orElse(null));
        });
    }

    private Answer actions() {
        return Answer.json(out -> out.objects("actions", office.actions(), BillingAdminRoutes::write));
    }

    private static void write(Payer payer, FieldSink out) {
        out.text("user_id", payer.id().toString());
        out.text("username", payer.username());
        out.text("github_username", payer.githubUsername());
        out.number("signup_credits", payer.balance().promo());
        out.number("purchased_credits", payer.balance().paid());
        out.number("total_credits", payer.balance().total());
        out.flag("frozen", payer.standing() == Payer.Standing.FROZEN);
        out.flag("low", payer.standing() == Payer.Standing.LOW);
    }

    private static void write(LedgerTxn txn, FieldSink out) {
        Posting posting = txn.posting();
        out.number("seq", txn.seq());
        out.text("at", txn.at().toString());
        out.text("kind", posting.kind().wire());
        out.text("ext_ref", posting.extRef());
        out.text("reason", posting.reason());
        out.number("credits", posting.credits());
        out.number("balance", txn.after().total());
    }

    private static void write(Sale sale, FieldSink out) {
        out.text("purchase_id", sale.id().toString());
        out.text("created_at", sale.createdAt().toString());
        out.number("amount_minor", sale.amountMinor());
        out.text("currency", sale.currency());
        out.number("credits", sale.credits());
        out.text("status", sale.status().wire());
        out.text("payment_intent", sale.paymentIntent());
        out.text("failure", sale.failure());
        out.number("returned_minor", sale.returnedMinor());
        out.number("disputed_minor", sale.disputedMinor());
        out.number("credits_taken", sale.creditsTaken());
        out.number("left_minor", sale.leftMinor());
    }

    private static void write(Invoice invoice, FieldSink out) {
        out.text("id", invoice.id().toString());
        out.text("kind", invoice.kind().wire());
        out.text("number", invoice.number());
        out.text("issued_at", invoice.issuedAt().toString());
        out.number("amount_minor", invoice.amountMinor());
        out.text("currency", invoice.currency());
        out.number("credits", invoice.credits());
        out.text("reference", invoice.reference());
    }

    private static void write(OperatorAction action, FieldSink out) {
        UUID user = action.deed().userId();
        out.text("at", action.at().toString());
        out.text("operator_id", action.operatorId().toString());
        out.text("via", action.deed().via().wire());
        out.text("action", action.deed().kind().wire());
        out.text("subject", action.deed().subject());
        out.text("user_id", user == null ? null : user.toString());
        out.text("words", action.deed().words());
        out.text("step", action.step().wire());
        out.text("outcome", action.outcome());
    }

    private static UUID person(ServerRequest request) {
        return id(request, "id");
    }

    private static UUID id(ServerRequest request, String name) {
        try {
            return UUID.fromString(request.path().pathParameters().get(name));
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound();
        }
    }

    private static long before(ServerRequest request) {
        String text = request.query().first("before").orElse("");
        try {
            return text.isEmpty() ? Long.MAX_VALUE : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiException.badRequest("`before` must be a whole number.");
        }
    }

    private static UUID uuid(JsonBody body, String name) {
        try {
            return UUID.fromString(body.text(name, MAX_ID_CHARS).orElse(""));
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("Give `" + name + "`, a UUID.");
        }
    }
}
