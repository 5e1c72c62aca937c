package com.openagents.backroom.server.testing;

import com.openagents.backroom.fakes.stripe.Delivery;
import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.openagents.backroom.server.catalog.Catalog;
import com.openagents.backroom.server.config.ConfigFile;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.CardStore;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.db.InvoiceStore;
import com.openagents.backroom.server.db.PurchaseStore;
import com.openagents.backroom.server.db.StripeCustomerStore;
import com.openagents.backroom.server.db.StripeEventStore;
import com.openagents.backroom.server.db.SuspenseStore;
import com.openagents.backroom.server.invoice.Invoices;
import com.openagents.backroom.server.invoice.Seller;
import com.openagents.backroom.server.ledger.Ledger;
import com.openagents.backroom.server.purchase.Purchase;
import com.openagents.backroom.server.purchase.Purchases;
import com.openagents.backroom.server.purchase.Settlement;
import com.openagents.backroom.server.purchase.StripePayments;
import com.openagents.backroom.server.reconcile.Reconciler;
import com.openagents.backroom.server.stripe.Cards;
import com.openagents.backroom.server.stripe.Customers;
import com.openagents.backroom.server.stripe.Patience;
import com.openagents.backroom.server.stripe.StripeGateway;
import com.openagents.backroom.server.stripe.StripeSetup;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.webhook.EventEffects;
import com.openagents.backroom.server.webhook.Inbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// All that turns payments into credits, before a Stripe, without the server around it.
public final class Till implements AutoCloseable {
    private static final int TAKEN = 200;

    /// After too many failures, next to none: tests don't wait.
    private static final Duration PAUSE = Duration.ofMillis(1);

    public final Purchases purchases;
    public final Settlement settlement;
    public final Reconciler reconciler;
    public final SuspenseStore suspense;
    private final StripeGateway gateway;
    private final Customers customers;
    private final Cards cards;
    private final Inbox inbox;

    /// @param settings of a server whose Stripe it is: `stripe.…`
    public Till(Database database, Ledger ledger, Map<String, List<String>> settings, InstantSource clock) {
        StripeSetup setup = new StripeSetup(
                Configuration.load(settings, Map.of(), ConfigFile.EMPTY), true, new InstallationStore(database, clock));
        gateway = new StripeGateway(setup, PAUSE);
        StripeCustomerStore customerStore = new StripeCustomerStore(database);
        CardStore cardStore = new CardStore(database);
        PurchaseStore purchaseStore = new PurchaseStore();
        suspense = new SuspenseStore(database);
        customers = new Customers(gateway, customerStore, clock);
        cards = new Cards(gateway, customers, cardStore, database, clock);
        StripePayments payments = new StripePayments(gateway);
        settlement = new Settlement(
                payments,
                new Settlement.Stores(database, purchaseStore, suspense, customerStore, cardStore),
                ledger,
                new Invoices(new InvoiceStore(database, clock), new Seller(Optional.empty(), Optional.empty())),
                clock);
        purchases = new Purchases(
                database, purchaseStore, new Catalog(), cards, payments, settlement, clock, System::nanoTime);
        inbox = new Inbox(
                database,
                new StripeEventStore(database),
                new EventEffects(payments, settlement, cards, customerStore, clock),
                clock);
        reconciler = new Reconciler(gateway, inbox, settlement, database, purchaseStore, clock);
    }

    /// Keeps a card of somebody's, as Stripe's form would; they are who their bank asks for.
    ///
    /// @param token of a test card: `pm_card_visa`
    public String keepCard(FakeStripe stripe, UUID person, String token) throws StripeTrouble {
        String card = stripe.bank().saveCard(customers.require(person), token);
        cards.refresh(person);
        cards.makeDefault(person, card);
        return card;
    }

    /// Reads somebody's cards anew, as webhooks about them do.
    public void readCards(UUID person) throws StripeTrouble {
        cards.refresh(person);
    }

    /// Begins to buy 100,000 credits for $8.00.
    public Purchase buy(UUID person, String requestId) {
        return purchases.begin(person, "credits_100k", requestId, () -> {}).purchase();
    }

    /// Takes an event of Stripe's.
    ///
    /// @return whether it was new
    public boolean take(String json) {
        return inbox.take(json.getBytes(StandardCharsets.UTF_8), Patience.hasty(System::nanoTime));
    }

    /// Takes a webhook whose signature is good; the status of the answer.
    public int receive(Delivery delivery) {
        try {
            boolean _ = take(delivery.body());
            return TAKEN;
        } catch (ApiException e) {
            return e.status().code();
        }
    }

    @Override
    public void close() {
        gateway.close();
    }
}
