package com.openagents.backroom.server.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.openagents.backroom.fakes.stripe.Fault;
import com.openagents.backroom.server.config.ConfigFile;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.stripe.Patience;
import com.openagents.backroom.server.stripe.StripeGateway;
import com.openagents.backroom.server.stripe.StripeSetup;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.openagents.backroom.server.testing.OpenLedger;
import com.openagents.backroom.server.testing.Till;
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
    private final OpenLedger books;
    private final FakeStripe stripe;
    private final Till till;
    private final StripeGateway gateway;
    private final StripePayments payments;

    StripePaymentsTest(@TempDir Path folder) {
        books = new OpenLedger(folder);
        stripe = FakeStripe.start(1, books.clock);
        till = new Till(books.database, books.ledger, stripe.settings(), books.clock);
        gateway = new StripeGateway(new StripeSetup(
                Configuration.load(stripe.settings(), Map.of(), ConfigFile.EMPTY),
                true,
                new InstallationStore(books.database, books.clock)));
        payments = new StripePayments(gateway);
    }

    @AfterEach
    void close() {
        gateway.close();
        till.close();
        stripe.close();
        books.close();
    }

    @Test
    void refundsOfSeveralPages_areAllRead() throws StripeTrouble {
        String paid = paid();
        for (int i = 0; i < 101; i++) {
            String _ = stripe.bank().refund(paid, 1);
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
        stripe.failNext("GET /v1/refunds", new Fault.Silence(false));

        StripeTrouble late = assertThrows(StripeTrouble.class, () -> payments.readWithClaims(paid, haste));

        assertEquals(StripeTrouble.Kind.UNKNOWN, late.kind());
        assertEquals(0, stripe.requestCount("GET /v1/disputes"), "nothing more is asked");
    }

    private String paid() throws StripeTrouble {
        UUID person = books.person();
        String _ = till.keepCard(stripe, person, "pm_card_visa");
        return String.valueOf(till.buy(person, "r-1").paymentIntent());
    }
}
