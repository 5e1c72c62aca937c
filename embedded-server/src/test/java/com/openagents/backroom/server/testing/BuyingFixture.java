package com.openagents.backroom.server.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.fakes.stripe.Delivery;
import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.openagents.backroom.fakes.stripe.Mischief;
import com.openagents.backroom.server.Payments;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.server.ledger.Findings;
import com.openagents.backroom.server.purchase.Purchase;
import com.openagents.backroom.server.web.PublicOrigin;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.SetupIntentConfirmParams;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/// A server whose GitHub and whose Stripe are fakes, with bob, who is signed in.
public final class BuyingFixture implements AutoCloseable {
    public static final long PACKAGE_CREDITS = 100_000;
    public static final long PRICE = 800;

    public final FakeStripe stripe;
    public final PeopleFixture people;
    public final Browser bob;
    private final StripeClient shop;

    public BuyingFixture(Path folder) {
        this(folder, 1);
    }

    public BuyingFixture(Path folder, long seed) {
        this(folder, seed, Map.of());
    }

    /// @param seed of the fake Stripe's ids
    /// @param settings further ones, as in the configuration file
    public BuyingFixture(Path folder, long seed, Map<String, List<String>> settings) {
        AtomicReference<InstantSource> clock = new AtomicReference<>(() -> PeopleFixture.START);
        stripe = FakeStripe.start(seed, () -> clock.get().instant());
        Map<String, List<String>> all = new HashMap<>(stripe.settings());
        all.putAll(settings);
        people = new PeopleFixture(folder, all);
        clock.set(people.clock);
        bob = people.browserOf(PeopleFixture.BOB);
        shop = StripeClient.builder()
                .setApiKey(FakeStripe.SECRET_KEY)
                .setApiBase(stripe.url())
                .build();
    }

    public Payments payments() {
        return people.server.server().payments();
    }

    public UUID bobId() {
        return people.account(PeopleFixture.BOB).orElseThrow().id();
    }

    /// Keeps a card of bob's, as Stripe's form would.
    ///
    /// @param token of a test card: `pm_card_visa`
    public void keepCard(String token) {
        keepCard(bob, token);
    }

    /// Keeps a card of whoever is signed in, and tells the server of it.
    public void keepCard(Browser who, String token) {
        String secret = json(PeopleFixture.json(who, "/api/stripe/setup-intent", "{\"consent\":true}"))
                .path("client_secret")
                .asText();
        try {
            shop.v1()
                    .setupIntents()
                    .confirm(
                            secret.substring(0, secret.indexOf("_secret_")),
                            SetupIntentConfirmParams.builder()
                                    .setPaymentMethod(token)
                                    .build());
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
        deliver();
    }

    /// Begins to buy 100,000 credits.
    public HttpResponse<String> buy(String requestId) {
        return buy(bob, requestId);
    }

    /// Begins to buy 100,000 credits for whoever is signed in.
    public HttpResponse<String> buy(Browser who, String requestId) {
        return PeopleFixture.json(
                who,
                "/api/billing/credits/purchase",
                "{\"package_id\":\"credits_100k\",\"request_id\":\"" + requestId + "\"}");
    }

    /// Buys 100,000 credits with a card that asks nothing; the payment.
    public String bought(String requestId) {
        String id = json(buy(requestId)).path("purchase_id").asText();
        deliver();
        return String.valueOf(purchase(id).paymentIntent());
    }

    /// A purchase of bob's as it is stored.
    public Purchase purchase(String id) {
        return payments().purchases().find(bobId(), UUID.fromString(id)).orElseThrow();
    }

    /// Sends the server all webhooks that wait, in order.
    public void deliver() {
        deliver(Mischief.NONE);
    }

    public void deliver(Mischief mischief) {
        stripe.webhooks().deliver(delivery -> send(delivery).statusCode(), mischief);
    }

    /// Sends a webhook.
    public HttpResponse<String> send(Delivery delivery) {
        return people.server.postText(
                "/webhooks/stripe",
                delivery.body(),
                "Stripe-Signature",
                delivery.signature(),
                "Content-Type",
                "application/json; charset=utf-8");
    }

    /// What bob has: what was given and bought, in sum.
    public long balance() {
        return json(bob.get("/api/billing/balance")).path("total_credits").asLong();
    }

    /// What the account says of how bob pays.
    public String means() {
        return json(bob.get("/api/account"))
                .path("payment_method")
                .path("status")
                .asText();
    }

    /// The public listener.
    public PublicOrigin origin() {
        return people.server.server().origin();
    }

    /// An answer's JSON.
    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return Json.parse(answer.body());
        } catch (NotJsonException e) {
            throw new AssertionError(answer.statusCode() + " " + answer.body(), e);
        }
    }

    /// What it did is looked at: the books hold.
    @Override
    public void close() {
        try {
            bob.close();
            Findings found = people.server.server().backoffice().stripe().checkBooks();
            people.close();
            if (!found.isSound()) {
                throw new AssertionError(found.breaches());
            }
        } finally {
            stripe.close();
        }
    }
}
