package com.openagents.backroom.server.testing;

import com.openagents.backroom.fakes.stripe.FakeStripe;
import java.nio.file.Path;
import java.util.UUID;

/// A till with its ledger in a data folder of its own, and the Stripe that it asks. What it did is looked at when it is
/// closed.
public final class OpenTill implements AutoCloseable {
    public final OpenLedger books;
    public final FakeStripe stripe;
    public final Till till;

    /// Somebody who signed up.
    public final UUID person;

    public OpenTill(Path folder) {
        this(folder, 1);
    }

    /// @param seed of the fake Stripe's ids
    public OpenTill(Path folder, long seed) {
        books = OpenLedger.withPapers(folder);
        stripe = FakeStripe.start(seed, books.clock);
        till = new Till(books.database, books.ledger, stripe.settings(), books.clock);
        person = books.person();
    }

    @Override
    public void close() {
        till.close();
        stripe.close();
        books.close();
    }
}
