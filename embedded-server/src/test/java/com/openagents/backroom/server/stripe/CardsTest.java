package com.openagents.backroom.server.stripe;

import static com.openagents.backroom.server.testing.BuyingFixture.json;
import static com.openagents.backroom.server.testing.PeopleFixture.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.fakes.stripe.Fault;
import com.openagents.backroom.server.db.CardStore;
import com.openagents.backroom.server.db.CardStore.Consent;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.StripeCustomerStore;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.BuyingFixture;
import com.openagents.backroom.server.testing.PeopleFixture;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People's cards (requirements ST-01, ST-02, ST-15, ST-16, ST-25), with a Stripe that speaks its wire format.
class CardsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void card_isKeptInStripesForm_withConsent_andListed_ST15() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            assertEquals("none", buying.means());

            buying.keepCard("pm_card_visa");

            JsonNode card = cards(buying.bob).path(0);
            assertEquals("visa", card.path("brand").asText());
            assertEquals("4242", card.path("last4").asText());
            assertTrue(card.path("is_default").asBoolean());
            assertTrue(card.path("is_usable").asBoolean());
            assertEquals("valid", buying.means());
            List<Consent> consents = new CardStore(buying.people.server.folder().database())
                    .consents(buying.bobId(), PeopleFixture.START);
            assertEquals(1, consents.size());
            assertEquals(SetupIntents.CONSENT, consents.getFirst().consent());
            assertEquals(PeopleFixture.START, consents.getFirst().at());
        }
    }

    @Test
    void cardWithoutConsent_isNotKept_ST15() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            for (String body : List.of("{}", "{\"consent\":false}")) {
                HttpResponse<String> answer = PeopleFixture.json(buying.bob, "/api/stripe/setup-intent", body);
                assertEquals(400, answer.statusCode());
                assertEquals(
                        "consent_needed",
                        json(answer).path("error").path("code").asText());
            }
            assertEquals(0, buying.stripe.requestCount("POST"), "Stripe was not asked");
        }
    }

    @Test
    void config_hasWhatAPageNeeds_andNoSecret() {
        try (BuyingFixture buying = new BuyingFixture(folder);
                Browser anybody = buying.people.server.browser()) {
            JsonNode config = json(anybody.get("/api/stripe/config"));

            assertTrue(config.path("publishable_key").asText().startsWith("pk_test_"));
            assertTrue(config.path("js_url").asText().endsWith(".js"), config.toString());
            assertEquals(SetupIntents.CONSENT, config.path("consent").asText());
            assertFalse(config.toString().contains("sk_test"));
        }
    }

    @Test
    void formThatWasLeftOpen_isTakenUpAgain_ST25() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            String first = secret(buying.bob);
            String second = secret(buying.bob);
            buying.people.clock.move(Duration.ofHours(2));
            String later = secret(buying.bob);

            assertEquals(first, second);
            assertNotEquals(first, later);
            assertEquals(2, buying.stripe.all("setup_intent").size());
        }
    }

    @Test
    void sixthCardWithinAnHour_isRefused_ST25() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            for (int i = 0; i < CardTesting.MAX_PER_USER; i++) {
                assertFalse(secret(buying.bob).isEmpty());
            }
            HttpResponse<String> sixth = begin(buying.bob);
            assertEquals(429, sixth.statusCode());
            assertTrue(sixth.headers().firstValue("Retry-After").isPresent());
        }
    }

    @Test
    void addressWithTwentyTriesWithinAnHour_isRefused_whoeverAsks_ST25() {
        Map<String, List<String>> proxy = Map.of("server.trusted-proxies", List.of("127.0.0.1"));
        try (BuyingFixture buying = new BuyingFixture(folder, 1, proxy);
                Browser carol = buying.people.browserOf(CAROL)) {
            String[] from = {"Content-Type", "application/json", "X-Forwarded-For", "203.0.113.7"};
            for (int i = 0; i < CardTesting.MAX_PER_CLIENT; i++) {
                buying.bob.post("/api/stripe/setup-intent", "{\"consent\":true}", from);
            }

            assertEquals(
                    429,
                    carol.post("/api/stripe/setup-intent", "{\"consent\":true}", from)
                            .statusCode());
            assertEquals(200, begin(carol).statusCode(), "from elsewhere");
        }
    }

    @Test
    void defaultAndRemoval_changeWhatIsPaidWith() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.people.clock.move(Duration.ofMinutes(1));
            buying.keepCard("pm_card_mastercard");
            JsonNode newestFirst = cards(buying.bob);
            assertEquals("mastercard", newestFirst.path(0).path("brand").asText(), "nobody chose: the newest");
            String visa = newestFirst.path(1).path("id").asText();

            assertEquals(204, makeDefault(buying.bob, visa).statusCode());
            assertEquals("visa", cards(buying.bob).path(0).path("brand").asText());

            assertEquals(204, remove(buying.bob, visa).statusCode());
            assertEquals(404, remove(buying.bob, visa).statusCode(), "it is nobody's any more");
            assertEquals(1, cards(buying.bob).size());
            assertEquals("valid", buying.means());
            remove(buying.bob, cards(buying.bob).path(0).path("id").asText());
            assertEquals("invalid", buying.means(), "the last one is gone");
            buying.deliver();
            assertEquals("invalid", buying.means(), "and its events change nothing");
        }
    }

    @Test
    void cardOfSomebodyElse_isNotThere_ST16() {
        try (BuyingFixture buying = new BuyingFixture(folder);
                Browser carol = buying.people.browserOf(CAROL)) {
            buying.keepCard("pm_card_visa");
            buying.keepCard(carol, "pm_card_mastercard");
            String bobs = cards(buying.bob).path(0).path("id").asText();

            assertEquals(404, makeDefault(carol, bobs).statusCode());
            assertEquals(404, remove(carol, bobs).statusCode());
            assertEquals(404, remove(carol, "pm_none").statusCode());
            assertEquals(404, remove(carol, "x").statusCode());

            assertEquals(1, cards(buying.bob).size());
            assertEquals("mastercard", cards(carol).path(0).path("brand").asText());
            assertEquals(0, buying.stripe.requestCount("POST /v1/payment_methods/" + bobs + "/detach"));
        }
    }

    @Test
    void expiredCard_isInvalid_untilItsBankRenewsIt() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            String card = cards(buying.bob).path(0).path("id").asText();

            buying.stripe.bank().renew(card, YearMonth.of(2026, 10));
            buying.deliver();
            assertEquals("invalid", buying.means());
            HttpResponse<String> refused = buying.buy("r1");
            assertEquals(400, refused.statusCode());
            assertEquals(
                    "no_payment_method",
                    json(refused).path("error").path("code").asText());

            buying.stripe.bank().renew(card, YearMonth.of(2031, 10));
            buying.deliver();
            assertEquals("valid", buying.means());
        }
    }

    @Test
    void stripeThatIsDown_showsCardsAsTheyWere() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.stripe.fail(Fault.NO_PERMISSION);

            assertEquals("4242", cards(buying.bob).path(0).path("last4").asText());
            String page = buying.bob.get("/billing/cards").body();
            assertTrue(page.contains("these are your cards as it had them last"), page);
            assertEquals(502, remove(buying.bob, "pm_any").statusCode());
        }
    }

    @Test
    void twentyThreads_makeOneCustomer_ST02() throws Exception {
        try (BuyingFixture buying = new BuyingFixture(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Database database = buying.people.server.folder().database();
            Customers customers =
                    new Customers(buying.payments().gateway(), new StripeCustomerStore(database), buying.people.clock);
            List<Future<String>> asked = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                asked.add(threads.submit(() -> customers.require(buying.bobId())));
            }
            Set<String> ids = new HashSet<>();
            for (Future<String> one : asked) {
                ids.add(one.get());
            }

            assertEquals(1, ids.size());
            assertEquals(1, buying.stripe.all("customer").size());
        }
    }

    @Test
    void customerThatWasDeletedAtStripe_isMadeAnew() throws Exception {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            String left = secret(buying.bob);
            String customer =
                    buying.stripe.all("customer").getFirst().path("id").asText();
            buying.payments().gateway().ask(stripe -> stripe.customers().delete(customer));
            buying.deliver();
            assertEquals("invalid", buying.means());

            assertNotEquals(left, secret(buying.bob), "the form of the customer who is gone");
            buying.keepCard("pm_card_mastercard");

            assertEquals("valid", buying.means());
            assertEquals("mastercard", cards(buying.bob).path(0).path("brand").asText());
        }
    }

    @Test
    void numbersOfCards_comeNowhereNearUs_ST01() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            assertEquals(
                    400,
                    PeopleFixture.json(
                                    buying.bob,
                                    "/api/stripe/setup-intent",
                                    "{\"consent\":true,\"number\":\"4242424242424242\"}")
                            .statusCode());
        }
    }

    private static HttpResponse<String> begin(Browser who) {
        return PeopleFixture.json(who, "/api/stripe/setup-intent", "{\"consent\":true}");
    }

    private static String secret(Browser who) {
        return json(begin(who)).path("client_secret").asText();
    }

    private static JsonNode cards(Browser who) {
        return json(who.get("/api/stripe/payment-methods")).path("payment_methods");
    }

    private static HttpResponse<String> makeDefault(Browser who, String card) {
        return who.post("/api/stripe/payment-methods/" + card + "/default", "", "Accept", "application/json");
    }

    private static HttpResponse<String> remove(Browser who, String card) {
        return who.delete("/api/stripe/payment-methods/" + card, "Accept", "application/json");
    }
}
