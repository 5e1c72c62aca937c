package com.openagents.backroom.server.billing;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.ledger.LedgerTxn;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;

/// Every posting of a person's credits, the newest first.
final class LedgerPage {
    /// Postings of one page.
    private static final int ROWS = 50;

    private final WebSessions sessions;
    private final Shop shop;
    private final BillingFrame frame;

    LedgerPage(WebSessions sessions, Shop shop, BillingFrame frame) {
        this.sessions = sessions;
        this.shop = shop;
        this.frame = frame;
    }

    RouteTable addTo(RouteTable table) {
        return table.get(BillingFrame.LEDGER, this::page);
    }

    private Answer page(ServerRequest request) {
        SignedIn who = sessions.require(request);
        long before = before(request);
        List<LedgerTxn> postings = shop.database().transact(tx -> shop.ledger().list(tx, who.userId(), before, ROWS));
        El main = BillingFrame.main("Ledger", BillingFrame.LEDGER)
                .add(El.of("p")
                        .text("Every credit that came and went, and what you had then. Times are UTC. ")
                        .add(El.of("a")
                                .attribute("href", "/api/billing/ledger.csv")
                                .text("All as CSV")));
        if (postings.isEmpty()) {
            main.add(El.of("p", "dim").text("There is nothing further."));
        } else {
            main.add(table(postings));
        }
        main.add(ways(before, postings));
        return Answer.html(Status.OK_200, frame.page("Ledger", BillingFrame.LEDGER, who, main));
    }

    private static El table(List<LedgerTxn> postings) {
        El head = El.of("tr")
                .add(heading("", "When"))
                .add(heading("", "What"))
                .add(heading("number", "Credits"))
                .add(heading("number", "Balance"));
        El rows = El.of("tbody");
        for (LedgerTxn txn : postings) {
            rows.add(El.of("tr")
                    .add(El.of("td", "when").add(BillingFrame.time(txn.at())))
                    .add(El.of("td", "what")
                            .text(PostingText.of(txn.posting()) + " ")
                            .add(El.of("code").text(PostingText.reference(txn.posting()))))
                    .add(El.of("td", "number")
                            .text(BillingFrame.signed(txn.posting().credits())))
                    .add(El.of("td", "number").text(Figures.grouped(txn.after().total()))));
        }
        return El.of("table", "books").add(El.of("thead").add(head)).add(rows);
    }

    private static El heading(String look, String text) {
        return El.of("th", look).attribute("scope", "col").text(text);
    }

    private static El ways(long before, List<LedgerTxn> postings) {
        El ways = El.of("div", "line");
        if (before != Long.MAX_VALUE) {
            ways.add(BillingFrame.button(BillingFrame.LEDGER, "Newest"));
        }
        if (!postings.isEmpty() && postings.getLast().seq() > 1) {
            ways.add(BillingFrame.button(
                    BillingFrame.LEDGER + "?before=" + postings.getLast().seq(), "Older"));
        }
        return ways;
    }

    private static long before(ServerRequest request) {
        String text = request.query().first("before").orElse("");
        if (text.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (!text.matches("\\d{1,18}")) {
            throw ApiException.badRequest("That page of the ledger has no such number. Go back to its beginning.");
        }
        return Long.parseLong(text);
    }
}
