package com.openagents.backroom.server.ledger;

import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.LedgerStore;
import com.openagents.backroom.server.db.LedgerStore.Low;
import com.openagents.backroom.server.usage.Usage;
import java.lang.System.Logger;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The books as the operator sees and corrects them. Any thread may call it; it waits for the database. Whatever the
/// operator does stands in the ledger itself, with who did it and why.
public final class Bookkeeper {
    private static final Logger LOG = System.getLogger(Bookkeeper.class.getName());

    private final Database database;
    private final LedgerStore store;
    private final Ledger ledger;
    private final LedgerWatch watch;
    private final Usage usage;
    private final UUID operator;

    public Bookkeeper(
            Database database, LedgerStore store, Ledger ledger, LedgerWatch watch, Usage usage, UUID operator) {
        this.database = database;
        this.store = store;
        this.ledger = ledger;
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

    public Balance balance(UUID person) {
        return database.transact(tx -> ledger.balance(tx, person));
    }

    /// A person's postings before one, the newest first.
    ///
    /// @param beforeSeq that one's number; [Long#MAX_VALUE] for the newest
    public List<LedgerTxn> postings(UUID person, long beforeSeq, int limit) {
        return database.transact(tx -> ledger.list(tx, person, beforeSeq, limit));
    }

    /// Those whose balance is low, the lowest first.
    public List<Low> low(int max) {
        return database.transact(tx -> store.low(tx, max));
    }

    /// Gives or takes credits.
    ///
    /// @param ref made by whoever asks, so that a second click is no second adjustment
    /// @param credits to give; below 0 to take, as far as there are any
    /// @throws InsufficientCreditsException when there is less to take
    /// @throws LedgerConflictException when something else was adjusted under that reference
    /// @throws IllegalArgumentException when the reason is empty or too long, or the amount is none
    public Posted adjust(UUID person, UUID ref, long credits, String reason) {
        Posted posted = database.transact(tx -> ledger.adjust(tx, person, ref, credits, operator, reason));
        database.checkpointSync();
        if (posted.isNew()) {
            LOG.log(
                    Logger.Level.INFO,
                    "operator {0} adjusted user {1} by {2} credits",
                    operator,
                    person,
                    Long.toString(credits));
        }
        return posted;
    }

    /// Gives back what a usage event cost.
    ///
    /// @return whether it was given back now; false when it had been before
    /// @throws IllegalArgumentException when the person has no such event
    public boolean refundUsage(UUID person, String source, String id, String reason) {
        return usage.refund(person, source, id, operator, reason);
    }
}
