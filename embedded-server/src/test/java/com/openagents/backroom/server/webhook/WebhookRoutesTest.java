package com.openagents.backroom.server.webhook;

import static com.openagents.backroom.server.testing.BuyingFixture.PACKAGE_CREDITS;
import static com.openagents.backroom.server.testing.BuyingFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.stripe.Delivery;
import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.openagents.backroom.fakes.stripe.Fault;
import com.openagents.backroom.fakes.stripe.Mischief;
import com.openagents.backroom.server.Payments;
import com.openagents.backroom.server.db.StripeEventStore.Row;
import com.openagents.backroom.server.testing.BuyingFixture;
import com.stripe.net.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Stripe tells by itself (requirements ST-07 to ST-13, ST-22), with a Stripe that signs as Stripe does.
class WebhookRoutesTest {
    private static final long GIVEN = 100_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void everyEventFiveTimesInParallel_isDoneOnce_ST09() throws Exception {
        try (BuyingFixture buying = new BuyingFixture(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            buying.keepCard("pm_card_visa");
            buying.buy("r1");
            List<Future<Integer>> statuses = new ArrayList<>();
            for (Delivery delivery : buying.stripe.webhooks().pending()) {
                for (int i = 0; i < 5; i++) {
                    statuses.add(threads.submit(() -> buying.send(delivery).statusCode()));
                }
            }
            for (Future<Integer> status : statuses) {
                assertEquals(200, status.get());
            }

            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance());
            Row paid = event(buying, "payment_intent.succeeded");
            assertEquals("credited", paid.outcome());
            assertEquals(1, paid.attempts());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyOrder_endsInTheSameLedger_ST11(long seed) {
        try (BuyingFixture buying = new BuyingFixture(folder, seed)) {
            buying.keepCard("pm_card_visa");
            buying.buy("r1");
            String payment =
                    buying.stripe.all("payment_intent").getFirst().path("id").asText();
            buying.stripe.bank().refund(payment, 100);
            String failing = buying.stripe.bank().refund(payment, 300);
            buying.stripe.bank().failRefund(failing);
            String dispute = buying.stripe.bank().chargeBack(payment, 700);
            buying.stripe.bank().win(dispute);

            buying.deliver(new Mischief(50, 0, 0, 0, true));
            buying.deliver();

            assertEquals(GIVEN + PACKAGE_CREDITS - 12_500, buying.balance());
        }
    }

    @Test
    void forgedBody_isRefused_andNothingIsWritten_ST07() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.buy("r1");
            Delivery real = buying.stripe.webhooks().pending().getFirst();
            List<Row> before = rows(buying);

            for (Delivery forged : List.of(
                    new Delivery(real.eventId(), real.type(), real.body() + " ", real.signature()),
                    new Delivery(real.eventId(), real.type(), real.body(), "t=abc"),
                    new Delivery(real.eventId(), real.type(), real.body(), signed(real.body(), "whsec_other", buying)),
                    new Delivery(real.eventId(), real.type(), "", real.signature()))) {
                HttpResponse<String> answer = buying.send(forged);
                assertEquals(400, answer.statusCode());
                assertEquals(
                        "bad_signature", json(answer).path("error").path("code").asText());
            }
            HttpResponse<String> without = buying.people.server.postText("/webhooks/stripe", real.body());
            assertEquals(400, without.statusCode());
            buying.people.clock.move(Duration.ofMinutes(6));
            assertEquals(400, buying.send(real).statusCode(), "too old");
            assertEquals(before, rows(buying));
            assertEquals(GIVEN, buying.balance());
        }
    }

