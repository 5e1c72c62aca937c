package com.openagents.backroom.server.ledger;

import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.ledger.Findings.Breach;
import java.lang.System.Logger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Looks at the books from time to time; while something in them does not hold, and before they were looked at, nobody
/// spends. Any thread may call it.
public final class LedgerWatch {
    /// Places named of each thing that does not hold; the others show once these are mended.
    private static final int MAX_BREACHES = 20;

    private static final Logger LOG = System.getLogger(LedgerWatch.class.getName());

    private final Database database;
    private final List<Invariant> invariants;
    private final InstantSource clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Findings latest;

    public LedgerWatch(Database database, List<Invariant> invariants, InstantSource clock) {
        this.database = database;
        this.invariants = List.copyOf(invariants);
        this.clock = clock;
    }

    /// Looks at the books now.
    public Findings check() {
        looking.lock();
        try {
            List<Breach> breaches = new ArrayList<>();
            for (Invariant invariant : invariants) {
                database.transact(tx -> invariant.search().breaches(tx, MAX_BREACHES)).stream()
                        .map(sentence -> new Breach(invariant.name(), sentence))
                        .forEach(breaches::add);
            }
            Findings found = new Findings(clock.instant(), breaches);
            latest = found;
            tell(found);
            return found;
        } finally {
            looking.unlock();
        }
    }

    /// What always holds, each as a sentence without its full stop.
    public List<String> names() {
        return invariants.stream().map(Invariant::name).toList();
    }

    /// What was found last; empty before the books were looked at.
    public Optional<Findings> findLatest() {
        return Optional.ofNullable(latest);
    }

    /// Lets whoever is about to spend go on.
    ///
    /// @throws SpendingStoppedException while nobody may spend
    public void requireSound() {
        Findings found = latest;
        if (found == null || !found.isSound()) {
            throw new SpendingStoppedException();
        }
    }

    private static void tell(Findings found) {
        for (Breach breach : found.breaches()) {
            LOG.log(
                    Logger.Level.ERROR,
                    "spending is stopped; this should hold: {0}. {1}",
                    breach.invariant(),
                    breach.sentence());
        }
    }
}
