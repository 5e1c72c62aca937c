package com.openagents.backroom.fakes.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The page of the fake by which people make it misbehave.
class SwitchesTest {
    private static final String CUSTOMER = "/v1/customers";

    /// A test that passes never waits for it.
    private static final int PATIENCE_SECONDS = 30;

    private final FakeStripe stripe = FakeStripe.start(1, InstantSource.system());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        stripe.close();
    }

    @Test
    void api_doesAsTheSwitchSays_andWorksAgain() throws Exception {
        assertEquals(200, make().statusCode());
        assertTrue(set("api=broken").contains("value=\"broken\" checked"));
        assertEquals(500, make().statusCode());
        set("api=busy");
        assertEquals(429, make().statusCode());
        set("api=forbidden");
        assertEquals(403, make().statusCode());
        set("api=down");
        assertThrows(IOException.class, this::make);
        set("api=lost");
        long before = stripe.all("customer").size();
        assertThrows(IOException.class, this::make);
        assertEquals(before + 1, stripe.all("customer").size(), "the work was done");
        set("api=none");
        assertEquals(200, make().statusCode());
    }

    @Test
    void payments_areDeclinedOrWait_asTheSwitchSays() throws Exception {
        String customer = Wire.parse(make().body()).path("id").asText();
        String card = stripe.bank().saveCard(customer, "pm_card_visa");
        set("payments=no_funds");
        HttpResponse<String> declined = pay(customer, card);
        assertEquals(402, declined.statusCode());
        assertTrue(declined.body().contains("insufficient_funds"), declined.body());
        set("payments=slow");
        assertTrue(pay(customer, card).body().contains("\"processing\""));
        set("payments=none");
        assertEquals(
                List.of("requires_payment_method", "succeeded"),
                stripe.all("payment_intent").stream()
                        .map(intent -> intent.path("status").asText())
                        .toList());
    }

    @Test
    void payment_isRefundedAndDisputedByButtons() throws Exception {
        String customer = Wire.parse(make().body()).path("id").asText();
        String payment = Wire.parse(pay(customer, stripe.bank().saveCard(customer, "pm_card_visa"))
                        .body())
                .path("id")
                .asText();
        assertTrue(page().contains(payment), "what was paid is listed");
        set("do=refund-half&id=" + payment);
        assertEquals(400, stripe.all("refund").getFirst().path("amount").asLong());
        set("do=charge-back&id=" + payment);
        String dispute = stripe.all("dispute").getFirst().path("id").asText();
        set("do=win&id=" + dispute);
        assertEquals("won", stripe.find(dispute).orElseThrow().path("status").asText());
        assertTrue(set("do=win&id=" + dispute + "x").contains("class=\"said\""), "what can't be is said");
    }

    @Test
    void webhooks_waitForTheAddress_andComeAsTheSwitchSays() throws Exception {
        BlockingQueue<String> came = new LinkedBlockingQueue<>();
        try (Webhooked server = Webhooked.open(came)) {
            List<URI> known = new CopyOnWriteArrayList<>();
            stripe.webhooks().deliverTo(() -> known.stream().findFirst());
            make();
            known.add(server.address());
            String first = next(came);
            set("webhooks=twice");
            make();
            String second = next(came);
            assertNotEquals(first, second);
            assertEquals(second, next(came), "it comes again");
            set("webhooks=dropped");
            make();
            set("webhooks=none");
            make();
            String last = next(came);
            last = last.equals(second) ? next(came) : last; // it may have come three times
            JsonNode newest = stripe.all("event").getLast();
            assertEquals(newest.path("id"), Wire.parse(last).path("id"), "the one before was dropped");
            assertEquals(4, stripe.all("event").size(), "and happened all the same");
        }
    }

    private static String next(BlockingQueue<String> came) throws InterruptedException {
        return Objects.requireNonNull(came.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "no webhook came");
    }

    private HttpResponse<String> make() throws IOException, InterruptedException {
        return ask(CUSTOMER, "name=x");
    }

    private HttpResponse<String> pay(String customer, String card) throws IOException, InterruptedException {
        return ask(
                "/v1/payment_intents",
                "amount=800&currency=usd&confirm=true&off_session=true&customer=" + customer + "&payment_method="
                        + card);
    }

    private String set(String form) throws IOException, InterruptedException {
        return ask("/", form).body();
    }

    private String page() throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(stripe.switchesUrl())).build(), BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> ask(String path, String form) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(stripe.url() + path))
                        .header("Authorization", "Bearer " + FakeStripe.SECRET_KEY)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }
}
