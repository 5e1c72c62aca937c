package com.openagents.backroom.server.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.config.ConfigFile;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.CardStore;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.db.InvoiceStore;
import com.openagents.backroom.server.db.PurchaseStore;
import com.openagents.backroom.server.db.StripeCustomerStore;
import com.openagents.backroom.server.db.SuspenseStore;
import com.openagents.backroom.server.invoice.Invoices;
import com.openagents.backroom.server.invoice.Seller;
import com.openagents.backroom.server.ledger.TxnKind;
import com.openagents.backroom.server.purchase.Claim.Kind;
import com.openagents.backroom.server.purchase.Claim.State;
import com.openagents.backroom.server.purchase.Settlement.Outcome;
import com.openagents.backroom.server.stripe.StripeGateway;
import com.openagents.backroom.server.stripe.StripeSetup;
import com.openagents.backroom.server.testing.OpenLedger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The only place where a payment becomes credits (requirements ST-05, ST-06, ST-10, ST-17, ST-18). The books are
/// looked
/// at after each test.
@SuppressWarnings("NullAway.Init")
class SettlementTest {
    private static final long CREDITS = 100_000;
    private static final long GIVEN = 100_000;
    private static final String CUSTOMER = "cus_1";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private OpenLedger books;
    private StripeGateway gateway;
    private Settlement settlement;
    private PurchaseStore purchases;
    private SuspenseStore suspense;
    private Invoices invoices;
    private UUID person;

    @BeforeEach
    void open() {
        books = OpenLedger.withPapers(folder);
        Configuration configuration = Configuration.load(
                Map.of(
                        "stripe.secret-key", List.of("sk_test_a"),
                        "stripe.publishable-key", List.of("pk_test_a"),
                        "stripe.api-url", List.of("http://127.0.0.1:1")),
                Map.of(),
                ConfigFile.EMPTY);
        gateway = new StripeGateway(
                new StripeSetup(configuration, false, new InstallationStore(books.database, books.clock)));
        purchases = new PurchaseStore();
        suspense = new SuspenseStore(books.database);
        invoices = new Invoices(
                new InvoiceStore(books.database, books.clock), new Seller(Optional.empty(), Optional.empty()));
        StripeCustomerStore customers = new StripeCustomerStore(books.database);
        settlement = new Settlement(
                new StripePayments(gateway),
                new Settlement.Stores(books.database, purchases, suspense, customers, new CardStore(books.database)),
                books.ledger,
                invoices,
                books.clock);
        person = books.person();
        customers.save(person, CUSTOMER, 1, books.clock.instant());
    }

    @AfterEach
    void close() {
        gateway.close();
        books.close();
    }

    @Test
    void paidPurchase_isCreditedOnce_withItsInvoice_ST05() {
        Purchase purchase = purchase();
        Payment payment = paid(purchase, "pi_1");

        assertEquals(Outcome.CREDITED, settlement.apply(payment));
        assertEquals(Outcome.KNOWN, settlement.apply(payment));

        assertEquals(GIVEN + CREDITS, books.balance(person).total());
        assertEquals(1, invoices.list(person, Optional.empty(), 10).size());
        assertTrue(stored(purchase).settledAt() != null);
    }

