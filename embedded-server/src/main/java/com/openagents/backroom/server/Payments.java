package com.openagents.backroom.server;

import com.openagents.backroom.server.catalog.Catalog;
import com.openagents.backroom.server.config.ConfigException;
import com.openagents.backroom.server.db.CardStore;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.PurchaseStore;
import com.openagents.backroom.server.db.StripeCustomerStore;
import com.openagents.backroom.server.db.StripeEventStore;
import com.openagents.backroom.server.db.SuspenseStore;
import com.openagents.backroom.server.invoice.Invoices;
import com.openagents.backroom.server.ledger.Ledger;
import com.openagents.backroom.server.ops.Chore;
import com.openagents.backroom.server.purchase.PaymentDesk;
import com.openagents.backroom.server.purchase.PurchaseRoutes;
import com.openagents.backroom.server.purchase.Purchases;
import com.openagents.backroom.server.purchase.Settlement;
import com.openagents.backroom.server.purchase.StripePayments;
import com.openagents.backroom.server.reconcile.Reconciler;
import com.openagents.backroom.server.stripe.CardTesting;
import com.openagents.backroom.server.stripe.Cards;
import com.openagents.backroom.server.stripe.Customers;
import com.openagents.backroom.server.stripe.Detachments;
import com.openagents.backroom.server.stripe.SetupIntents;
import com.openagents.backroom.server.stripe.StripeCheck;
import com.openagents.backroom.server.stripe.StripeGateway;
import com.openagents.backroom.server.stripe.StripeRoutes;
import com.openagents.backroom.server.stripe.StripeSetup;
import com.openagents.backroom.server.web.RouteTable;
import com.openagents.backroom.server.webhook.EventEffects;
import com.openagents.backroom.server.webhook.Inbox;
import com.openagents.backroom.server.webhook.WebhookDesk;
import com.openagents.backroom.server.webhook.WebhookRoutes;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Everything about paying with Stripe, put together: a part of [Billing]. It is whole without keys, too; then every
/// way in says that billing is off.
public final class Payments implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Payments.class.getName());

    /// After the start, so that the first pages are not slowed down.
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration EVERY_MINUTE = Duration.ofMinutes(1);
    private static final Duration EVERY_QUARTER = Duration.ofMinutes(15);
    private static final Duration HOURLY = Duration.ofHours(1);

    private final StripeSetup setup;
    final CardStore cardStore;
    final Cards cards;
    private final Purchases purchases;
    private final StripeGateway gateway;
    private final SetupIntents setupIntents;
    private final Settlement settlement;
    private final Detachments detachments;
    private final Inbox inbox;
    private final StripeCheck check;
    private final PaymentDesk paymentDesk;
    private final WebhookDesk webhookDesk;
    private final Reconciler reconciler;
    private final InstantSource clock;
    private final Chore detaching;
    private final List<Chore> chores;

    /// @throws ConfigException when Stripe's keys can't be used together
    Payments(
            Database database,
            OperatorSetup operator,
            Catalog catalog,
            Ledger ledger,
            Invoices invoices,
            InstantSource clock) {
        this.clock = clock;
        setup = new StripeSetup(
                operator.stripeKeys().merged(), operator.exposure().isReachable(), operator.decisions());
        setup.remark().ifPresent(remark -> LOG.log(Logger.Level.INFO, remark));
        gateway = new StripeGateway(setup);
        StripeCustomerStore customerStore = new StripeCustomerStore(database);
        cardStore = new CardStore(database);
        PurchaseStore purchaseStore = new PurchaseStore();
        SuspenseStore suspenseStore = new SuspenseStore(database);
        StripeEventStore eventStore = new StripeEventStore(database);
        Customers customers = new Customers(gateway, customerStore, clock);
        cards = new Cards(gateway, customers, cardStore, database, clock);
        setupIntents = new SetupIntents(gateway, customers, cardStore, clock);
        StripePayments payments = new StripePayments(gateway);
        settlement = new Settlement(
                payments,
                new Settlement.Stores(database, purchaseStore, suspenseStore, customerStore, cardStore),
                ledger,
                invoices,
                clock);
        purchases =
                new Purchases(database, purchaseStore, catalog, cards, payments, settlement, clock, System::nanoTime);
        detachments = new Detachments(gateway, cards, customerStore, clock);
        EventEffects effects = new EventEffects(payments, settlement, cards, customerStore, clock);
        inbox = new Inbox(database, eventStore, effects, clock);
        check = new StripeCheck(gateway);
        paymentDesk = new PaymentDesk(database, purchaseStore, suspenseStore, payments, settlement, clock);
        webhookDesk = new WebhookDesk(eventStore, inbox, clock);
        reconciler = new Reconciler(gateway, inbox, settlement, database, purchaseStore, clock);
        detaching = Chore.start("detaching cards of people who left", EVERY_MINUTE, EVERY_MINUTE, detachments::work);
        chores = List.of(
                detaching,
                Chore.start("looking for what Stripe did", SOON, EVERY_QUARTER, reconciler::work),
                Chore.start("looking at open purchases", EVERY_MINUTE, EVERY_QUARTER, purchases::tidy),
                Chore.start("forgetting bodies of old events", EVERY_MINUTE, HOURLY, inbox::sweep));
    }

    RouteTable addTo(RouteTable table, Accounts accounts, CardTesting limits) {
        new StripeRoutes(accounts.sessions, setup, cards, setupIntents, limits).addTo(table);
        new PurchaseRoutes(accounts.sessions, purchases, limits).addTo(table);
        return new WebhookRoutes(setup, inbox, accounts.clients, clock, System::nanoTime).addTo(table);
    }

    /// Whether credits can be bought, and what is missing if not.
    public StripeSetup setup() {
        return setup;
    }

    /// Asks Stripe whether the key may do what is needed.
    public StripeCheck check() {
        return check;
    }

    /// What the operator does about payments.
    public PaymentDesk paymentDesk() {
        return paymentDesk;
    }

    /// What the operator does about Stripe's events.
    public WebhookDesk webhookDesk() {
        return webhookDesk;
    }

    /// Buying credits.
    public Purchases purchases() {
        return purchases;
    }

    /// Events of Stripe's, whoever brings them.
    public Inbox inbox() {
        return inbox;
    }

    /// Our connection to Stripe.
    public StripeGateway gateway() {
        return gateway;
    }

    /// Finds what no webhook brought.
    public Reconciler reconciler() {
        return reconciler;
    }

    /// Where payments become credits.
    public Settlement settlement() {
        return settlement;
    }

    /// Detaches the cards of people who left.
    Detachments detachments() {
        return detachments;
    }

    /// Has the cards of somebody who left detached soon.
    void detachSoon() {
        detaching.wake();
    }

    @Override
    public void close() {
        chores.forEach(Chore::close);
        gateway.close();
    }
}
