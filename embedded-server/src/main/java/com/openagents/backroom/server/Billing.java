package com.openagents.backroom.server;

import com.openagents.backroom.server.backoffice.Backoffice;
import com.openagents.backroom.server.backoffice.BillingOffice;
import com.openagents.backroom.server.backoffice.OperatorLog;
import com.openagents.backroom.server.backoffice.StripeOffice;
import com.openagents.backroom.server.billing.BillingPages;
import com.openagents.backroom.server.billing.Shop;
import com.openagents.backroom.server.catalog.Catalog;
import com.openagents.backroom.server.catalog.CatalogRoutes;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.InvoiceStore;
import com.openagents.backroom.server.db.LedgerAuditStore;
import com.openagents.backroom.server.db.LedgerStore;
import com.openagents.backroom.server.db.PayerStore;
import com.openagents.backroom.server.db.PurchaseAuditStore;
import com.openagents.backroom.server.db.UsageStore;
import com.openagents.backroom.server.hud.SitePages;
import com.openagents.backroom.server.invoice.InvoiceRoutes;
import com.openagents.backroom.server.invoice.Invoices;
import com.openagents.backroom.server.invoice.Seller;
import com.openagents.backroom.server.ledger.Bookkeeper;
import com.openagents.backroom.server.ledger.Invariant;
import com.openagents.backroom.server.ledger.Ledger;
import com.openagents.backroom.server.ledger.LedgerInvariants;
import com.openagents.backroom.server.ledger.LedgerRoutes;
import com.openagents.backroom.server.ledger.LedgerWatch;
import com.openagents.backroom.server.ops.Chore;
import com.openagents.backroom.server.purchase.PurchaseInvariants;
import com.openagents.backroom.server.stripe.CardTesting;
import com.openagents.backroom.server.usage.Usage;
import com.openagents.backroom.server.usage.UsageRoutes;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RouteTable;
import com.openagents.backroom.server.webhook.WebhookRoutes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Everything about credits and money, put together: the third part of the composition root. It is there before
/// [Accounts], as whoever signs up gets credits.
final class Billing implements AutoCloseable {
    private static final Duration HOURLY = Duration.ofHours(1);

    final Catalog catalog = new Catalog();
    final LedgerWatch watch;
    final Ledger ledger;
    final Invoices invoices;
    final Payments payments;
    final Usage usage;
    final Bookkeeper bookkeeper;
    private final InvoiceStore invoiceStore;
    private final OpenFolder folder;
    private final Chore watching;

    Billing(OpenFolder folder, Configuration configuration, OperatorSetup setup, InstantSource clock) {
        this.folder = folder;
        watch = new LedgerWatch(folder.database(), invariants(), clock);
        LedgerStore store = new LedgerStore();
        ledger = new Ledger(store, watch::requireSound, clock);
        invoiceStore = new InvoiceStore(folder.database(), clock);
        invoices = new Invoices(
                invoiceStore,
                new Seller(
                        configuration.value(ConfigKeys.BILLING_SELLER),
                        configuration.value(ConfigKeys.BILLING_INVOICE_NOTE)));
        payments = new Payments(folder.database(), setup, catalog, ledger, invoices, clock);
        usage = new Usage(folder.database(), new UsageStore(), ledger, clock);
        bookkeeper = new Bookkeeper(folder.database(), store, watch);
        folder.database().transact(ledger::grantMissing);
        watch.check();
        watching = Chore.start("looking at the books", HOURLY, HOURLY, watch::check);
    }

    RouteTable addTo(RouteTable table, Accounts accounts, SitePages pages) {
        new CatalogRoutes(catalog).addTo(table);
        CardTesting limits = new CardTesting(accounts.clients, System::nanoTime);
        payments.addTo(table, accounts, limits);
        new InvoiceRoutes(accounts.sessions, invoices, System::nanoTime).addTo(table);
        Shop shop = new Shop(
                folder.database(),
                accounts.accounts,
                catalog,
                ledger,
                payments.setup(),
                payments.cards,
                payments.cardStore,
                payments.purchases(),
                invoices,
                invoiceStore,
                limits);
        new BillingPages(accounts.sessions, shop, pages).addTo(table);
        new UsageRoutes(accounts.keys, usage, System::nanoTime).addTo(table);
        return new LedgerRoutes(accounts.callers, accounts.sessions, folder.database(), ledger).addTo(table);
    }

    /// What the operator sees and does.
    Backoffice backoffice(OperatorSetup setup, Supplier<PublicOrigin> origin, InstantSource clock) {
        OperatorLog log = new OperatorLog(folder.database(), folder.operator().id(), clock);
        return new Backoffice(
                new BillingOffice(
                        folder.database(), new PayerStore(), ledger, usage, invoices, payments.paymentDesk(), log),
                new StripeOffice(
                        new StripeOffice.Parts(
                                setup.stripeKeys(),
                                payments.gateway(),
                                payments.webhookDesk(),
                                payments.paymentDesk(),
                                payments.reconciler(),
                                watch),
                        log,
                        () -> origin.get().url(WebhookRoutes.PATH)));
    }

    @Override
    public void close() {
        watching.close();
        payments.close();
    }

    private static List<Invariant> invariants() {
        List<Invariant> all = new ArrayList<>(new LedgerInvariants(new LedgerAuditStore(), new LedgerStore()).all());
        all.add(Usage.invariant(new UsageStore()));
        all.addAll(new PurchaseInvariants(new PurchaseAuditStore()).all());
        return all;
    }
}
