package com.openagents.backroom.server.ledger;

import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.LedgerStore;
import com.openagents.backroom.server.db.LedgerStore.Low;
import java.util.List;
import java.util.Optional;

/// The books as the operator sees them. Any thread may call it; it waits for the database.
public final class Bookkeeper {
    private final Database database;
    private final LedgerStore store;
    private final LedgerWatch watch;

    public Bookkeeper(Database database, LedgerStore store, LedgerWatch watch) {
        this.database = database;
        this.store = store;
        this.watch = watch;
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
}
