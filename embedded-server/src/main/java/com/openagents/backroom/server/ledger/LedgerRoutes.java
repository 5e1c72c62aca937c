package com.openagents.backroom.server.ledger;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.key.Callers;
import com.openagents.backroom.server.key.KeyScope;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.Reach;
import com.openagents.backroom.server.web.RouteTable;
import com.openagents.backroom.server.web.StreamStart;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/// What a person has and how it came to be; only one's own.
public final class LedgerRoutes {
    private static final int DEFAULT_LIMIT = 50;

    /// Postings of one answer; whoever wants all takes the file.
    private static final int MAX_LIMIT = 500;

    /// Statements at a time; each holds one page in memory and reads as fast as it is taken.
    private static final int MAX_STATEMENTS = 16;

    private static final String CSV = "text/csv; charset=utf-8";

    private final Callers callers;
    private final WebSessions sessions;
    private final Database database;
    private final Ledger ledger;
    private final Semaphore statements = new Semaphore(MAX_STATEMENTS);

    public LedgerRoutes(Callers callers, WebSessions sessions, Database database, Ledger ledger) {
        this.callers = callers;
        this.sessions = sessions;
        this.database = database;
        this.ledger = ledger;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/api/billing/balance", this::balance).get("/api/billing/ledger", this::ledger).stream(
                "/api/billing/ledger.csv", this::statement);
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

    private void statement(ServerRequest request, StreamStart start) {
        UUID userId = sessions.require(request).userId();
        if (start.isHeadOnly()) {
            start.endWithHead(CSV, Reach.SAME_ORIGIN);
            return;
        }
        if (!statements.tryAcquire()) {
            throw new ApiException(
                            Status.SERVICE_UNAVAILABLE_503,
                            "statements_full",
                            "Too many statements at once. Try again soon.")
                    .retryAfter(Duration.ofSeconds(10));
        }
        WritableHeaders<?> headers = WritableHeaders.create();
        headers.set(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"backroom-credits.csv\"");
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(start.open(CSV, Reach.SAME_ORIGIN, headers), StandardCharsets.UTF_8))) {
            Statement.write(database, ledger, userId, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            statements.release();
        }
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
