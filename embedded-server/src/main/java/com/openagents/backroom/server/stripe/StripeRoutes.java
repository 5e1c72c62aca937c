package com.openagents.backroom.server.stripe;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.server.db.CardStore.Card;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.JsonBody;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.lang.System.Logger;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A person's cards, only their own; the cards themselves are entered in Stripe's form and never come here (requirement
/// ST-01). For sessions only.
public final class StripeRoutes {
    private static final Logger LOG = System.getLogger(StripeRoutes.class.getName());

    private final WebSessions sessions;
    private final StripeSetup setup;
    private final Cards cards;
    private final SetupIntents intents;
    private final CardTesting limits;

    /// Something that may fail at Stripe.
    @FunctionalInterface
    private interface Work<T> {
        T done() throws StripeTrouble;
    }

    public StripeRoutes(
            WebSessions sessions, StripeSetup setup, Cards cards, SetupIntents intents, CardTesting limits) {
        this.sessions = sessions;
        this.setup = setup;
        this.cards = cards;
        this.intents = intents;
        this.limits = limits;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/api/stripe/config", this::config)
                .post("/api/stripe/setup-intent", this::begin)
                .get("/api/stripe/payment-methods", this::list)
                .post("/api/stripe/payment-methods/{id}/default", this::makeDefault)
                .delete("/api/stripe/payment-methods/{id}", this::remove);
    }

    private Answer config(ServerRequest request) {
        StripeSettings settings = setup.require();
        return Answer.json(out -> {
            out.text("publishable_key", settings.publishableKey());
            out.text("js_url", settings.jsUrl());
            out.flag("livemode", settings.mode().isLive());
            out.text("consent", SetupIntents.CONSENT);
        });
    }

    private Answer begin(ServerRequest request) {
        SignedIn who = sessions.require(request);
        boolean agreed = JsonBody.of(request, Set.of("consent")).flag("consent").orElse(false);
        setup.require();
        if (!agreed) {
            throw new ApiException(
                    Status.BAD_REQUEST_400,
                    "consent_needed",
                    "A card is kept only with consent. Show the words of GET /api/stripe/config and send"
                            + " `\"consent\": true`.");
        }
        limits.require(request, "card", who.userId());
        String secret = done(() -> intents.begin(who.userId()));
        return Answer.json(out -> out.text("client_secret", secret));
    }

    private Answer list(ServerRequest request) {
        SignedIn who = sessions.require(request);
        setup.require();
        List<Card> found = cards.list(who.userId()).cards();
        return Answer.json(out -> out.objects("payment_methods", found, this::write));
    }

    private Answer makeDefault(ServerRequest request) {
        SignedIn who = sessions.require(request);
        JsonBody.of(request, Set.of());
        String card = cardId(request);
        return done(() -> {
            cards.makeDefault(who.userId(), card);
            return Answer.empty(Status.NO_CONTENT_204);
        });
    }

    private Answer remove(ServerRequest request) {
        SignedIn who = sessions.require(request);
        String card = cardId(request);
        return done(() -> {
            cards.remove(who.userId(), card, () -> sessions.requireFresh(request));
            return Answer.empty(Status.NO_CONTENT_204);
        });
    }

    private void write(Card card, FieldSink out) {
        out.text("id", card.id());
        out.text("brand", card.brand());
        out.text("last4", card.last4());
        out.number("exp_month", number(card.expiryMonth()));
        out.number("exp_year", number(card.expiryYear()));
        out.flag("is_default", card.isDefault());
        out.flag("is_usable", cards.isUsable(card));
    }

    private static @Nullable Long number(@Nullable Integer value) {
        return value == null ? null : Long.valueOf(value);
    }

    private static String cardId(ServerRequest request) {
        return Cards.requireId(request.path().pathParameters().get("id"));
    }

    private static <T> T done(Work<T> work) {
        try {
            return work.done();
        } catch (StripeTrouble e) {
            LOG.log(Logger.Level.INFO, "Stripe did not do it: {0}", e.getMessage());
            throw StripeProblems.of(e);
        }
    }
}
