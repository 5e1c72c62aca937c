package com.openagents.backroom.server.billing;

import com.openagents.backroom.server.catalog.Catalog;
import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.db.CardStore;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.InvoiceStore;
import com.openagents.backroom.server.invoice.Invoices;
import com.openagents.backroom.server.ledger.Ledger;
import com.openagents.backroom.server.purchase.Purchases;
import com.openagents.backroom.server.stripe.CardTesting;
import com.openagents.backroom.server.stripe.Cards;
import com.openagents.backroom.server.stripe.StripeSetup;

/// What the pages about money show, and do.
///
/// @param limits count purchases that are begun, by whichever way
public record Shop(
        Database database,
        AccountStore accounts,
        Catalog catalog,
        Ledger ledger,
        StripeSetup stripe,
        Cards cards,
        CardStore cardStore,
        Purchases purchases,
        Invoices invoices,
        InvoiceStore invoiceStore,
        CardTesting limits) {}
