package com.openagents.backroom.server.billing;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.server.db.CardStore.Card;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.hud.SitePages;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.stripe.Cards;
import com.openagents.backroom.server.stripe.SetupIntents;
import com.openagents.backroom.server.stripe.StripeProblems;
import com.openagents.backroom.server.stripe.StripeSettings;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.FormBody;
import com.openagents.backroom.server.web.KeptForm;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;

/// A person's cards. Only adding one needs script, as its number goes to Stripe alone.
final class CardsPage {
    /// Longer than any id of Stripe's.
    private static final int MAX_FIELD_CHARS = 255;

    private final WebSessions sessions;
    private final Shop shop;
    private final BillingFrame frame;

    CardsPage(WebSessions sessions, Shop shop, BillingFrame frame) {
        this.sessions = sessions;
        this.shop = shop;
        this.frame = frame;
    }

    RouteTable addTo(RouteTable table) {
        return table.get(BillingFrame.CARDS, this::page).post(BillingFrame.CARDS, this::act);
    }

    private Answer page(ServerRequest request) {
        SignedIn who = sessions.require(request);
        El main = BillingFrame.main("Cards", BillingFrame.CARDS);
        Optional<StripeSettings> settings = shop.stripe().active();
        if (settings.isEmpty()) {
            main.add(BillingFrame.notice("", "There are no cards here yet: the operator has not set up payments."));
            return Answer.html(Status.OK_200, frame.page("Cards", BillingFrame.CARDS, who, main));
        }
        KeptForm.take(request)
                .ifPresent(_ -> main.add(BillingFrame.notice(
                        "", "You are signed in again. Nothing was changed: press the card's button once more.")));
        Cards.Listing listing = shop.cards().list(who.userId());
        if (!listing.isCurrent()) {
            main.add(BillingFrame.notice(
                    "",
                    "Stripe can't be asked just now, so these are your cards as it had them last. Load the page anew in a"
                            + " minute to change them."));
        }
        rows(main, listing.cards());
        form(main);
        El body = El.of("body")
                .attribute("data-stripe-js", settings.get().jsUrl())
                .attribute("data-stripe-key", settings.get().publishableKey())
                .attribute("data-currency", shop.catalog().packages().getFirst().currency());
        String page = frame.page("Cards", BillingFrame.CARDS, who, main, body, List.of("pay.js"));
        return Answer.html(Status.OK_200, page, StripeSources.of(settings.get()));
    }

    private Answer act(ServerRequest request) {
        SignedIn who = sessions.require(request);
        FormBody form = FormBody.of(request);
        String card = Cards.requireId(form.require("id", MAX_FIELD_CHARS));
        try {
            switch (form.require("do", MAX_FIELD_CHARS)) {
                case "default" -> shop.cards().makeDefault(who.userId(), card);
                case "remove" -> shop.cards().remove(who.userId(), card, () -> sessions.requireFresh(request));
                default -> throw ApiException.badRequest("The form can't be read. Go back and send it again.");
            }
        } catch (StripeTrouble e) {
            throw StripeProblems.of(e);
        }
        return Answer.redirect(Status.SEE_OTHER_303, BillingFrame.CARDS);
    }

    private void rows(El main, List<Card> cards) {
        if (cards.isEmpty()) {
            main.add(El.of("p").text("You have no card yet."));
            return;
        }
        El list = El.of("ul", "rows cards");
        for (Card card : cards) {
            list.add(El.of("li").add(row(card)));
        }
        main.add(list);
    }

    private El row(Card card) {
        El row = El.of("div", "row")
                .add(El.of("span", "name").text(CardText.of(card)))
                .add(El.of("span", "dim").text(CardText.expiry(card)));
        if (!shop.cards().isUsable(card)) {
            row.add(El.of("span", "badge bad").text(card.refusedAt() == null ? "expired" : "refused by its bank"));
        }
        row.add(card.isDefault() ? El.of("span", "badge").text("default") : button("Make default", "default", card));
        return row.add(button("Remove", "remove", card));
    }

    private static El button(String text, String action, Card card) {
        return El.of("form")
                .attribute("action", BillingFrame.CARDS)
                .attribute("method", "post")
                .add(SitePages.hidden("do", action))
                .add(SitePages.hidden("id", card.id()))
                .add(El.of("button")
                        .attribute("aria-label", text + ": " + CardText.of(card))
                        .text(text));
    }

    private static void form(El main) {
        main.add(El.of("h2").text("Add a card"))
                .add(El.of("noscript")
                        .add(BillingFrame.notice(
                                "",
                                "Adding a card needs script: its number goes from your browser to Stripe, and never to this"
                                        + " server. Everything else here works without.")))
                .add(El.of("form", "card-form")
                        .attribute("id", "card-form")
                        .attribute("hidden", "")
                        .add(El.of("div", "card-fields").attribute("id", "card"))
                        .add(El.of("p", "dim").text(SetupIntents.CONSENT))
                        .add(El.of("button", "primary")
                                .attribute("disabled", "")
                                .text("Add the card")))
                .add(status());
    }

    /// Where the script says how it stands.
    static El status() {
        return El.of("p", "pay-status").attribute("id", "pay-status").attribute("role", "status");
    }
}
