package com.openagents.backroom.server.ledger;

import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.LedgerStore;
import com.openagents.backroom.server.db.LedgerStore.Low;
import com.openagents.backroom.server.usage.Usage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The books as the operator sees and corrects them. Any thread may call it; it waits for the database. Whatever the
/// operator does stands in the ledger itself, with who did it and why.
public final class Bookkeeper {
    private final Database database;
    private final LedgerStore store;
    private final LedgerWatch watch;
    private final Usage usage;
    private final UUID operator;

    public Bookkeeper(Database database, LedgerStore store, LedgerWatch watch, Usage usage, UUID operator) {
        this.database = database;
        this.store = store;
        this.watch = watch;
        this.usage = usage;
        this.operator = operator;
    }

    /// What was found when the books were looked at last; empty before that.
    public Optional<Findings> findLatest() {
        return watch.findLatest();
    }

    /// Looks at the books now; when all is well, people may spend again.
    public Findings check() {
        return watch.check();
    }

    /// How many things were found that do not hold, for the metrics.
    public int breaches() {
        return watch.findLatest().map(found -> found.breaches().size()).orElse(0);
    }

    /// Those whose balance is low, the lowest first.
    public List<Low> low(int max) {
        return database.transact(tx -> store.low(tx, max));
    }

    /// Gives back what a usage event cost.
    ///
    /// @return whether it was given back now; false when it had been before
    /// @throws IllegalArgumentException when the person has no such event
    public boolean refundUsage(UUID person, String source, String id, String reason) {
        return usage.refund(person, source, id, operator, reason);
    }
}
