package com.openagents.backroom.server.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/* The chain of one user's postings (requirement LG-11): whoever edits the file has to write every later hash anew.
 *
 *   hash_n = SHA-256 of the texts: purpose, hash_{n−1}, user, n, kind, ext_ref, at, given after, bought after, operator,
 *            reason, then account and amount of each entry in the order of the accounts' names (TextDigest has the bytes)
 *
 * A chain of each user's own needs no lock beside the user's, which a posting has anyway.
 */
final class LedgerChain {
    /// Keeps what is hashed here apart from anything else.
    private static final String PURPOSE = "backroom ledger 1";

    private LedgerChain() {}

    /// The hash of a posting, hexadecimal.
    ///
    /// @param before that of the user's posting before it; null for the first
    static String hash(@Nullable String before, UUID userId, long seq, Posting posting, Instant at, Balance after) {
        UUID operator = posting.operator();
        TextDigest digest = new TextDigest()
                .add(PURPOSE)
                .add(before)
                .add(userId.toString())
                .add(seq)
                .add(posting.kind().wire())
                .add(posting.extRef())
                .add(at.toString())
                .add(after.promo())
                .add(after.paid())
                .add(operator == null ? null : operator.toString())
                .add(posting.reason());
        for (LedgerEntry entry : posting.entries()) {
            digest.add(entry.account().wire()).add(entry.amount());
        }
        return digest.hex();
    }
}
