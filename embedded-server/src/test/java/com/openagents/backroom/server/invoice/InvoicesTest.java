package com.openagents.backroom.server.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.InvoiceStore;
import com.openagents.backroom.server.invoice.Invoices.Reason;
import com.openagents.backroom.server.invoice.Invoices.Sale;
import com.openagents.backroom.server.testing.OpenLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvoicesTest {
    private static final Seller SELLER = new Seller(Optional.of("Acme GmbH\nBerlin"), Optional.of("No VAT."));
    private static final int NEWEST = 100;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private OpenLog open;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private InvoiceStore store;

    @SuppressWarnings("NullAway.Init")
    private UUID bob;

    @BeforeEach
    void open() {
        open = OpenLog.in(folder);
        database = open.database;
        store = new InvoiceStore(database, () -> OpenLog.NOW);
        bob = new AccountStore(database, () -> OpenLog.NOW)
                .create("1001", "bob", (_, _) -> {})
                .id();
    }

    @AfterEach
    void close() {
        open.close();
    }

    private Invoices invoices(Seller seller) {
        return new Invoices(store, seller);
    }

    private Sale sale(String payment) {
        return new Sale(
                UUID.nameUUIDFromBytes(payment.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                bob,
                payment,
                1_000_000,
                60_00,
                "usd");
    }

    private Invoice issue(String payment) {
        return database.transact(tx -> invoices(SELLER).issue(tx, sale(payment)));
    }

    @Test
    void sale_isWrittenAsItWas() {
        Invoice invoice = issue("pi_1");

        assertEquals("INV-000001", invoice.number());
        assertEquals(60_00, invoice.amountMinor());
        assertEquals(1_000_000, invoice.credits());
        assertEquals(List.of(new InvoiceLine("1,000,000 credits", 1_000_000, 60_00)), invoice.lines());
        assertEquals(new Invoice.Parties("Acme GmbH\nBerlin", "bob", "No VAT."), invoice.parties());
        assertEquals(OpenLog.NOW, invoice.issuedAt());
        assertEquals(Optional.of(invoice), invoices(SELLER).find(bob, invoice.id()));
        assertEquals(Optional.of(invoice), invoices(SELLER).findByPurchase(bob, invoice.purchaseId()));
        assertEquals(Optional.empty(), invoices(SELLER).find(open.operator.id(), invoice.id()), "one's own only");
    }

    @Test
    void sale_isIssuedOnce() {
        Invoice first = issue("pi_1");

        assertEquals(first, issue("pi_1"));
        assertEquals("INV-000002", issue("pi_2").number());
    }

    @Test
    void transactionThatIsRolledBack_givesItsNumberBack() {
        issue("pi_1");
        assertThrows(
                IllegalStateException.class,
                () -> database.run(tx -> {
                    invoices(SELLER).issue(tx, sale("pi_2"));
                    throw new IllegalStateException("as the posting failed");
                }));

        assertEquals("INV-000002", issue("pi_3").number());
    }

    @Test
    void manyAtOnce_haveNumbersWithoutAGap() throws Exception {
        int each = 25;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Invoice>> issued = IntStream.range(0, 2 * each)
                    .mapToObj(i -> threads.submit(() -> issue("pi_" + i / 2)))
                    .toList();
            for (Future<Invoice> one : issued) {
                one.get();
            }
        }

        assertEquals(
                LongStream.rangeClosed(1, each).boxed().toList(),
                invoices(SELLER).list(bob, Optional.empty(), NEWEST).stream()
                        .map(Invoice::serialNumber)
                        .sorted()
                        .toList());
    }

    @Test
    void whatWentBack_isACreditNoteWithNumbersOfItsOwn() {
        Invoice invoice = issue("pi_1");
        Invoice note = database.transact(
                tx -> invoices(SELLER).credit(tx, sale("pi_1"), Reason.REFUND, "re_1", 500_000, 30_00));

        assertEquals("CN-000001", note.number());
        assertEquals(invoice.number(), note.corrects());
        assertEquals("Refund of 500,000 credits", note.lines().getFirst().text());
        assertEquals(
                note,
                database.transact(
                        tx -> invoices(SELLER).credit(tx, sale("pi_1"), Reason.REFUND, "re_1", 500_000, 30_00)),
                "once");

        Invoice back = database.transact(
                tx -> invoices(SELLER).restore(tx, sale("pi_1"), Reason.REFUND, "re_1", 500_000, 30_00));
        assertEquals("INV-000002", back.number());
        assertEquals(
                "The refund failed: 500,000 credits", back.lines().getFirst().text());
        assertEquals(Optional.of(invoice), invoices(SELLER).findByPurchase(bob, invoice.purchaseId()));
    }

    @Test
    void list_isPaged() {
        List<Invoice> all =
                IntStream.range(0, 5).mapToObj(i -> issue("pi_" + i)).toList();
        List<Invoice> first = invoices(SELLER).list(bob, Optional.empty(), 3);
        List<Invoice> rest =
                invoices(SELLER).list(bob, Optional.of(first.getLast().id()), 3);

        assertEquals(3, first.size());
        assertEquals(2, rest.size());
        assertEquals(
                all.stream().map(Invoice::number).sorted().toList(),
                java.util.stream.Stream.concat(first.stream(), rest.stream())
                        .map(Invoice::number)
                        .sorted()
                        .toList());
    }

    @Test
    void sellerThatWasMissing_isTheOneOfTheSettingsNow() {
        Seller nobody = new Seller(Optional.empty(), Optional.empty());
        UUID id = database.transact(tx -> invoices(nobody).issue(tx, sale("pi_1")))
                .id();

        assertEquals(
                null, invoices(nobody).find(bob, id).orElseThrow().parties().seller());
        assertEquals(
                "Acme GmbH\nBerlin",
                invoices(SELLER).find(bob, id).orElseThrow().parties().seller());
    }

    @Test
    void buyer_isNamedAsTheyWantedThen_andNotAtAllOnceTheyLeft() {
        store.saveBuyer(bob, "Bob Ltd\nParis");
        Invoice invoice = issue("pi_1");
        store.saveBuyer(bob, "");

        assertEquals("Bob Ltd\nParis", invoice.parties().buyer());
        assertEquals("bob", issue("pi_2").parties().buyer());
        assertEquals(invoice, invoices(SELLER).find(bob, invoice.id()).orElseThrow());

        store.saveBuyer(bob, "Bob Ltd");
        new AccountStore(database, () -> OpenLog.NOW).delete(bob, null, null, null);

        assertEquals(Optional.empty(), store.findBuyer(bob));
        Invoice left = invoices(SELLER).find(bob, invoice.id()).orElseThrow();
        assertEquals(null, left.parties().buyer());
        assertEquals(invoice.lines(), left.lines());
    }
}
