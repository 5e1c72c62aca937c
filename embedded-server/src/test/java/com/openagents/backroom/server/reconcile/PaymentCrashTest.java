package com.openagents.backroom.server.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.fakes.stripe.Delivery;
import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.openagents.backroom.fakes.stripe.HttpReceiver;
import com.openagents.backroom.fakes.stripe.Mischief;
import com.openagents.backroom.server.purchase.Purchase;
import com.openagents.backroom.server.testing.CrashRounds;
import com.openagents.backroom.server.testing.OpenLedger;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.server.testing.Till;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.testing.Seeds;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` while people buy and webhooks come (requirements ST-12, RE-01). Stripe lives on outside of the process.
class PaymentCrashTest {
    private static final int ROUNDS = 20;
    private static final int DEEP_ROUNDS = 200;
    private static final int PEOPLE = 3;
    private static final int MANY = 100_000;

    /// What the dead process had sent last may still be on its way into Stripe when we ask.
    private static final int MAX_TRIES = 20;

    /// Between two purchases, so that a round has tens of them and not hundreds.
    private static final int PAUSE_NANOS = 20_000_000;

    /// What Stripe gave up to send is for the reconciler.
    private static final Mischief MISCHIEF = new Mischief(20, 10, 20, 0, true);

    private final List<UUID> people = new ArrayList<>();

    @Test
    void kill9AtAnyMoment_leavesEveryCreditExact_onceStripeIsAskedAgain(@TempDir Path root) throws Exception {
        long seed = Seeds.of(1, 1).getFirst();
        Random random = new Random(seed);
        Path data = root.resolve("data");
        Path port = root.resolve("port");
        try (FakeStripe stripe = FakeStripe.start(seed, InstantSource.fixed(OpenLog.NOW))) {
            prepare(data, stripe);
            List<String> arguments = new ArrayList<>(List.of(data.toString(), port.toString(), stripe.url()));
            people.forEach(person -> arguments.add(person.toString()));
            CrashRounds rounds = new CrashRounds(
                    Cashier.class, () -> disturb(stripe, random, port), arguments.toArray(String[]::new));
            rounds.run(Seeds.count(ROUNDS, DEEP_ROUNDS), seed, (_, acknowledged) -> {
                try (OpenLedger books = OpenLedger.withPapers(data);
                        Till till = till(books, stripe.url())) {
                    check(books, till, stripe, acknowledged);
                }
            });
            System.out.println(stripe.all("payment_intent").size() + " payments, "
                    + stripe.all("refund").size() + " refunds, "
                    + stripe.all("dispute").size() + " disputes");
        }
    }

    private void prepare(Path data, FakeStripe stripe) throws Exception {
        try (OpenLedger books = OpenLedger.withPapers(data);
                Till till = till(books, stripe.url())) {
            for (int i = 0; i < PEOPLE; i++) {
                UUID person = books.person();
                people.add(person);
                String _ = till.keepCard(stripe, person, "pm_card_visa");
            }
        }
        // Space in the file is used again at once, not after 45 s.
        OpenLog.asAdmin(data, "SET RETENTION_TIME 0");
    }

    /// While the process works, webhooks come to it, and payments are given or taken back.
    private static void disturb(FakeStripe stripe, Random random, Path port) {
        List<JsonNode> whole = stripe.all("charge").stream()
                .filter(charge -> charge.path("amount_refunded").asLong() == 0)
                .filter(charge -> !charge.path("disputed").asBoolean())
                .toList();
        if (!whole.isEmpty() && random.nextInt(4) == 0) {
            JsonNode charge = whole.get(random.nextInt(whole.size()));
            String payment = charge.path("payment_intent").asText();
            long amount = charge.path("amount").asLong();
            String _ = random.nextBoolean()
                    ? stripe.bank().refund(payment, 1 + random.nextLong(amount))
                    : stripe.bank().chargeBack(payment, amount);
        }
        stripe.webhooks().deliver(new HttpReceiver(address(port)), MISCHIEF);
    }

    private static URI address(Path port) {
        try {
            return URI.create("http://127.0.0.1:" + Files.readString(port) + "/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(OpenLedger books, Till till, FakeStripe stripe, long acknowledged) {
        assertTrue(
                settled(till, people) >= acknowledged,
                acknowledged + " purchases were acknowledged, " + settled(till, people) + " are there");
        int tries = 0;
        do {
            askStripeAgain(till, stripe);
        } while (!isExact(books, stripe) && ++tries < MAX_TRIES);
        for (UUID person : people) {
            assertEquals(MeantCredits.of(stripe, person), books.balance(person).paid());
        }
        assertEquals(
                people.stream()
                        .mapToLong(person -> MeantCredits.paid(stripe, person).size())
                        .sum(),
                settled(till, people));
        assertEquals(0, till.suspense.countOpen(), "nothing is in suspense");
    }

    private void askStripeAgain(Till till, FakeStripe stripe) {
        for (UUID person : people) {
            for (Purchase purchase : till.purchases.list(person, MANY)) {
                assertTrue(till.purchases.look(person, purchase.id()).isPresent());
            }
        }
        stripe.webhooks().deliver(till::receive);
        Reconciliation round = till.reconciler.reconcileNow();
        assertTrue(round.isWhole(), round.toString());
    }

    private boolean isExact(OpenLedger books, FakeStripe stripe) {
        return people.stream()
                .allMatch(person ->
                        MeantCredits.of(stripe, person) == books.balance(person).paid());
    }

    private static long settled(Till till, List<UUID> people) {
        return people.stream()
                .flatMap(person -> till.purchases.list(person, MANY).stream())
                .filter(purchase -> purchase.settledAt() != null)
                .count();
    }

    private static Till till(OpenLedger books, String url) {
        return new Till(
                books.database,
                books.ledger,
                Map.of(
                        "stripe.api-url", List.of(url),
                        "stripe.secret-key", List.of(FakeStripe.SECRET_KEY),
                        "stripe.publishable-key", List.of(FakeStripe.PUBLISHABLE_KEY)),
                books.clock);
    }

    /// The process that is killed: people buy one thing after the other, and webhooks are taken.
    static final class Cashier {
        private Cashier() {}

        public static void main(String[] args) {
            try {
                sell(
                        Path.of(args[0]),
                        Path.of(args[1]),
                        args[2],
                        Arrays.stream(args).skip(3).map(UUID::fromString).toList());
            } catch (Throwable e) { // threads that wait would keep the process, and the test, for ever
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
                throw e;
            }
        }

        private static void sell(Path data, Path port, String stripe, List<UUID> people) {
            Random random = new Random();
            try (OpenLedger books = OpenLedger.withPapers(data);
                    Till till = till(books, stripe)) {
                listen(till, port);
                while (true) {
                    UUID person = people.get(random.nextInt(people.size()));
                    try {
                        Purchase purchase = till.buy(person, UUID.randomUUID().toString());
                        if (random.nextBoolean()) {
                            look(till, purchase);
                        }
                    } catch (ApiException tooManyAreOpen) {
                        till.purchases.list(person, MANY).stream()
                                .filter(purchase -> purchase.status().isOpen())
                                .forEach(purchase -> look(till, purchase));
                    }
                    long known = settled(till, people);
                    // What another thread has just committed can be read before it is on the disk.
                    books.database.checkpointSync();
                    System.out.println(known);
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }

        private static void look(Till till, Purchase purchase) {
            assertTrue(till.purchases.look(purchase.userId(), purchase.id()).isPresent());
        }

        private static void listen(Till till, Path port) {
            try {
                tryToListen(till, port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void tryToListen(Till till, Path port) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                try (exchange) {
                    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(till.receive(new Delivery("", "", body, "")), -1);
                }
            });
            server.start();
            Path beside = port.resolveSibling("port.new");
            Files.writeString(beside, Integer.toString(server.getAddress().getPort()));
            Files.move(beside, port, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
