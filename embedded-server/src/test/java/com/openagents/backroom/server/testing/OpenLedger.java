package com.openagents.backroom.server.testing;

import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.LedgerAuditStore;
import com.openagents.backroom.server.db.LedgerStore;
import com.openagents.backroom.server.db.PurchaseAuditStore;
import com.openagents.backroom.server.db.Transaction;
import com.openagents.backroom.server.db.UsageStore;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.ledger.Findings;
import com.openagents.backroom.server.ledger.Invariant;
import com.openagents.backroom.server.ledger.Ledger;
import com.openagents.backroom.server.ledger.LedgerInvariants;
import com.openagents.backroom.server.ledger.LedgerTxn;
import com.openagents.backroom.server.ledger.LedgerWatch;
import com.openagents.backroom.server.purchase.PurchaseInvariants;
import com.openagents.backroom.server.usage.Usage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// A ledger in a data folder of its own. What it did is looked at when it is closed: every invariant holds.
public final class OpenLedger implements AutoCloseable {
    private final Path root;
    private final OpenLog open;
    public final TestClock clock = new TestClock(OpenLog.NOW);
    public final Database database;
    public final LedgerWatch watch;
    public final Ledger ledger;
    public final Usage usage;
    private final AccountStore accounts;
    private int people;
    private boolean isBroken;

    /// A ledger whose usage may be booked without events that tell of it.
    public OpenLedger(Path root) {
        this(root, ledgerInvariants());
    }

    private OpenLedger(Path root, List<Invariant> invariants) {
        this.root = root;
        open = OpenLog.in(root, clock);
        database = open.database;
        accounts = new AccountStore(database, clock);
        watch = new LedgerWatch(database, invariants, clock);
        ledger = new Ledger(new LedgerStore(), watch::requireSound, clock);
        usage = new Usage(database, new UsageStore(), ledger, clock);
        watch.check();
    }

    /// A ledger in which events tell of all usage.
    public static OpenLedger withUsage(Path root) {
        List<Invariant> all = new ArrayList<>(ledgerInvariants());
        all.add(Usage.invariant(new UsageStore()));
        return new OpenLedger(root, all);
    }

    /// A ledger in which events tell of all usage, and purchases of all payments, as on a server.
    public static OpenLedger withPapers(Path root) {
        List<Invariant> all = new ArrayList<>(ledgerInvariants());
        all.add(Usage.invariant(new UsageStore()));
        all.addAll(new PurchaseInvariants(new PurchaseAuditStore()).all());
        return new OpenLedger(root, all);
    }

    private static List<Invariant> ledgerInvariants() {
        return new LedgerInvariants(new LedgerAuditStore(), new LedgerStore()).all();
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

    /// Writes into the tables as whoever has the file can, past the program.
    public void tamper(String sql) {
        isBroken = true;
        String url = "jdbc:h2:journaled:async:" + root.resolve("backroom");
        try (Connection admin = DriverManager.getConnection(url, "BACKROOM_ADMIN", "");
                var statement = admin.createStatement()) {
            if (statement.executeUpdate(sql) == 0) {
                throw new AssertionError("nothing was changed by: " + sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
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
