package com.openagents.backroom.server.stripe;

import static com.openagents.backroom.server.testing.BuyingFixture.json;
import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static com.openagents.backroom.server.testing.PeopleFixture.form;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.BuyingFixture;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The last card goes only for somebody who signed in just now (requirement SE-07); the others go at any time.
class LastCardTest {
    private static final Duration LONG_AGO = Duration.ofMinutes(10);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void lastCard_needsAFreshSignIn_thatLeadsBackToTheCards_SE07() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.keepCard("pm_card_mastercard");
            buying.people.clock.move(LONG_AGO);

            assertEquals(
                    303, onThePage(buying.bob, cards(buying.bob).getFirst()).statusCode(), "one is left");
            String last = cards(buying.bob).getFirst();
            HttpResponse<String> page = onThePage(buying.bob, last);
            HttpResponse<String> program = byProgram(buying.bob, last);

            assertEquals(403, page.statusCode());
            assertTrue(page.body().contains("<h1>Sign in once more</h1>"), page.body());
            assertTrue(page.body().contains("/api/auth/github/start?return_to=/billing/cards\""), page.body());
            assertEquals(403, program.statusCode());
            assertEquals(
                    "reauth_required", json(program).path("error").path("code").asText());
            assertEquals(List.of(last), cards(buying.bob));
            assertEquals("valid", buying.means());

            HttpResponse<String> back = buying.people.signIn(buying.bob, BOB, "?return_to=/billing/cards");
            assertEquals("/billing/cards", Browser.location(back));
            assertEquals(303, onThePage(buying.bob, last).statusCode());
            assertEquals(List.of(), cards(buying.bob));
        }
    }

    @Test
    void cardsRemovedAtOnce_leaveOneToAStaleSession_SE07() throws Exception {
        try (BuyingFixture buying = new BuyingFixture(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String token : List.of("pm_card_visa", "pm_card_mastercard", "pm_card_amex")) {
                buying.keepCard(token);
            }
            buying.people.clock.move(LONG_AGO);
            List<Callable<Integer>> removals = new ArrayList<>();
            for (String card : cards(buying.bob)) {
                removals.add(() -> byProgram(buying.bob, card).statusCode());
            }

            int removed = 0;
            for (Future<Integer> one : threads.invokeAll(removals)) {
                int status = one.get();
                assertTrue(List.of(204, 403, 409).contains(status), "status " + status);
                removed += status == 204 ? 1 : 0;
            }

            assertTrue(removed >= 1);
            assertEquals(3 - removed, cards(buying.bob).size());
            assertTrue(removed < 3, "the last one stays");
        }
    }

    private static HttpResponse<String> onThePage(Browser who, String card) {
        return form(who, "/billing/cards", "do=remove&id=" + card);
    }

    private static HttpResponse<String> byProgram(Browser who, String card) {
        return who.delete("/api/stripe/payment-methods/" + card, "Accept", "application/json");
    }

    private static List<String> cards(Browser who) {
        List<String> ids = new ArrayList<>();
        json(who.get("/api/stripe/payment-methods"))
                .path("payment_methods")
                .forEach(card -> ids.add(card.path("id").asText()));
        return ids;
    }
}
