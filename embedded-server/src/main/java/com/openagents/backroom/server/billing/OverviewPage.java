package com.openagents.backroom.server.billing;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.server.catalog.CreditPackage;
import com.openagents.backroom.server.catalog.Plan;
import com.openagents.backroom.server.db.CardStore.Card;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.hud.SitePages;
import com.openagents.backroom.server.invoice.MoneyText;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.ledger.CreditText;
import com.openagents.backroom.server.purchase.Purchase;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.FormBody;
import com.openagents.backroom.server.web.KeptForm;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a person has, what they can buy, and what they bought last. Buying works without script.
final class OverviewPage {
    /// Longer than any package's or request's id.
    private static final int MAX_FIELD_CHARS = 100;

    /// Purchases on the page; the ledger has all that were paid.
    private static final int MAX_PURCHASES = 5;

    private final WebSessions sessions;
    private final Shop shop;
    private final BillingFrame frame;

    /// What somebody was about to buy when they had to sign in first.
    ///
    /// @param requestId the same one again, so that what was begun all the same is not begun twice
    private record Chosen(String packageId, String requestId) {}

    OverviewPage(WebSessions sessions, Shop shop, BillingFrame frame) {
        this.sessions = sessions;
        this.shop = shop;
        this.frame = frame;
    }

    RouteTable addTo(RouteTable table) {
        return table.get(BillingFrame.ROOT, this::page).post(BillingFrame.ROOT, this::buy);
    }

    private Answer page(ServerRequest request) {
        SignedIn who = sessions.require(request);
        Optional<Chosen> chosen = KeptForm.take(request).flatMap(OverviewPage::chosen);
        El main = BillingFrame.main("Credits", BillingFrame.ROOT);
        chosen.ifPresent(_ -> main.add(BillingFrame.notice(
                "", "You are signed in again. Nothing was bought yet: the package you chose is marked below.")));
        balance(main, who);
        main.add(El.of("h2").text("Buy credits"));
        packages(main, who, chosen);
        purchases(main, who);
        plans(main, who);
        return Answer.html(Status.OK_200, frame.page("Billing", BillingFrame.ROOT, who, main));
    }

    /// A form that is sent twice has the same request's id twice, and is one purchase.
    private Answer buy(ServerRequest request) {
        SignedIn who = sessions.require(request);
        FormBody form = FormBody.of(request);
        Purchase purchase = shop.purchases()
                .begin(
                        who.userId(),
                        form.require("package_id", MAX_FIELD_CHARS),
                        form.require("request_id", MAX_FIELD_CHARS),
                        () -> shop.limits().require(request, "purchase", who.userId()))
                .purchase();
        return Answer.redirect(Status.SEE_OTHER_303, BillingFrame.PURCHASES + purchase.id());
    }

    private void balance(El main, SignedIn who) {
        Balance balance = shop.database().transact(tx -> shop.ledger().balance(tx, who.userId()));
        if (balance.isFrozen()) {
            main.add(BillingFrame.notice(
                    "bad",
                    "Spending is stopped: your balance is below 0, as a payment was refunded or disputed after its credits were"
                            + " used. It goes on once the balance is 0 or more."));
        } else if (balance.total() == 0 && isReturning(who)) {
            main.add(BillingFrame.notice(
                    "", "Credits for signing up are given once, and you had them before. Buy some to go on."));
        } else if (shop.accounts().money(who.userId()).isLow()) {
            main.add(BillingFrame.notice("bad", "Your credits are running low. Buy some before they are used up."));
        }
        main.add(El.of("p", "figure")
                        .add(El.of("b").text(CreditText.brief(balance.total())))
                        .text(" credits"))
                .add(El.of("p", "dim")
                        .text(Figures.grouped(balance.total()) + " in all: " + Figures.grouped(balance.promo())
                                + " given, " + Figures.grouped(balance.paid())
                                + " bought. What was given is used first."));
    }

    private static Optional<Chosen> chosen(FormBody form) {
        return form.find("package_id", MAX_FIELD_CHARS)
                .flatMap(id -> form.find("request_id", MAX_FIELD_CHARS).map(request -> new Chosen(id, request)));
    }

