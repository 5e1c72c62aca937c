package com.openagents.backroom.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.openagents.backroom.console.testing.Accessibility;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.console.testing.Look;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.InvoiceStore;
import com.openagents.backroom.server.db.LedgerStore;
import com.openagents.backroom.server.invoice.Invoice;
import com.openagents.backroom.server.invoice.Invoices;
import com.openagents.backroom.server.invoice.Invoices.Reason;
import com.openagents.backroom.server.invoice.Invoices.Sale;
import com.openagents.backroom.server.invoice.Seller;
import com.openagents.backroom.server.ledger.Ledger;
import com.openagents.backroom.server.ledger.UsageRef;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pages about money without payments: what they show can be read by everybody, and fits a phone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BillingPagesTest {
    private static final String SELLER = "Acme Software GmbH\nPříčná 5\n10115 Berlin\nVAT DE 123 456 789";

    private final LiveServer live = new LiveServer(_ -> {}, Map.of("billing.seller", List.of(SELLER)));
    private final Chromium chromium = new Chromium();

    @BeforeAll
    void sell() {
        UUID operator = live.server().operator().id();
        Database database = live.folder().database();
        Invoices invoices = new Invoices(
                new InvoiceStore(database, InstantSource.system()),
                new Seller(Optional.of(SELLER), Optional.of("Reverse charge.")));
        Ledger ledger = new Ledger(new LedgerStore(), () -> {}, InstantSource.system());
        Sale sale = new Sale(UUID.randomUUID(), operator, "pi_3OqYk2eZvKYlo2C1gFJh8QzN", 1_000_000, 60_00, "usd");
        database.run(tx -> {
            ledger.grantPurchase(tx, operator, sale.reference(), sale.credits());
            ledger.spend(tx, operator, "https://agents.example/runs", "0c1d8f7e-4a3b-4d52-9a57-2f6f0a8f7f11", 99_000);
            ledger.reverseRefund(tx, operator, "re_3OqYk2eZvKYlo2C1gFJh8QzN", 500_000);
            Invoice _ = invoices.issue(tx, sale);
            invoices.credit(tx, sale, Reason.REFUND, "re_3OqYk2eZvKYlo2C1gFJh8QzN", 500_000, 30_00);
        });
    }

    @AfterAll
    void close() {
        chromium.close();
        live.close();
    }

    @ParameterizedTest
    @EnumSource
    void pages_areAccessibleAndFit(Look look) {
        Page page = chromium.open(live.server().operatorUrl("/billing"), look.options());
        check(page, look, "credits");
        for (String part : List.of("Ledger", "Invoices")) {
            page.click("nav.parts >> text=" + part);
            page.waitForSelector("h1:has-text('" + part + "')");
            check(page, look, part);
        }
        page.click("text=INV-000001");
        page.waitForSelector("article.invoice");
        check(page, look, "invoice");
    }

    @Test
    void invoice_printsAlone_onOneSheet() throws IOException {
        Page page = chromium.open(live.server().operatorUrl("/billing"), Look.LIGHT.options());
        page.click("nav.parts >> text=Invoices");
        page.click("text=INV-000001");
        page.waitForSelector("article.invoice");

        byte[] printed = page.pdf(new Page.PdfOptions().setFormat("A4").setPrintBackground(true));

        try (PDDocument document = Loader.loadPDF(printed)) {
            assertEquals(1, document.getNumberOfPages());
            String text = new PDFTextStripper().getText(document);
            for (String part : List.of("INV-000001", "Příčná 5", "1,000,000", "$60.00", "Reverse charge.")) {
                assertTrue(text.contains(part), part + " in\n" + text);
            }
            assertFalse(text.contains("Ledger") || text.contains("prints as the document alone"), text);
        }
    }

    @Test
    void balance_thatIsLow_andThenFrozen_isSaidOnThePage() {
        UUID operator = live.server().operator().id();
        Database database = live.folder().database();
        Ledger ledger = new Ledger(new LedgerStore(), () -> {}, InstantSource.system());
        long left = database.transact(tx -> ledger.balance(tx, operator)).total();
        String notice = ".notice-line.bad";
        Page page = chromium.open(live.server().operatorUrl("/billing"), Look.LIGHT.options());
        assertFalse(page.isVisible(notice));

        database.transact(tx -> ledger.spend(tx, operator, "/agents", "nearly-all", left - 10_000));
        page.reload();
        assertTrue(page.textContent(notice).contains("Your credits are running low."));
        Accessibility.check(page, "low");

        database.transact(tx -> ledger.reverseDispute(tx, operator, "dp_1", 10_001));
        page.reload();
        assertTrue(page.textContent(notice).contains("Spending is stopped: your balance is below 0"));
        Accessibility.check(page, "frozen");

        database.transact(tx -> ledger.restoreDispute(tx, operator, "dp_1", 10_001));
        database.transact(
                tx -> ledger.refundUsage(tx, new UsageRef(operator, "/agents", "nearly-all"), operator, "a test"));
        page.reload();
        assertFalse(page.isVisible(notice));
    }

    private static void check(Page page, Look look, String what) {
        Accessibility.picture(page, look + "-" + what);
        Accessibility.check(page, what);
        Accessibility.requireFits(page, what);
    }
}
