package com.openagents.backroom.server.ledger;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.key.Callers;
import com.openagents.backroom.server.key.KeyScope;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.UUID;

/// What a person has and how it came to be; only one's own.
public final class LedgerRoutes {
    private static final int DEFAULT_LIMIT = 50;

    /// Postings of one answer; whoever wants all takes the file.
    private static final int MAX_LIMIT = 500;

    private final Callers callers;
    private final WebSessions sessions;
    private final Database database;
    private final Ledger ledger;

    public LedgerRoutes(Callers callers, WebSessions sessions, Database database, Ledger ledger) {
        this.callers = callers;
        this.sessions = sessions;
        this.database = database;
        this.ledger = ledger;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/api/billing/balance", this::balance).get("/api/billing/ledger", this::ledger);
    }

    private Answer balance(ServerRequest request) {
        UUID userId = callers.require(request, KeyScope.ACCOUNT);
        Balance balance = database.transact(tx -> ledger.balance(tx, userId));
        return Answer.json(out -> {
            out.number("signup_credits", balance.promo());
            out.number("purchased_credits", balance.paid());
            out.number("total_credits", balance.total());
            out.text("formatted", CreditText.brief(balance.total()));
        });
    }

    private Answer ledger(ServerRequest request) {
        UUID userId = sessions.require(request).userId();
        long before = number(request, "before", Long.MAX_VALUE);
        int limit = (int) Math.min(number(request, "limit", DEFAULT_LIMIT), MAX_LIMIT);
        List<LedgerTxn> postings = database.transact(tx -> ledger.list(tx, userId, before, limit));
        return Answer.json(out -> {
            out.objects("postings", postings, LedgerRoutes::write);
            boolean isMore = !postings.isEmpty() && postings.getLast().seq() > 1;
            out.number("next_before", isMore ? postings.getLast().seq() : null);
        });
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
        out.objects("entries", posting.entries(), (entry, sink) -> {
            sink.text("account", entry.account().wire());
            sink.number("amount", entry.amount());
        });
    }

    private static long number(ServerRequest request, String name, long standard) {
        String text = request.query().first(name).orElse("");
        if (text.isEmpty()) {
            return standard;
        }
        try {
            long value = Long.parseLong(text);
            if (value < 1) {
                throw noNumber(name);
            }
            return value;
        } catch (NumberFormatException e) {
            throw noNumber(name);
        }
    }

    private static ApiException noNumber(String name) {
        return ApiException.badRequest("`" + name + "` must be a whole number above 0.");
    }
}
