package com.openagents.backroom.server.testing;

import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.LedgerAuditStore;
import com.openagents.backroom.server.db.LedgerStore;
import com.openagents.backroom.server.db.Transaction;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.ledger.Findings;
import com.openagents.backroom.server.ledger.Ledger;
import com.openagents.backroom.server.ledger.LedgerInvariants;
import com.openagents.backroom.server.ledger.LedgerTxn;
import com.openagents.backroom.server.ledger.LedgerWatch;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// A ledger in a data folder of its own. What it did is looked at when it is closed: every invariant holds.
public final class OpenLedger implements AutoCloseable {
    private final OpenLog open;
    public final TestClock clock = new TestClock(OpenLog.NOW);
    public final Database database;
    public final LedgerWatch watch;
    public final Ledger ledger;
    private final AccountStore accounts;
    private int people;
    private boolean isBroken;

    public OpenLedger(Path root) {
        open = OpenLog.in(root, clock);
        database = open.database;
        accounts = new AccountStore(database, clock);
        watch = new LedgerWatch(database, new LedgerInvariants(new LedgerAuditStore()).all(), clock);
        ledger = new Ledger(new LedgerStore(), watch::requireSound, clock);
        watch.check();
    }

    /// Somebody new, with the credits of a sign-up.
    public UUID person() {
        people++;
        return accounts.create(Integer.toString(people), "person-" + people, ledger::grantSignUp)
                .id();
    }

    /// Does something in a transaction.
    public <T> T post(Function<Transaction, T> work) {
        return database.transact(work);
    }

    public Balance balance(UUID person) {
        return database.transact(tx -> ledger.balance(tx, person));
    }

    /// All postings of somebody, the newest first.
    public List<LedgerTxn> postings(UUID person) {
        return database.transact(tx -> ledger.list(tx, person, Long.MAX_VALUE, Integer.MAX_VALUE));
    }

    /// The person who runs the installation.
    public UUID operator() {
        return open.operator.id();
    }

    /// The test breaks the books itself.
    public void breakingTheBooks() {
        isBroken = true;
    }

    @Override
    public void close() {
        try {
            Findings found = watch.check();
            if (!isBroken && !found.isSound()) {
                throw new AssertionError(found.breaches());
            }
        } finally {
            open.close();
        }
    }
}
