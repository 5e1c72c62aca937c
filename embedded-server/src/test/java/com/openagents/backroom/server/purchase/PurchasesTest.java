package com.openagents.backroom.server.purchase;

import static com.openagents.backroom.server.testing.BuyingFixture.PACKAGE_CREDITS;
import static com.openagents.backroom.server.testing.BuyingFixture.json;
import static com.openagents.backroom.server.testing.PeopleFixture.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.fakes.stripe.Fault;
import com.openagents.backroom.server.purchase.Purchases.Begun;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.BuyingFixture;
import com.openagents.backroom.server.testing.PeopleFixture;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Buying credits (requirements ST-03, ST-04, ST-14, ST-15, ST-23, ST-25), with a Stripe that speaks its wire format.
class PurchasesTest {
    private static final long GIVEN = 100_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void purchase_isCreditedByTheWebhook_neverByTheRequest_ST04() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");

            JsonNode begun = json(buying.buy("r1"));

            assertEquals("processing", begun.path("status").asText());
            assertFalse(begun.has("client_secret"));
            assertEquals(GIVEN, buying.balance(), "nothing yet");

            buying.deliver();

            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance());
            Purchase settled = buying.purchase(begun.path("purchase_id").asText());
            assertEquals(PurchaseStatus.SUCCEEDED, settled.status());
            assertEquals(buying.people.clock.instant(), settled.settledAt());
            JsonNode payment =
                    buying.stripe.find(String.valueOf(settled.paymentIntent())).orElseThrow();
            assertEquals(
                    settled.id().toString(),
                    payment.path("metadata").path("purchase_id").asText());
            assertEquals(800, payment.path("amount").asLong());
        }
    }

    @Test
    void lookAtThePurchase_creditsToo_withoutAnyWebhook_ST05() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            String id = json(buying.buy("r1")).path("purchase_id").asText();

            assertEquals("succeeded", look(buying.bob, id).path("status").asText());
            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance());

            buying.deliver();
            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance(), "the webhook comes after");
        }
    }

    @Test
    void theSameRequestAgain_isTheSamePurchase_ST03() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            String first = json(buying.buy("r1")).path("purchase_id").asText();

            assertEquals(first, json(buying.buy("r1")).path("purchase_id").asText());
            buying.deliver();
            assertEquals("succeeded", json(buying.buy("r1")).path("status").asText());
            HttpResponse<String> other = PeopleFixture.json(
                    buying.bob,
                    "/api/billing/credits/purchase",
                    "{\"package_id\":\"credits_1m\",\"request_id\":\"r1\"}");

            assertEquals(409, other.statusCode());
            assertEquals("request_id_used", code(other));
            assertEquals(1, buying.stripe.all("payment_intent").size());
            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance());
        }
    }

    @Test
    void withoutACard_nothingIsBegun() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            HttpResponse<String> refused = buying.buy("r1");

            assertEquals(400, refused.statusCode());
            assertEquals("no_payment_method", code(refused));
            assertEquals(List.of(), buying.payments().purchases().list(buying.bobId(), 10));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"package_id\":\"none\",\"request_id\":\"r\"}",
                "{\"package_id\":\"credits_100k\",\"request_id\":\"\"}",
                "{\"package_id\":\"credits_100k\",\"request_id\":\"a b\"}",
                "{\"package_id\":\"credits_100k\"}",
                "{\"request_id\":\"r\"}",
                "{\"package_id\":\"credits_100k\",\"request_id\":\"r\",\"amount\":1}",
                "{\"package_id\":\"credits_100k\",\"request_id\":\"r\",\"credits\":-1}",
                "[]"
            })
    void badRequest_isRefused_andNothingIsWritten(String body) {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");

            assertEquals(
                    400,
                    PeopleFixture.json(buying.bob, "/api/billing/credits/purchase", body)
                            .statusCode());
            assertEquals(List.of(), buying.payments().purchases().list(buying.bobId(), 10));
        }
    }

    @Test
    void bankThatAsks_getsItsAnswerFromTheBuyerAlone_ST14() {
        try (BuyingFixture buying = new BuyingFixture(folder);
                Browser carol = buying.people.browserOf(CAROL)) {
            buying.keepCard("pm_card_authenticationRequired");
            answerForm(buying);

            JsonNode begun = json(buying.buy("r1"));
            String id = begun.path("purchase_id").asText();

            assertEquals("requires_action", begun.path("status").asText());
            assertTrue(begun.path("client_secret").asText().contains("_secret_"));
            assertEquals(
                    begun.path("client_secret").asText(),
                    look(buying.bob, id).path("client_secret").asText(),
                    "after a reload of the page, too");
            assertEquals(
                    404,
                    carol.get("/api/billing/purchases/" + id, "Accept", "application/json")
                            .statusCode());
            assertEquals(
                    404,
                    carol.post("/api/billing/purchases/" + id + "/cancel", "").statusCode());
            buying.deliver();
            assertEquals(GIVEN, buying.balance());

            buying.stripe.bank().answer(String.valueOf(buying.purchase(id).paymentIntent()), true);
            assertEquals("succeeded", look(buying.bob, id).path("status").asText());
            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance());
        }
    }

    @Test
    void buyerWhoFailsTheQuestion_isNotCharged_ST14() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_authenticationRequired");
            answerForm(buying);
            String id = json(buying.buy("r1")).path("purchase_id").asText();

            buying.stripe.bank().answer(String.valueOf(buying.purchase(id).paymentIntent()), false);
            buying.deliver();

            JsonNode failed = look(buying.bob, id);
            assertEquals("failed", failed.path("status").asText());
            assertEquals(
                    "payment_intent_authentication_failure",
                    failed.path("failure").asText());
            assertEquals(GIVEN, buying.balance());
        }
    }

    @Test
    void slowPayment_isPending_untilItEnds_ST14() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.stripe.bank().slowDown(true);
            String id = json(buying.buy("r1")).path("purchase_id").asText();
            buying.deliver();
            assertEquals("processing", look(buying.bob, id).path("status").asText());
            assertEquals(GIVEN, buying.balance());

            buying.stripe.bank().finish(String.valueOf(buying.purchase(id).paymentIntent()), "");
            buying.deliver();
            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance());
        }
    }

    @Test
    void declinedCard_failsWithItsReason_andMayBeTriedAgain() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_chargeCustomerFail");

            JsonNode failed = json(buying.buy("r1"));

            assertEquals("failed", failed.path("status").asText());
            assertEquals("generic_decline", failed.path("failure").asText());
            assertEquals("valid", buying.means(), "the bank may say yes tomorrow");
            buying.deliver();
            assertEquals(
                    "failed",
                    look(buying.bob, failed.path("purchase_id").asText())
                            .path("status")
                            .asText());
            assertEquals("failed", json(buying.buy("r2")).path("status").asText());
            assertEquals(GIVEN, buying.balance());
        }
    }

    @Test
    void fourthOpenPurchase_isRefused_untilOneIsCanceled_ST25() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_authenticationRequired");
            answerForm(buying);
            String first = json(buying.buy("r1")).path("purchase_id").asText();
            buying.buy("r2");
            buying.buy("r3");

            HttpResponse<String> fourth = buying.buy("r4");
            assertEquals(429, fourth.statusCode());
            assertEquals("too_many_open", code(fourth));

            JsonNode canceled = json(
                    buying.bob.post("/api/billing/purchases/" + first + "/cancel", "", "Accept", "application/json"));
            assertEquals("canceled", canceled.path("status").asText());
            assertEquals(200, buying.buy("r5").statusCode());
        }
    }

    @Test
    void sixthPurchaseWithinAnHour_isRefused_ST25() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            for (int i = 0; i < 5; i++) {
                assertEquals(200, buying.buy("r" + i).statusCode());
                buying.deliver();
            }

            assertEquals(429, buying.buy("r5").statusCode());
            assertEquals(200, buying.buy("r4").statusCode(), "what was begun is not begun again");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 40, 400})
    void answerThatNeverCame_isPending_andOnePayment_ST03_ST23(int bytes) {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            Fault cut = new Fault.Cut(true, bytes);
            buying.stripe.failNext("POST /v1/payment_intents", cut, cut, cut);

            JsonNode begun = json(buying.buy("r1"));
            assertEquals("created", begun.path("status").asText(), "pending, never failed");
            assertEquals(3, buying.stripe.requestCount("POST /v1/payment_intents"), "two retries");

            assertEquals("processing", json(buying.buy("r1")).path("status").asText());
            buying.deliver();
            assertEquals(1, buying.stripe.all("payment_intent").size());
            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance());
        }
    }

    @Test
    void webhookOfAPaymentThatWeNeverHeardOf_findsItsPurchase_ST05() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            Fault cut = new Fault.Cut(true, -1);
            buying.stripe.failNext("POST /v1/payment_intents", cut, cut, cut);
            String id = json(buying.buy("r1")).path("purchase_id").asText();

            buying.deliver();

            assertEquals("succeeded", look(buying.bob, id).path("status").asText());
            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance());
        }
    }

    @Test
    void paymentThatNeverArrived_isNotMadeLater_ST23() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            Fault cut = new Fault.Cut(false, -1);
            buying.stripe.failNext("POST /v1/payment_intents", cut, cut, cut);
            String id = json(buying.buy("r1")).path("purchase_id").asText();
            buying.people.clock.move(Purchases.RESEND.plusMinutes(1));

            assertEquals("canceled", look(buying.bob, id).path("status").asText());
            assertEquals(0, buying.stripe.all("payment_intent").size());
        }
    }

    @Test
    void paymentWhoseAnswerWasLost_isFoundLater_ST23() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            Fault cut = new Fault.Cut(true, -1);
            buying.stripe.failNext("POST /v1/payment_intents", cut, cut, cut);
            String id = json(buying.buy("r1")).path("purchase_id").asText();
            buying.people.clock.move(Duration.ofHours(30));

            buying.payments().purchases().tidy();

            assertEquals(PurchaseStatus.SUCCEEDED, buying.purchase(id).status());
            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance());
        }
    }

    @Test
    void purchaseThatNobodyFinishes_isGivenUp() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_authenticationRequired");
            answerForm(buying);
            String id = json(buying.buy("r1")).path("purchase_id").asText();
            buying.payments().purchases().tidy();
            assertEquals(PurchaseStatus.REQUIRES_ACTION, buying.purchase(id).status());
            buying.people.clock.move(Purchases.ABANDONED.plusMinutes(1));

            buying.payments().purchases().tidy();

            assertEquals(PurchaseStatus.CANCELED, buying.purchase(id).status());
            String payment = String.valueOf(buying.purchase(id).paymentIntent());
            assertEquals(
                    "canceled",
                    buying.stripe.find(payment).orElseThrow().path("status").asText());
        }
    }

    @Test
    void bankThatAsksSomebodyWhoIsAway_isAnsweredWhenTheyAreBack_ST15() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_authenticationRequired");
            answerForm(buying);
            Begun away = buying.payments()
                    .purchases()
                    .begin(buying.bobId(), "credits_100k", "auto-1", Presence.OFF_SESSION, () -> {});
            String id = away.purchase().id().toString();
            assertEquals(PurchaseStatus.REQUIRES_ACTION, away.purchase().status());
            assertEquals("authentication_required", away.purchase().failure());
            assertEquals(1, buying.stripe.requestCount("POST /v1/payment_intents"), "not tried again");

            JsonNode back =
                    json(buying.bob.post("/api/billing/purchases/" + id + "/resume", "", "Accept", "application/json"));
            assertEquals("requires_action", back.path("status").asText());
            assertTrue(back.path("client_secret").asText().contains("_secret_"));
            buying.stripe.bank().answer(String.valueOf(buying.purchase(id).paymentIntent()), true);
            buying.deliver();

            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance());
        }
    }

    @Test
    void stripeThatRefuses_isNotTheBuyersFault() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.stripe.failNext("POST /v1/payment_intents", Fault.NO_PERMISSION);

            JsonNode failed = json(buying.buy("r1"));

            assertEquals("failed", failed.path("status").asText());
            assertEquals(
                    "refused: more_permissions_required", failed.path("failure").asText());
            String page = buying.bob
                    .get("/billing/purchases/" + failed.path("purchase_id").asText())
                    .body();
            assertTrue(page.contains("Tell the operator"), page);
            assertFalse(page.contains("declined"), page);
        }
    }

    /// Says yes where the bank asks when the card is kept.
    private static void answerForm(BuyingFixture buying) {
        for (JsonNode intent : buying.stripe.all("setup_intent")) {
            if (intent.path("status").asText().equals("requires_action")) {
                buying.stripe.bank().answer(intent.path("id").asText(), true);
            }
        }
        buying.deliver();
    }

    private static JsonNode look(Browser who, String id) {
        return json(who.get("/api/billing/purchases/" + id, "Accept", "application/json"));
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).path("error").path("code").asText();
    }
}
