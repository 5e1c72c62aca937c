package com.openagents.backroom.server.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.openagents.backroom.fakes.stripe.Fault;
import com.openagents.backroom.server.config.ConfigFile;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.stripe.Patience;
import com.openagents.backroom.server.stripe.StripeGateway;
import com.openagents.backroom.server.stripe.StripeSetup;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.openagents.backroom.server.testing.OpenTill;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A payment with everything that belongs to it, read from Stripe.
class StripePaymentsTest {
    private final OpenTill shop;
    private final StripeGateway gateway;
    private final StripePayments payments;

    StripePaymentsTest(@TempDir Path folder) {
        shop = new OpenTill(folder);
        gateway = new StripeGateway(new StripeSetup(
                Configuration.load(shop.stripe.settings(), Map.of(), ConfigFile.EMPTY),
                true,
                new InstallationStore(shop.books.database, shop.books.clock)));
        payments = new StripePayments(gateway);
    }

    @AfterEach
    void close() {
        gateway.close();
        shop.close();
    }

    @Test
    void refundsOfSeveralPages_areAllRead() throws StripeTrouble {
        String paid = paid();
        for (int i = 0; i < 101; i++) {
            String _ = shop.stripe.bank().refund(paid, 1);
        }

        Payment payment = payments.readWithClaims(paid, Patience.CALM);

        assertEquals(101, payment.claims().stream().map(Claim::id).distinct().count());
        assertEquals(101, payment.claims().size());
    }

    @Test
    void timeForAWebhook_isForAllAnswersTogether_ST13() throws StripeTrouble {
        String paid = paid();
        AtomicLong nanos = new AtomicLong();
        // each look at the clock finds it three seconds on: the payment is waited for, its refunds no more
        Patience haste =
                Patience.hasty(() -> nanos.getAndAdd(Duration.ofSeconds(3).toNanos()));
        shop.stripe.failNext("GET /v1/refunds", new Fault.Silence(false));

        StripeTrouble late = assertThrows(StripeTrouble.class, () -> payments.readWithClaims(paid, haste));

        assertEquals(StripeTrouble.Kind.UNKNOWN, late.kind());
        assertEquals(0, shop.stripe.requestCount("GET /v1/disputes"), "nothing more is asked");
    }

    private String paid() throws StripeTrouble {
        UUID person = shop.books.person();
        String _ = shop.till.keepCard(shop.stripe, person, "pm_card_visa");
        return String.valueOf(shop.till.buy(person, "r-1").paymentIntent());
    }
}