    @Test
    void threeCallersInFiftyThreads_creditOnce_ST05() throws Exception {
        Purchase purchase = purchase();
        Payment payment = paid(purchase, "pi_1");
        List<Future<Outcome>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 150; i++) {
                outcomes.add(threads.submit(() -> settlement.apply(payment)));
            }
        }
        int credited = 0;
        for (Future<Outcome> outcome : outcomes) {
            credited += outcome.get() == Outcome.CREDITED ? 1 : 0;
        }

        assertEquals(1, credited);
        assertEquals(GIVEN + CREDITS, books.balance(person).total());
    }

    @Test
    void paymentThatDoesNotFit_goesToSuspense_andCreditsNothing_ST06() {
        Map<String, UnaryOperator<Payment>> wrongs = Map.of(
                "amount", payment -> with(payment, 801, 801, "usd", false, CUSTOMER),
                "received", payment -> with(payment, 800, 799, "usd", false, CUSTOMER),
                "currency", payment -> with(payment, 800, 800, "eur", false, CUSTOMER),
                "mode", payment -> with(payment, 800, 800, "usd", true, CUSTOMER),
                "customer", payment -> with(payment, 800, 800, "usd", false, "cus_other"),
                "no customer", payment -> with(payment, 800, 800, "usd", false, null));
        wrongs.forEach((what, wrong) -> {
            Purchase purchase = purchase();
            Payment payment = wrong.apply(paid(purchase, "pi_" + purchase.id()));

            assertEquals(Outcome.SUSPENSE, settlement.apply(payment), what);
            assertEquals(Outcome.SUSPENSE, settlement.apply(payment), what + " again");

            assertEquals(GIVEN, books.balance(person).total(), what);
            assertEquals(PurchaseStatus.CREATED, stored(purchase).status(), what);
        });
        assertEquals(wrongs.size(), suspense.countOpen());
    }

    @Test
    void secondPaymentOfAPurchase_goesToSuspense_ST10() {
        Purchase purchase = purchase();
        settlement.apply(paid(purchase, "pi_1"));

        assertEquals(Outcome.SUSPENSE, settlement.apply(paid(purchase, "pi_2")));

        assertEquals(GIVEN + CREDITS, books.balance(person).total());
        assertTrue(suspense.list(10).getFirst().reason().contains("pi_1"));
    }

    @Test
    void paymentOfNoPurchase_isSuspenseIfOurs_elseLeftAlone_ST06() {
        Purchase purchase = purchase();
        Payment ours = paid(purchase, "pi_1");

        assertEquals(
                Outcome.SUSPENSE,
                settlement.apply(of(ours, "pi_2", UUID.randomUUID().toString(), "cus_other")));
        assertEquals(Outcome.SUSPENSE, settlement.apply(of(ours, "pi_3", "no id of ours", "cus_other")));
        assertEquals(Outcome.SUSPENSE, settlement.apply(of(ours, "pi_4", null, CUSTOMER)));
        assertEquals(Outcome.NOT_OURS, settlement.apply(of(ours, "pi_5", null, "cus_other")));
        assertEquals(Outcome.NOT_OURS, settlement.apply(of(ours, "pi_6", null, null)));
        assertEquals(3, suspense.countOpen());
        assertTrue(suspense.resolve("pi_2", "refunded", Instant.now()));
        assertEquals(2, suspense.countOpen());
    }

    @Test
    void whatStripeSays_isTakenOver_butNothingLeavesSucceeded_ST11() {
        Purchase purchase = purchase();
        Map<String, PurchaseStatus> words = Map.of(
                "requires_action", PurchaseStatus.REQUIRES_ACTION,
                "processing", PurchaseStatus.PROCESSING,
                "requires_confirmation", PurchaseStatus.PROCESSING,
                "requires_capture", PurchaseStatus.PROCESSING,
                "requires_payment_method", PurchaseStatus.FAILED,
                "a word of tomorrow", PurchaseStatus.PROCESSING);
        words.forEach((word, status) -> {
            settlement.apply(in(purchase, word));
            assertEquals(status, stored(purchase).status(), word);
        });
        settlement.apply(in(purchase, "canceled"));
        settlement.apply(in(purchase, "processing"));
        assertEquals(PurchaseStatus.CANCELED, stored(purchase).status(), "an old message");

        settlement.apply(paid(purchase, "pi_1"));
        assertEquals(GIVEN + CREDITS, books.balance(person).total(), "money that came is credited");
        words.keySet().forEach(word -> settlement.apply(in(purchase, word)));
        assertEquals(PurchaseStatus.SUCCEEDED, stored(purchase).status());
    }

    @Test
    void refundsAndDisputes_takeTheirCredits_andGiveThemBackOnce_ST17_ST18() {
        Purchase purchase = purchase();
        Payment payment = paid(purchase, "pi_1");
        Claim refund = claim("re_1", Kind.REFUND, 200, State.TAKEN);
        Claim dispute = claim("dp_1", Kind.DISPUTE, 800, State.TAKEN);

        settlement.apply(payment.with(List.of(refund)));
        assertEquals(GIVEN + CREDITS - 25_000, books.balance(person).total(), "credited and refunded at one look");
        settlement.apply(payment.with(List.of(refund, dispute)));
        assertEquals(GIVEN, books.balance(person).total());
        Claim won = claim("dp_1", Kind.DISPUTE, 800, State.RETURNED);
        assertEquals(Outcome.REVERSED, settlement.apply(payment.with(List.of(won, refund))));
        assertEquals(Outcome.KNOWN, settlement.apply(payment.with(List.of(refund, won))));

        assertEquals(GIVEN + CREDITS - 25_000, books.balance(person).total());
        assertEquals(
                List.of(TxnKind.DISPUTE_WON, TxnKind.DISPUTE, TxnKind.REFUND, TxnKind.PURCHASE, TxnKind.SIGNUP),
                books.postings(person).stream().map(txn -> txn.posting().kind()).toList());
        assertEquals(4, invoices.list(person, Optional.empty(), 10).size());
    }

    @Test
    void refundOfAnUnpaidPurchase_takesNothing() {
        Purchase purchase = purchase();
        Payment open = in(purchase, "processing").with(List.of(claim("re_1", Kind.REFUND, 800, State.TAKEN)));

        settlement.apply(open);

        assertEquals(GIVEN, books.balance(person).total());
    }

    private Purchase purchase() {
        Purchase purchase = new Purchase(
                UUID.randomUUID(),
                person,
                "credits_100k",
                800,
                "usd",
                CREDITS,
                PurchaseStatus.CREATED,
                null,
                UUID.randomUUID().toString(),
                books.clock.instant(),
                null,
                Presence.ON_SESSION,
                CUSTOMER,
                "pm_1",
                null);
        books.database.run(tx -> purchases.add(tx, purchase));
        return purchase;
    }

    private Purchase stored(Purchase purchase) {
        return books.database.transact(tx -> purchases.find(tx, purchase.id())).orElseThrow();
    }

    private static Payment paid(Purchase purchase, String id) {
        return payment(
                id, "succeeded", 800, 800, "usd", false, CUSTOMER, purchase.id().toString());
    }

    private static Payment in(Purchase purchase, String status) {
        return payment(
                "pi_1", status, 800, 0, "usd", false, CUSTOMER, purchase.id().toString());
    }

    private static Payment with(
            Payment payment, long amount, long received, String currency, boolean isLive, @Nullable String customer) {
        return payment(
                payment.id(), payment.status(), amount, received, currency, isLive, customer, payment.purchaseId());
    }

    private static Payment of(Payment payment, String id, @Nullable String purchase, @Nullable String customer) {
        return payment(id, payment.status(), 800, 800, "usd", false, customer, purchase);
    }

    private static Payment payment(
            String id,
            String status,
            long amount,
            long received,
            String currency,
            boolean isLive,
            @Nullable String customer,
            @Nullable String purchase) {
        return new Payment(
                id, status, amount, received, currency, isLive, customer, purchase, "pm_1", null, null, List.of());
    }

    private static Claim claim(String id, Kind kind, long amount, State state) {
        int order = id.startsWith("re") ? 1 : 2;
        return new Claim(
                id,
                kind,
                amount,
                state,
                "x",
                Instant.parse("2026-11-26T09:00:00Z").plusSeconds(order));
    }
}
