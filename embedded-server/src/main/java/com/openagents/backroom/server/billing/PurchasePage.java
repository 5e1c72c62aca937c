package com.openagents.backroom.server.billing;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.hud.SitePages;
import com.openagents.backroom.server.invoice.Invoice;
import com.openagents.backroom.server.invoice.MoneyText;
import com.openagents.backroom.server.purchase.Purchase;
import com.openagents.backroom.server.purchase.PurchaseStatus;
import com.openagents.backroom.server.purchase.Purchases.Begun;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.stripe.StripeSettings;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How it stands with a purchase. Each look asks Stripe; the script looks again by itself, and asks the person's bank
/// where it wants to be asked.
final class PurchasePage {
    private static final String PATH = BillingFrame.PURCHASES + "{id}";

    private final WebSessions sessions;
    private final Shop shop;
    private final BillingFrame frame;

    PurchasePage(WebSessions sessions, Shop shop, BillingFrame frame) {
        this.sessions = sessions;
        this.shop = shop;
        this.frame = frame;
    }

    RouteTable addTo(RouteTable table) {
        return table.get(PATH, this::page).post(PATH, this::giveUp);
    }

    private Answer page(ServerRequest request) {
        SignedIn who = sessions.require(request);
        Purchase purchase = shop.purchases()
                .look(who.userId(), Ids.of(request))
                .map(Begun::purchase)
                .orElseThrow(ApiException::notFound);
        PurchaseText text = PurchaseText.of(purchase, shop.purchases().creditsGone(purchase.id()));
        El main = BillingFrame.main(text.title(), BillingFrame.ROOT)
                .add(El.of("p", "sentence").text(text.sentence()))
                .add(actions(who, purchase))
                .add(CardsPage.status())
                .add(facts(purchase, text));
        String path = BillingFrame.PURCHASES + purchase.id();
        Optional<StripeSettings> settings = shop.stripe().active();
        if (!purchase.status().isOpen() || settings.isEmpty()) {
            return Answer.html(Status.OK_200, frame.page(text.title(), path, who, main));
        }
        El body = El.of("body")
                .attribute("data-stripe-js", settings.get().jsUrl())
                .attribute("data-stripe-key", settings.get().publishableKey())
                .attribute("data-purchase", purchase.id().toString())
                .attribute("data-status", purchase.status().wire());
        String page = frame.page(text.title(), path, who, main, body, List.of("pay.js"));
        return Answer.html(Status.OK_200, page, StripeSources.of(settings.get()));
    }

    private Answer giveUp(ServerRequest request) {
        SignedIn who = sessions.require(request);
        UUID id = Ids.of(request);
        Begun _ = shop.purchases().cancel(who.userId(), id).orElseThrow(ApiException::notFound);
        return Answer.redirect(Status.SEE_OTHER_303, BillingFrame.PURCHASES + id);
    }

    private El actions(SignedIn who, Purchase purchase) {
        El actions = El.of("div", "line");
        String self = BillingFrame.PURCHASES + purchase.id();
        return switch (purchase.status()) {
            case CREATED, PROCESSING -> actions.add(BillingFrame.button(self, "Look again"));
            case REQUIRES_ACTION ->
                actions.add(El.of("button", "primary")
                                .attribute("id", "confirm")
                                .attribute("type", "button")
                                .attribute("hidden", "")
                                .text("Confirm with your bank"))
                        .add(El.of("noscript")
                                .add(BillingFrame.notice(
                                        "",
                                        "Confirming needs script, as your bank asks in a window of its own. Turn it on for this"
                                                + " page and load it anew.")))
                        .add(SitePages.button(self, "Give the purchase up"));
            case SUCCEEDED -> {
                Optional<Invoice> invoice = shop.invoices().findByPurchase(who.userId(), purchase.id());
                invoice.ifPresent(issued -> actions.add(
                        BillingFrame.button(BillingFrame.INVOICES + "/" + issued.id(), "Invoice " + issued.number())));
                yield actions.add(BillingFrame.button(BillingFrame.ROOT, "Your credits"))
                        .add(BillingFrame.button(BillingFrame.LEDGER, "Your ledger"));
            }
            case FAILED, CANCELED ->
                actions.add(BillingFrame.button(BillingFrame.ROOT, "Buy again"))
                        .add(BillingFrame.button(BillingFrame.CARDS, "Your cards"));
        };
    }

    private static El facts(Purchase purchase, PurchaseText text) {
        boolean isDone = purchase.status() == PurchaseStatus.SUCCEEDED && purchase.settledAt() != null;
        El facts = El.of("dl");
        fact(facts, "Package", El.of("span").text(Figures.grouped(purchase.credits()) + " credits"));
        fact(facts, "Price", El.of("span").text(MoneyText.of(purchase.amountMinor(), purchase.currency())));
        fact(facts, "State", El.of("span").text(text.mark()));
        fact(facts, "Begun", BillingFrame.time(purchase.createdAt()));
        if (isDone && purchase.settledAt() != null) {
            fact(facts, "Paid", BillingFrame.time(purchase.settledAt()));
        }
        if (purchase.paymentIntent() != null) {
            fact(facts, "Payment at Stripe", El.of("code").text(purchase.paymentIntent()));
        }
        return facts;
    }

    private static void fact(El facts, String name, El value) {
        facts.add(El.of("dt").text(name)).add(El.of("dd").add(value));
    }
}