    @Test
    void signedBodyThatIsNoEvent_isRefusedInOneSentence_ST13() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            for (String body : List.of(
                    "",
                    "{",
                    "[]",
                    "null",
                    "{}",
                    "{\"object\":\"event\",\"id\":\"evt_1\"}",
                    event("evt_1", "x").replace("\"created\":1", "\"created\":-1"),
                    event("evt_1", "x").replace("\"created\":1", "\"created\":99999999999999"),
                    event("evt_1", "x").replace("false", "\"no\""),
                    event("evt 1", "x"),
                    event("", "x"),
                    event("e".repeat(256), "x"),
                    event("evt_1", "Ü"),
                    event("evt_1", "x").replace("{\"object\":\"thing\"}", "7"),
                    event("evt_1", "x") + event("evt_1", "x"))) {
                assertEquals(400, sendBytes(buying, bytes(body)).statusCode(), body);
            }
            byte[] broken = bytes(event("evt_1", "x"));
            broken[10] = (byte) 0xff;
            assertEquals(400, sendBytes(buying, broken).statusCode(), "no UTF-8");
            assertEquals(List.of(), rows(buying));
        }
    }

    @Test
    void largeBody_isTakenUpTo256KiB_ST07() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            String small = event("evt_1", "unknown.type");
            String padding = " ".repeat(WebhookRoutes.MAX_BODY_BYTES - small.length());

            assertEquals(200, sendBytes(buying, bytes(small + padding)).statusCode());
            assertEquals(413, sendBytes(buying, bytes(small + padding + " ")).statusCode());
        }
    }

    @Test
    void unknownType_andWhatIsNoneOfOurs_areTaken_ST13() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            String unknown = event("evt_1", "invoice.paid");
            String otherMode = event("evt_2", "payment_intent.succeeded").replace("false", "true");
            String gone = event("evt_3", "payment_intent.succeeded")
                    .replace("{\"object\":\"thing\"}", "{\"object\":\"payment_intent\",\"id\":\"pi_none\"}");
            String stranger = event("evt_4", "payment_method.attached")
                    .replace("{\"object\":\"thing\"}", "{\"object\":\"x\",\"customer\":\"cus_none\"}");

            for (String body : List.of(unknown, otherMode, gone, stranger)) {
                HttpResponse<String> answer = sendBytes(buying, bytes(body));
                assertEquals(200, answer.statusCode(), answer.body());
                assertEquals("{\"received\":true}", answer.body());
            }
            Payments payments = buying.payments();
            assertEquals(
                    "not used here",
                    payments.webhookDesk().find("evt_1").orElseThrow().outcome());
            assertEquals(
                    "of the other mode",
                    payments.webhookDesk().find("evt_2").orElseThrow().outcome());
            assertEquals(
                    "no longer at Stripe",
                    payments.webhookDesk().find("evt_3").orElseThrow().outcome());
            assertEquals(
                    "of no customer of ours",
                    payments.webhookDesk().find("evt_4").orElseThrow().outcome());
        }
    }

    @Test
    void eventOfAnotherVersion_isDone_andIsAnAlarm_ST22() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            assertEquals(0, buying.payments().webhookDesk().troubled());
            buying.stripe.withApiVersion("2031-01-01.zebra");
            buying.buy("r1");

            buying.deliver();

            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance());
            assertTrue(buying.payments().webhookDesk().troubled() > 0);
            List<Row> troubled = buying.payments()
                    .webhookDesk()
                    .list(buying.people.clock.instant().plusSeconds(1), "", true, 100);
            assertTrue(troubled.stream()
                    .allMatch(row -> "2031-01-01.zebra".equals(row.event().apiVersion())));
        }
    }

    @Test
    void stripeThatCannotBeAsked_isToSendItAgain_ST12() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.buy("r1");
            Delivery paid = delivery(buying, "payment_intent.succeeded");
            buying.stripe.failNext("GET /v1/payment_intents", new Fault.Crash(false));

            assertEquals(500, buying.send(paid).statusCode());
            Row failed = buying.payments().webhookDesk().find(paid.eventId()).orElseThrow();
            assertEquals(null, failed.processedAt());
            assertTrue(String.valueOf(failed.error()).length() > 5, "with its reason");
            assertEquals(1, buying.payments().webhookDesk().troubled());
            assertEquals(GIVEN, buying.balance());

            assertEquals(200, buying.send(paid).statusCode());
            Row done = buying.payments().webhookDesk().find(paid.eventId()).orElseThrow();
            assertEquals("credited", done.outcome());
            assertEquals(null, done.error());
            assertEquals(2, done.attempts());
            assertEquals(0, buying.payments().webhookDesk().troubled());
            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance());
        }
    }

    @Test
    void rolledSecret_isTakenBesideTheOldOne_ST08() {
        Map<String, List<String>> two =
                Map.of("stripe.webhook-secret", List.of(FakeStripe.WEBHOOK_SECRET, "whsec_new"));
        try (BuyingFixture buying = new BuyingFixture(folder, 1, two)) {
            buying.keepCard("pm_card_visa");
            buying.stripe.webhooks().sign(List.of("whsec_new"));
            buying.buy("r1");

            buying.deliver();

            assertEquals(GIVEN + PACKAGE_CREDITS, buying.balance());
        }
    }

    @Test
    void withoutASecret_theDoorIsShut_ST07() {
        try (BuyingFixture buying = new BuyingFixture(folder, 1, Map.of("stripe.webhook-secret", List.of()))) {
            HttpResponse<String> answer = sendBytes(buying, bytes(event("evt_1", "x")));

            assertEquals(503, answer.statusCode());
            assertTrue(buying.payments().setup().remark().orElseThrow().startsWith("No webhook is taken"));
        }
    }

    @Test
    void pageOfAnotherSite_isRefusedHereToo() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            assertEquals(
                    403,
                    buying.people
                            .server
                            .postText("/webhooks/stripe", "{}", "Origin", "https://evil.example")
                            .statusCode());
        }
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

    private static Delivery delivery(BuyingFixture buying, String type) {
        return buying.stripe.webhooks().pending().stream()
                .filter(delivery -> delivery.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static String event(String id, String type) {
        return "{\"object\":\"event\",\"id\":\"" + id + "\",\"type\":\"" + type
                + "\",\"created\":1,\"livemode\":false,\"api_version\":\"" + FakeStripe.API_VERSION
                + "\",\"data\":{\"object\":{\"object\":\"thing\"}}}";
    }

    private static String signed(String body, String secret, BuyingFixture buying) {
        try {
            return Webhook.Signature.generateSignatureHeader(
                    body, secret, buying.people.clock.instant().getEpochSecond());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sends bytes that are signed as they are.
    private static HttpResponse<String> sendBytes(BuyingFixture buying, byte[] body) {
        long seconds = buying.people.clock.instant().getEpochSecond();
        String signature = "t=" + seconds + ",v1=" + mac(FakeStripe.WEBHOOK_SECRET, seconds, body);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(buying.origin().url("/webhooks/stripe")))
                            .header("Stripe-Signature", signature)
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mac(String secret, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            mac.update(bytes(seconds + "."));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
