package com.openagents.backroom.server.ledger;

import com.openagents.backroom.server.db.Transaction;
import java.util.List;

/// Something that always holds in the books, and how to find where it does not.
///
/// @param name what holds, as a sentence without its full stop
public record Invariant(String name, Search search) {
    /// Finds where it does not hold.
    @FunctionalInterface
    public interface Search {
        /// A sentence for each place, so many at most; none when it holds.
        List<String> breaches(Transaction tx, int max);
    }
}
