package com.openagents.backroom.console.page;

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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    private static void check(Page page, Look look, String what) {
        Accessibility.picture(page, look + "-" + what);
        Accessibility.check(page, what);
        Accessibility.requireFits(page, what);
    }
}
