package com.openagents.backroom.server.purchase;

import com.openagents.backroom.server.db.PurchaseAuditStore;
import com.openagents.backroom.server.ledger.Invariant;
import java.util.List;
import java.util.stream.Stream;

/// What always holds between what was paid and what is booked.
public final class PurchaseInvariants {
    private final PurchaseAuditStore store;

    public PurchaseInvariants(PurchaseAuditStore store) {
        this.store = store;
    }

    public List<Invariant> all() {
        return List.of(
                new Invariant(
                        "Every payment that succeeded gave its credits once",
                        (tx, max) -> sentences(
                                store.ungranted(tx, max).stream()
                                        .map(id -> "Purchase " + id + " gave no credits, or others."),
                                store.unpaid(tx, max).stream()
                                        .map(id -> "No purchase paid for the credits of " + id + "."),
                                max)),
                new Invariant(
                        "Every refund and dispute took what it says",
                        (tx, max) -> sentences(
                                store.unreversed(tx, max).stream().map(id -> id + " is not booked as it says."),
                                store.unclaimed(tx, max).stream()
                                        .map(id -> "Nothing tells of " + id + ", which is booked."),
                                max)),
                new Invariant(
                        "No more is taken back than was sold",
                        (tx, max) -> store.overReversed(tx, max).stream()
                                .map(id -> "Purchase " + id + " lost more credits than it gave.")
                                .toList()));
    }

    private static List<String> sentences(Stream<String> some, Stream<String> others, int max) {
        return Stream.concat(some, others).limit(max).toList();
    }
}
