package com.openagents.backroom.server.backoffice;

import static com.openagents.backroom.server.testing.BuyingFixture.PACKAGE_CREDITS;
import static com.openagents.backroom.server.testing.BuyingFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.fakes.stripe.Fault;
import com.openagents.backroom.server.backoffice.BillingOffice.Adjustment;
import com.openagents.backroom.server.backoffice.OperatorAction.Step;
import com.openagents.backroom.server.testing.BuyingFixture;
import com.openagents.backroom.server.testing.PeopleFixture;
import com.openagents.backroom.server.web.ApiException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The operator's hand in credits and payments: seen before it moves, and written down (requirement LG-10).
class BackofficeTest {
    private static final long GIVEN = 100_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void adjustment_isLookedAtThenBookedOnce_andWrittenDown_LG10() throws IOException {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            String path = "/api/admin/billing/users/" + buying.bobId() + "/adjust";
            String wish = "\"ref\":\"" + UUID.randomUUID() + "\",\"credits\":-30000,\"reason\":\"a mistake of ours\"";

            JsonNode preview = json(post(buying, path, "{" + wish + "}"));

            assertFalse(preview.path("booked").asBoolean());
            assertEquals(70_000, preview.path("balance_after").asLong());
            assertEquals(GIVEN, buying.balance(), "looking books nothing");

            String confirmed = "{" + wish + ",\"balance_after\":70000}";
            assertTrue(json(post(buying, path, confirmed)).path("is_new").asBoolean());
            assertFalse(json(post(buying, path, confirmed)).path("is_new").asBoolean(), "a second click");
            assertEquals(70_000, buying.balance());

            JsonNode action = json(get(buying, "/api/admin/billing/actions"))
                    .path("actions")
                    .get(0);
            assertEquals("adjust", action.path("action").asText());
            assertEquals("api", action.path("via").asText());
            assertEquals("bob", action.path("subject").asText());
            assertEquals(
                    "take 30000 credits: a mistake of ours",
                    action.path("words").asText());
            assertEquals("the balance is 70000 credits", action.path("outcome").asText());
            JsonNode posting = json(get(buying, "/api/admin/billing/users/" + buying.bobId()))
                    .path("postings")
                    .get(0);
            assertEquals("a mistake of ours", posting.path("reason").asText());
        }
    }

    @Test
    void adjustment_isNotBooked_whenTheBalanceMovedMeanwhile_orThereIsLess() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            BillingOffice office = office(buying);
            UUID bob = buying.bobId();
            Adjustment wish = new Adjustment(UUID.randomUUID(), 5_000, "thanks");
            long after = office.preview(bob, wish).total();
            office.adjust(Via.CONSOLE, bob, new Adjustment(UUID.randomUUID(), 1, "meanwhile"), GIVEN + 1);

            ApiException moved = assertThrows(ApiException.class, () -> office.adjust(Via.CONSOLE, bob, wish, after));
            assertEquals("balance_moved", moved.code());
            Adjustment tooMuch = new Adjustment(UUID.randomUUID(), -GIVEN - 2, "all of it");
            assertEquals(
                    "insufficient_credits",
                    assertThrows(ApiException.class, () -> office.preview(bob, tooMuch))
                            .code());
            assertEquals(
                    "insufficient_credits",
                    assertThrows(ApiException.class, () -> office.adjust(Via.CONSOLE, bob, tooMuch, -1))
                            .code());

            assertEquals(GIVEN + 1, buying.balance());
            assertEquals(1, office.actions().size(), "only what was booked is written down");
        }
    }

    @Test
    void adjustment_needsCreditsAndAReason() {
        assertThrows(ApiException.class, () -> new Adjustment(UUID.randomUUID(), 0, "nothing"));
        assertThrows(ApiException.class, () -> new Adjustment(UUID.randomUUID(), 1, "  "));
        assertThrows(ApiException.class, () -> new Adjustment(UUID.randomUUID(), Long.MIN_VALUE, "overflow"));
        assertThrows(
                ApiException.class,
                () -> new Adjustment(UUID.randomUUID(), BillingOffice.MAX_ADJUSTMENT + 1, "too much"));
    }

    @Test
    void usage_isGivenBackOnce_andWrittenDown() throws IOException {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            UUID bob = buying.bobId();
            String key = PeopleFixture.key(buying.bob, "usage");
            String event = "[{\"specversion\":\"1.0\",\"id\":\"run-1\",\"source\":\"/agents\",\"type\":\"used\","
                    + "\"data\":{\"credits\":60000}}]";
            assertEquals(
                    200,
                    buying.people
                            .server
                            .postText(
                                    "/api/usage/events",
                                    event,
                                    "Authorization",
                                    "Bearer " + key,
                                    "Content-Type",
                                    "application/cloudevents-batch+json")
                            .statusCode());
            String path = "/api/admin/billing/users/" + bob + "/usage-refund";
            String wish = "{\"source\":\"/agents\",\"id\":\"run-1\",\"reason\":\"the model failed\"}";

            assertEquals(
                    "{\"is_new\":true,\"balance_after\":100000}",
                    post(buying, path, wish).body());
            assertEquals("{\"is_new\":false}", post(buying, path, wish).body());

            assertEquals(GIVEN, buying.balance());
            OperatorAction action = office(buying).actions().getFirst();
            assertEquals(ActionKind.REFUND_USAGE, action.deed().kind());
            assertEquals(
                    "give back what usage run-1 from /agents cost: the model failed",
                    action.deed().words());
            assertEquals("the balance is 100000 credits", action.outcome());
            assertEquals(1, office(buying).actions().size(), "the second one did nothing");
            assertEquals(404, post(buying, path, wish.replace("run-1", "run-2")).statusCode());
            assertEquals(
                    400,
                    post(buying, path, wish.replace("the model failed", " ")).statusCode());
            assertEquals(400, post(buying, path, wish.replace("/agents", "a#b")).statusCode());
        }
    }

    @Test
    void refund_givesMoneyBackOnce_takesItsCredits_andIsWrittenDown() throws IOException {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.bought("r1");
            Sale sale = office(buying)
                    .find(buying.bobId())
                    .orElseThrow()
                    .purchases()
                    .getFirst();
            String path = "/api/admin/billing/users/" + buying.bobId() + "/refund";
            String wish = "{\"ref\":\"" + UUID.randomUUID() + "\",\"purchase_id\":\"" + sale.id()
                    + "\",\"amount_minor\":200,\"reason\":\"came late\"}";

            JsonNode after = json(post(buying, path, wish));
            JsonNode again = json(post(buying, path, wish));

            assertEquals(600, after.path("left_minor").asLong());
            assertEquals(after, again, "the same refund is one refund");
            assertEquals(GIVEN + PACKAGE_CREDITS * 3 / 4, buying.balance());
            assertEquals(1, buying.stripe.all("refund").size());
            OperatorAction action = office(buying).actions().getFirst();
            assertEquals(Step.DONE, action.step());
            assertTrue(
                    action.deed().words().endsWith("came late"), action.deed().words());
            assertEquals(400, post(buying, path, wish.replace(":200,", ":601,")).statusCode(), "more than is left");
        }
    }

    @Test
    void refund_thatStripeDoesNotAnswer_isLookedUp_andDoneOnce() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.bought("r1");
            BillingOffice office = office(buying);
            Sale sale = office.find(buying.bobId()).orElseThrow().purchases().getFirst();
            buying.stripe.failNext("POST /v1/refunds", new Fault.Crash(true));

            Sale after = office.refund(Via.CONSOLE, buying.bobId(), wish(sale));

            assertEquals(0, after.leftMinor());
            assertEquals(1, buying.stripe.all("refund").size());
            assertEquals(GIVEN, buying.balance());
        }
    }

    @Test
    void refund_ofWhichNobodyKnows_isSaidToBeUnknown_andStandsAsFailed() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.bought("r1");
            BillingOffice office = office(buying);
            Sale sale = office.find(buying.bobId()).orElseThrow().purchases().getFirst();
            buying.stripe.failNext("POST /v1/refunds", new Fault.Crash(false));

            ApiException unknown =
                    assertThrows(ApiException.class, () -> office.refund(Via.CONSOLE, buying.bobId(), wish(sale)));

            assertEquals("stripe_unavailable", unknown.code());
            assertEquals(Step.FAILED, office.actions().getFirst().step());
            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance());
            office.refund(Via.CONSOLE, buying.bobId(), wish(sale));
            assertEquals(1, buying.stripe.all("refund").size());
            assertEquals(GIVEN, buying.balance());
        }
    }

    private static RefundWish wish(Sale sale) {
        return new RefundWish(UUID.randomUUID(), sale.id(), sale.leftMinor(), "came late");
    }

    @Test
    void nobodysPurchase_isNotRefundedForSomebodyElse() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.bought("r1");
            BillingOffice office = office(buying);
            Sale sale = office.find(buying.bobId()).orElseThrow().purchases().getFirst();
            UUID operator = buying.people.server.folder().operator().id();
            RefundWish wish = new RefundWish(UUID.randomUUID(), sale.id(), 100, "whose is it");

            assertEquals(
                    "not_found",
                    assertThrows(ApiException.class, () -> office.refund(Via.CONSOLE, operator, wish))
                            .code());
            assertEquals(List.of(), buying.stripe.all("refund"));
        }
    }

    @Test
    void attention_countsWhoCannotSpend() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.bought("r1");
            BillingOffice office = office(buying);
            UUID bob = buying.bobId();
            assertEquals(
                    Attention.NONE, buying.people.server.server().backoffice().attention());

            office.adjust(Via.CONSOLE, bob, new Adjustment(UUID.randomUUID(), -190_000, "low"), 10_000);
            assertEquals("1 low", words(buying));
            Sale sale = office.find(bob).orElseThrow().purchases().getFirst();
            office.refund(Via.CONSOLE, bob, new RefundWish(UUID.randomUUID(), sale.id(), 800, "all"));

            assertEquals("1 frozen", words(buying));
            assertEquals(Payer.Standing.FROZEN, office.search("bob").getFirst().standing());
        }
    }

    @Test
    void invoice_isServedAsPdf() throws IOException {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.bought("r1");
            String user = "/api/admin/billing/users/" + buying.bobId();
            String id =
                    json(get(buying, user)).path("invoices").get(0).path("id").asText();

            assertTrue(get(buying, user + "/invoices/" + id).body().startsWith("%PDF-"));
            assertEquals(
                    404, get(buying, user + "/invoices/" + UUID.randomUUID()).statusCode());
        }
    }

    @Test
    void stripe_isComparedAndEventsAreWorkedOnAgain_andBothAreWrittenDown() throws IOException {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.buy("r1");
            assertEquals(GIVEN, buying.balance(), "no webhook came yet");

            assertEquals(200, post(buying, "/api/admin/stripe/reconcile", "").statusCode());
            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance());
            buying.deliver();

            JsonNode event = json(get(buying, "/api/admin/stripe/events?q=payment_intent.succeeded"))
                    .path("events")
                    .get(0);
            String id = event.path("id").asText();
            JsonNode whole = json(get(buying, "/api/admin/stripe/events/" + id));
            assertTrue(whole.path("payload").asText().contains(id));
            assertEquals(
                    200,
                    post(buying, "/api/admin/stripe/events/" + id + "/replay", "")
                            .statusCode());
            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance(), "what was done is not done twice");
            assertEquals(
                    List.of(ActionKind.REPLAY_EVENT, ActionKind.RECONCILE),
                    office(buying).actions().stream()
                            .map(action -> action.deed().kind())
                            .toList());
            assertEquals(
                    404,
                    post(buying, "/api/admin/stripe/events/evt_none/replay", "").statusCode());
        }
    }

    @Test
    void books_areLookedAt() throws IOException {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            JsonNode books = json(post(buying, "/api/admin/stripe/books", ""));
            assertTrue(books.path("books_hold").asBoolean());
            assertTrue(json(get(buying, "/api/admin/stripe")).path("on").asBoolean());
        }
    }

    private static BillingOffice office(BuyingFixture buying) {
        return buying.people.server.server().backoffice().billing();
    }

    private static String words(BuyingFixture buying) {
        return buying.people.server.server().backoffice().attention().words();
    }

    private static HttpResponse<String> get(BuyingFixture buying, String path) throws IOException {
        return buying.people.server.admin(path, buying.people.server.operator());
    }

    private static HttpResponse<String> post(BuyingFixture buying, String path, String body) throws IOException {
        String[] token = buying.people.server.operator();
        return buying.people.server.adminPost(path, body, token[0], token[1], "Content-Type", "application/json");
    }
}
