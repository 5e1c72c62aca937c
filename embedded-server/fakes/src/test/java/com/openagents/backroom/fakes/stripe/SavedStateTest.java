package com.openagents.backroom.fakes.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A fake that goes on where the last run ended.
class SavedStateTest {
    @Test
    void objectsAndCards_areThereInTheNextRun(@TempDir Path folder) throws StripeException {
        Path file = folder.resolve("data/stripe.json");
        String payment;
        try (FakeStripe stripe = FakeStripe.start(1, InstantSource.system(), file)) {
            payment = client(stripe)
                    .v1()
                    .paymentIntents()
                    .create(PaymentIntentCreateParams.builder()
                            .setAmount(800L)
                            .setCurrency("usd")
                            .setPaymentMethod("pm_card_chargeCustomerFail")
                            .addPaymentMethodType("card")
                            .build())
                    .getId();
        }

        try (FakeStripe stripe = FakeStripe.start(2, InstantSource.system(), file)) {
            StripeClient client = client(stripe);
            assertThrows(CardException.class, () -> client.v1().paymentIntents().confirm(payment));
            PaymentIntent paid = client.v1()
                    .paymentIntents()
                    .confirm(
                            payment,
                            PaymentIntentConfirmParams.builder()
                                    .setPaymentMethod("pm_card_visa")
                                    .build());
            assertEquals("succeeded", paid.getStatus());
        }
    }

    private static StripeClient client(FakeStripe stripe) {
        return StripeClient.builder()
                .setApiKey(FakeStripe.SECRET_KEY)
                .setApiBase(stripe.url())
                .setMaxNetworkRetries(0)
                .build();
    }
}
