package com.openagents.backroom.server.backoffice;

import com.openagents.backroom.server.backoffice.OperatorAction.Step;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.OperatorActionStore;
import com.openagents.backroom.server.db.Transaction;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Writes down what the operator does. Whoever acts says it first: what reaches beyond the database is written before
/// and
/// after, what stays within it in the same transaction. Any thread may call it.
public final class OperatorLog {
    private final Database database;
    private final OperatorActionStore store;
    private final UUID operator;
    private final InstantSource clock;

    public OperatorLog(Database database, UUID operator, InstantSource clock) {
        this.database = database;
        this.store = new OperatorActionStore();
        this.operator = operator;
        this.clock = clock;
    }

    /// Something that is done elsewhere and may fail.
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T perform() throws E;
    }

    /// Does what reaches beyond the database: written down before and after, also when it fails.
    ///
    /// @param outcome says in a few words what it came to
    public <T, E extends Exception> T run(Deed deed, Work<T, E> work, Function<? super T, String> outcome) throws E {
        UUID ref = UUID.randomUUID();
        add(ref, deed, Step.BEGUN, "");
        T result;
        try {
            result = work.perform();
        } catch (Exception e) { // an edge: whatever it is, it is written down and goes on
            add(ref, deed, Step.FAILED, String.valueOf(e.getMessage()));
            throw e;
        }
        add(ref, deed, Step.DONE, outcome.apply(result));
        return result;
    }

    /// Notes what is done in this transaction.
    public void note(Transaction tx, Deed deed, String outcome) {
        store.add(tx, action(UUID.randomUUID(), deed, Step.DONE, outcome));
    }

    /// What was done last, the newest first, each once as it ended.
    public List<OperatorAction> newest(int limit) {
        return database.transact(tx -> store.list(tx, limit));
    }

    public UUID operator() {
        return operator;
    }

    private void add(UUID ref, Deed deed, Step step, String outcome) {
        database.run(tx -> store.add(tx, action(ref, deed, step, outcome)));
        database.checkpointSync();
    }

    private OperatorAction action(UUID ref, Deed deed, Step step, String outcome) {
        return new OperatorAction(ref, clock.instant().truncatedTo(ChronoUnit.MICROS), operator, deed, step, outcome);
    }
}
