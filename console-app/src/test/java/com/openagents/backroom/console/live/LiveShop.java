package com.openagents.backroom.console.live;

import com.openagents.backroom.console.testing.SignedInBrowser;
import com.openagents.backroom.fakes.github.FakeGitHub;
import com.openagents.backroom.fakes.github.FakeUser;
import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.openagents.backroom.fakes.stripe.HttpReceiver;
import com.openagents.backroom.server.backoffice.BillingOffice;
import com.openagents.backroom.server.backoffice.Payer;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.SetupIntentConfirmParams;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.stage.Stage;

/// A whole Backroom whose GitHub and whose Stripe are stand-ins, with bob, who buys there.
final class LiveShop {
    private static final long BOB = 1001;

    final FakeGitHub github = new FakeGitHub(InstantSource.system()).with(FakeUser.of(BOB, "bob"));
    final FakeStripe stripe = FakeStripe.start(1, InstantSource.system());
    final LiveHouse house = new LiveHouse();

    /// Opens everything with Stripe's keys among the settings. FX thread only.
    void open(Stage stage) {
        open(stage, stripe.settings());
    }

    /// @param ofStripe what the settings say of Stripe
    void open(Stage stage, Map<String, List<String>> ofStripe) {
        Map<String, List<String>> settings = new HashMap<>(github.settings());
        settings.putAll(ofStripe);
        house.open(stage, settings);
    }

    void close() {
        house.close();
        stripe.close();
        github.close();
    }

    SignedInBrowser bob() throws Exception {
        return new SignedInBrowser(house.server().origin().toString(), github, BOB);
    }

    /// Keeps a card of bob's as Stripe's form would, and buys 100,000 credits with it. No webhook is sent.
    void buy(SignedInBrowser bob, String requestId) throws Exception {
        if (stripe.all("customer").isEmpty()) {
            String secret = bob.post("/api/stripe/setup-intent", "{\"consent\":true}")
                    .replaceAll("(?s).*\"client_secret\":\"([^\"]+)\".*", "$1");
            SetupIntentConfirmParams card = SetupIntentConfirmParams.builder()
                    .setPaymentMethod("pm_card_visa")
                    .build();
            client().v1().setupIntents().confirm(secret.substring(0, secret.indexOf("_secret_")), card);
            deliver();
        }
        bob.post(
                "/api/billing/credits/purchase",
                "{\"package_id\":\"credits_100k\",\"request_id\":\"" + requestId + "\"}");
    }

    /// Sends the server all webhooks that wait.
    void deliver() {
        stripe.webhooks()
                .deliver(new HttpReceiver(URI.create(house.server().origin().url("/webhooks/stripe"))));
    }

    /// Bob pays something that he never ordered here.
    void payForNothing() throws StripeException {
        PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
                .setAmount(1234L)
                .setCurrency("usd")
                .setCustomer(stripe.all("customer").getFirst().path("id").asText())
                .setPaymentMethod("pm_card_visa")
                .addPaymentMethodType("card")
                .setConfirm(true)
                .build();
        client().v1().paymentIntents().create(params);
        deliver();
    }

    BillingOffice office() {
        return house.server().backoffice().billing();
    }

    /// Bob as the operator sees him.
    Payer bobsCredits() {
        return office().search("bob").getFirst();
    }

    private StripeClient client() {
        return StripeClient.builder()
                .setApiKey(FakeStripe.SECRET_KEY)
                .setApiBase(stripe.url())
                .build();
    }
}
