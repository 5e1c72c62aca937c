package com.openagents.backroom.server.webhook;

import static com.openagents.backroom.server.testing.BuyingFixture.PACKAGE_CREDITS;
import static com.openagents.backroom.server.testing.BuyingFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.stripe.Fault;
import com.openagents.backroom.server.Payments;
import com.openagents.backroom.server.db.StripeEventStore.Row;
import com.openagents.backroom.server.purchase.PaymentDesk.Shown;
import com.openagents.backroom.server.stripe.StripeCheck.Finding;
import com.openagents.backroom.server.testing.BuyingFixture;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the operator does about payments and Stripe's events, and what becomes of their bodies.
class WebhookDeskTest {
    private static final long GIVEN = 100_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void operator_seesBodyAndOutcome_replaysAndRefunds() throws Exception {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            String id = json(buying.buy("r1")).path("purchase_id").asText();
            buying.deliver();
            Payments payments = buying.payments();
            Row paid = event(buying, "payment_intent.succeeded");
            String payload = String.valueOf(payments.webhookDesk()
                    .find(paid.event().id())
                    .orElseThrow()
                    .event()
                    .payload());
            assertTrue(payload.contains("payment_intent.succeeded"));
            assertEquals(64, paid.event().sha256().length());

            Row again = payments.webhookDesk().replay(paid.event().id());
            assertEquals("known", again.outcome());
            assertEquals(2, again.attempts());
            assertEquals(
                    404,
                    assertThrows(
                                    ApiException.class,
                                    () -> payments.webhookDesk().replay("evt_none"))
                            .status()
                            .code());

            UUID ref = UUID.randomUUID();
            Shown part = payments.paymentDesk().refund(UUID.fromString(id), 200L, ref);
            payments.paymentDesk().refund(UUID.fromString(id), 200L, ref);
            assertEquals(25_000, part.reversals().getFirst().creditsTaken());
            assertEquals(GIVEN + PACKAGE_CREDITS - 25_000, buying.balance(), "a second click is the same refund");
            payments.paymentDesk().refund(UUID.fromString(id), null, UUID.randomUUID());
            buying.deliver();
            assertEquals(GIVEN, buying.balance());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> payments.paymentDesk().refund(UUID.fromString(id), 0L, UUID.randomUUID()));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> payments.paymentDesk().refund(UUID.randomUUID(), null, UUID.randomUUID()));
        }
    }

    @Test
    void settings_areTestedRightByRight() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            assertTrue(buying.payments().check().run().stream().allMatch(Finding::isGood));

            buying.stripe.failNext("GET /v1/disputes", Fault.NO_PERMISSION);
            List<Finding> bad = buying.payments().check().run().stream()
                    .filter(finding -> !finding.isGood())
                    .toList();
            assertEquals(List.of("Disputes"), bad.stream().map(Finding::right).toList());
            assertTrue(bad.getFirst().sentence().contains("Check the key"));
        }
    }

    @Test
    void oldBodies_areForgotten() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            Row row = rows(buying).getFirst();
            buying.people.clock.move(Duration.ofDays(31));

            buying.payments().inbox().sweep();

            assertEquals(
                    null,
                    buying.payments()
                            .webhookDesk()
                            .find(row.event().id())
                            .orElseThrow()
                            .event()
                            .payload());
        }
    }

    @Test
    void personWhoLeaves_takesCardsAndBodiesAlong_nowOrWhenStripeAnswers() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.bought("r1");
            String customer =
                    buying.stripe.all("customer").getFirst().path("id").asText();
            Row row = event(buying, "payment_intent.succeeded");
            buying.stripe.fail(Fault.RATE_LIMIT);

            assertEquals(200, buying.bob.post("/api/account/delete", "").statusCode());
            assertEquals(1, attached(buying, customer), "Stripe does not answer");
            assertEquals(
                    null,
                    buying.payments()
                            .webhookDesk()
                            .find(row.event().id())
                            .orElseThrow()
                            .event()
                            .payload());

            buying.stripe.fail(new Fault.None());
            Await.until("the cards are detached", () -> {
                buying.people.clock.move(Duration.ofDays(2)); // the first attempt may be put off only now
                buying.people.server.detachCards();
                return attached(buying, customer) == 0;
            });
            buying.deliver();
        }
    }

    private static long attached(BuyingFixture buying, String customer) {
        return buying.stripe.all("payment_method").stream()
                .filter(card -> card.path("customer").asText().equals(customer))
                .count();
    }

    private static List<Row> rows(BuyingFixture buying) {
        return buying.payments().webhookDesk().list(Instant.parse("2100-01-01T00:00:00Z"), "", false, 100);
    }

    private static Row event(BuyingFixture buying, String type) {
        return rows(buying).stream()
                .filter(row -> row.event().type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