    private void packages(El main, SignedIn who, Optional<Chosen> chosen) {
        boolean isOpen = shop.stripe().active().isPresent();
        Optional<Card> card = isOpen ? usableCard(who) : Optional.empty();
        if (!isOpen) {
            main.add(BillingFrame.notice(
                    "",
                    who.isOperator()
                            ? shop.stripe().remark().orElse("")
                            : "Credits can't be bought here yet: the operator has not set up payments."));
        } else if (card.isEmpty()) {
            main.add(BillingFrame.notice("", "To buy, add a card first.")
                    .text(" ")
                    .add(BillingFrame.button(BillingFrame.CARDS, "Add a card")));
        } else {
            main.add(El.of("p")
                    .text("A button charges your default card, " + CardText.of(card.get())
                            + ", at once, and only once. You get an invoice."));
        }
        El list = El.of("ul", "packages");
        for (CreditPackage sold : shop.catalog().packages()) {
            list.add(offer(
                    sold,
                    card.isPresent(),
                    chosen.filter(wish -> wish.packageId().equals(sold.id()))));
        }
        main.add(list);
    }

    private static El offer(CreditPackage sold, boolean canBuy, Optional<Chosen> chosen) {
        String price = MoneyText.of(sold.amountMinor(), sold.currency());
        El item = (chosen.isPresent() ? El.of("li", "chosen").attribute("aria-current", "true") : El.of("li"))
                .add(El.of("h3").text(sold.name()))
                .add(El.of("p", "dim").text(Figures.grouped(sold.credits()) + " credits"))
                .add(El.of("p", "price").text(price));
        return canBuy
                ? item.add(SitePages.button(
                        BillingFrame.ROOT,
                        "Buy for " + price,
                        "package_id",
                        sold.id(),
                        "request_id",
                        chosen.map(Chosen::requestId)
                                .orElseGet(() -> UUID.randomUUID().toString())))
                : item;
    }

    private void purchases(El main, SignedIn who) {
        List<Purchase> all = shop.purchases().list(who.userId(), MAX_PURCHASES);
        if (all.isEmpty()) {
            return;
        }
        El list = El.of("ul", "rows");
        for (Purchase purchase : all) {
            list.add(El.of("li")
                    .add(El.of("div", "row")
                            .add(El.of("a", "name")
                                    .attribute("href", BillingFrame.PURCHASES + purchase.id())
                                    .text(Figures.grouped(purchase.credits()) + " credits for "
                                            + MoneyText.of(purchase.amountMinor(), purchase.currency())))
                            .add(El.of("span", "dim").add(BillingFrame.time(purchase.createdAt())))
                            .add(El.of("span", "badge")
                                    .text(PurchaseText.of(
                                                    purchase, shop.purchases().creditsGone(purchase.id()))
                                            .mark()))));
        }
        main.add(El.of("h2").text("Your last purchases")).add(list);
    }

    private boolean isReturning(SignedIn who) {
        return shop.accounts().money(who.userId()).isReturning();
    }

    private void plans(El main, SignedIn who) {
        String once = isReturning(who) ? " credits once, which you had before" : " credits once, at sign-up";
        El list = El.of("ul", "rows");
        for (Plan plan : shop.catalog().plans()) {
            String credits = plan.monthlyCredits() == 0
                    ? Figures.grouped(plan.signUpCredits()) + once
                    : Figures.grouped(plan.monthlyCredits()) + " credits a month for "
                            + MoneyText.of(plan.amountMinor(), plan.currency());
            list.add(El.of("li")
                    .add(El.of("div", "row")
                            .add(El.of("span", "name").text(plan.name()))
                            .add(El.of("span", "dim").text(credits))
                            .add(El.of("span", "badge").text(plan.monthlyCredits() == 0 ? "yours" : "later"))));
        }
        main.add(El.of("h2").text("Plans"))
                .add(El.of("p").text("Credits by the month come later; until then, packages do."))
                .add(list);
    }

    private Optional<Card> usableCard(SignedIn who) {
        return shop.cardStore().list(who.userId()).stream()
                .filter(Card::isDefault)
                .filter(shop.cards()::isUsable)
                .findFirst();
    }
}
