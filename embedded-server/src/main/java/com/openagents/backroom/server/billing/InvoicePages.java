package com.openagents.backroom.server.billing;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.hud.SitePages;
import com.openagents.backroom.server.invoice.Invoice;
import com.openagents.backroom.server.invoice.InvoiceSheet;
import com.openagents.backroom.server.invoice.Seller;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.FormBody;
import com.openagents.backroom.server.web.KeptForm;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A person's invoices and credit notes, each as a page to print.
final class InvoicePages {
    /// Documents of one page.
    private static final int ROWS = 50;

    private final WebSessions sessions;
    private final Shop shop;
    private final BillingFrame frame;

    InvoicePages(WebSessions sessions, Shop shop, BillingFrame frame) {
        this.sessions = sessions;
        this.shop = shop;
        this.frame = frame;
    }

    RouteTable addTo(RouteTable table) {
        return table.get(BillingFrame.INVOICES, this::list)
                .post(BillingFrame.INVOICES, this::nameBuyer)
                .get(BillingFrame.INVOICES + "/{id}", this::page);
    }

    private Answer list(ServerRequest request) {
        SignedIn who = sessions.require(request);
        Optional<UUID> before = request.query().first("before").asOptional().map(Ids::of);
        List<Invoice> invoices = shop.invoices().list(who.userId(), before, ROWS);
        El main = BillingFrame.main("Invoices", BillingFrame.INVOICES);
        if (invoices.isEmpty()) {
            main.add(El.of("p")
                    .text(
                            before.isPresent()
                                    ? "There are no older ones."
                                    : "There are none yet: each purchase gets one."));
        } else {
            main.add(rows(invoices));
        }
        if (invoices.size() == ROWS) {
            main.add(El.of("div", "line")
                    .add(BillingFrame.button(
                            BillingFrame.INVOICES + "?before="
                                    + invoices.getLast().id(),
                            "Older")));
        }
        buyer(main, who, KeptForm.take(request).map(InvoicePages::buyerText));
        return Answer.html(Status.OK_200, frame.page("Invoices", BillingFrame.INVOICES, who, main));
    }

    private Answer page(ServerRequest request) {
        SignedIn who = sessions.require(request);
        Invoice invoice = shop.invoices().find(who.userId(), Ids.of(request)).orElseThrow(ApiException::notFound);
        String title = invoice.kind().title() + " " + invoice.number();
        El main = BillingFrame.main(title, BillingFrame.INVOICES)
                .add(El.of("div", "line")
                        .add(BillingFrame.button(pdf(invoice), "PDF"))
                        .add(El.of("span", "dim").text("This page prints as the document alone.")))
                .add(InvoiceSheet.of(invoice));
        return Answer.html(Status.OK_200, frame.page(title, BillingFrame.INVOICES, who, main));
    }

    private Answer nameBuyer(ServerRequest request) {
        SignedIn who = sessions.require(request);
        String text = buyerText(FormBody.of(request));
        String fitting = Seller.fitting(text);
        if (text.strip().length() > Seller.MAX_CHARS || text.strip().lines().count() > Seller.MAX_LINES) {
            throw ApiException.badRequest("That is longer than fits an invoice: at most " + Seller.MAX_LINES
                    + " lines and " + Seller.MAX_CHARS + " characters. Go back and shorten it.");
        }
        shop.invoiceStore().saveBuyer(who.userId(), fitting);
        return Answer.redirect(Status.SEE_OTHER_303, BillingFrame.INVOICES);
    }

    private static String buyerText(FormBody form) {
        return form.all("buyer").stream().findFirst().orElse("");
    }

    private static El rows(List<Invoice> invoices) {
        El list = El.of("ul", "rows");
        for (Invoice invoice : invoices) {
            list.add(El.of("li")
                    .add(El.of("div", "row")
                            .add(El.of("a", "name")
                                    .attribute("href", BillingFrame.INVOICES + "/" + invoice.id())
                                    .text(invoice.number()))
                            .add(El.of("span", "dim")
                                    .text(invoice.lines().getFirst().text()))
                            .add(El.of("span", "dim").add(BillingFrame.time(invoice.issuedAt())))
                            .add(El.of("span", "price").text(invoice.amountText()))
                            .add(El.of("a")
                                    .attribute("href", pdf(invoice))
                                    .attribute("aria-label", "PDF of " + invoice.number())
                                    .text("PDF"))));
        }
        return list;
    }

    private void buyer(El main, SignedIn who, Optional<String> kept) {
        main.add(El.of("h2").text("Your name on invoices"));
        kept.ifPresent(_ -> main.add(SitePages.keptNotice()));
        main.add(El.of("p")
                        .attribute("id", "buyer-about")
                        .text(
                                "Name, address and tax number as they stand on invoices from now on; your name here when it is"
                                        + " empty. What was issued stays as it is."))
                .add(El.of("form")
                        .attribute("action", BillingFrame.INVOICES)
                        .attribute("method", "post")
                        .add(El.of("textarea")
                                .attribute("name", "buyer")
                                .attribute("rows", "4")
                                .attribute("maxlength", Integer.toString(Seller.MAX_CHARS))
                                .attribute("aria-label", "Your name on invoices")
                                .attribute("aria-describedby", "buyer-about")
                                .text(kept.or(() -> shop.invoiceStore().findBuyer(who.userId()))
                                        .orElse("")))
                        .add(El.of("p").add(El.of("button").text("Save"))));
    }

    private static String pdf(Invoice invoice) {
        return "/api/billing/invoices/" + invoice.id() + ".pdf";
    }
}
