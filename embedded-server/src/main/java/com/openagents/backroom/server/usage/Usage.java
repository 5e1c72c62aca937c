package com.openagents.backroom.server.usage;

import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.Transaction;
import com.openagents.backroom.server.db.UsageStore;
import com.openagents.backroom.server.db.UsageStore.Kept;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.ledger.Invariant;
import com.openagents.backroom.server.ledger.Ledger;
import com.openagents.backroom.server.ledger.LedgerConflictException;
import com.openagents.backroom.server.ledger.Spending;
import com.openagents.backroom.server.ledger.UsageRef;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Books what was used. Any thread may call it; it waits for the database.
public final class Usage {
    private final Database database;
    private final UsageStore store;
    private final Ledger ledger;
    private final InstantSource clock;

    public Usage(Database database, UsageStore store, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What became of a batch.
    ///
    /// @param accepted events that are new
    /// @param duplicates events that were booked before
    /// @param credits that the new ones cost
    public record Booked(int accepted, int duplicates, long credits, Balance balance) {}

    /// Books a batch of a user's, whole or not at all. What is in it is durable when this returns.
    ///
    /// @throws LedgerConflictException when an event is known with other content
    /// @throws com.openagents.backroom.server.ledger.InsufficientCreditsException when they cost more than there is
    /// @throws com.openagents.backroom.server.ledger.SpendingStoppedException when nobody may spend
    public Booked book(UUID userId, List<UsageEvent> events) {
        ledger.requireSound();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Booked booked = database.transact(tx -> {
            ledger.lock(tx, userId);
            List<UsageEvent> fresh = fresh(tx, userId, events);
            List<Spending> costs = fresh.stream()
                    .filter(event -> event.credits() > 0)
                    .map(event -> new Spending(event.source(), event.id(), event.credits()))
                    .toList();
            store.add(tx, userId, fresh, now);
            if (!costs.isEmpty()) {
                ledger.spendAll(tx, userId, costs);
            }
            long credits = costs.stream().mapToLong(Spending::credits).sum();
            return new Booked(fresh.size(), events.size() - fresh.size(), credits, ledger.balance(tx, userId));
        });
        database.checkpointSync();
        return booked;
    }

    /// Gives back what an event cost, in the caller's transaction.
    ///
    /// @return whether it was given back now; false when it had been before
    /// @throws IllegalArgumentException when the user has no such event
    public boolean refund(Transaction tx, UsageRef usage, UUID operator, String reason) {
        UUID userId = usage.userId();
        ledger.lock(tx, userId);
        Kept event = store.find(tx, userId, usage.source(), usage.id())
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no usage event " + usage.id() + " from " + usage.source() + " of this person."));
        if (event.isRefunded()) {
            return false;
        }
        ledger.refundUsage(tx, usage, operator, reason);
        store.markRefunded(tx, event.id());
        return true;
    }

    /// What holds between events and postings.
    public static Invariant invariant(UsageStore store) {
        return new Invariant("Every usage event is booked as it says, and nothing else as usage", (tx, max) -> {
            List<String> unbooked = store.unbooked(tx, max);
            return Stream.concat(
                            unbooked.stream().map(ref -> "Usage event " + ref + " is not booked as it says."),
                            store.untold(tx, max).stream()
                                    .map(ref -> "No usage event tells of the posting for " + ref + "."))
                    .limit(max)
                    .toList();
        });
    }

    /// Those that are not known yet, each once.
    private List<UsageEvent> fresh(Transaction tx, UUID userId, List<UsageEvent> events) {
        Map<UsageEvent.Name, String> known = store.contentHashes(tx, userId, events);
        List<UsageEvent> fresh = new ArrayList<>();
        for (UsageEvent event : events) {
            String before = known.putIfAbsent(event.name(), event.contentHash());
            if (before == null) {
                fresh.add(event);
            } else if (!before.equals(event.contentHash())) {
                throw new LedgerConflictException("The event " + event.id() + " from " + event.source()
                        + " is booked already, with another content. Nothing of the batch was booked; give what is new"
                        + " an id of its own.");
            }
        }
        return fresh;
    }
}
