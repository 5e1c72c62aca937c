package com.openagents.backroom.server.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/* The chain of one user's postings (requirement LG-11): whoever edits the file has to write every later hash anew.
 *
 *   hash_n = SHA-256(purpose, hash_{n−1}, user, n, kind, ext_ref, at, given after, bought after, operator, reason,
 *                    then account and amount of each entry in the order of the accounts' names)
 *
 * Each of them is a text in UTF-8 after its length in 4 bytes, so that no two postings have the same bytes; what is
 * null has the length −1. A chain of each user's own needs no lock beside the user's, which a posting has anyway.
 */
final class LedgerChain {
    /// Keeps what is hashed here apart from anything else.
    private static final String PURPOSE = "backroom ledger 1";

    private static final int NULL = -1;

    private final MessageDigest sha256;

    private LedgerChain() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The hash of a posting, hexadecimal.
    ///
    /// @param before that of the user's posting before it; null for the first
    static String hash(@Nullable String before, UUID userId, long seq, Posting posting, Instant at, Balance after) {
        LedgerChain chain = new LedgerChain();
        chain.add(PURPOSE);
        chain.add(before);
        chain.add(userId.toString());
        chain.add(Long.toString(seq));
        chain.add(posting.kind().wire());
        chain.add(posting.extRef());
        chain.add(at.toString());
        chain.add(Long.toString(after.promo()));
        chain.add(Long.toString(after.paid()));
        chain.add(posting.operator() == null ? null : posting.operator().toString());
        chain.add(posting.reason());
        for (LedgerEntry entry : posting.entries()) {
            chain.add(entry.account().wire());
            chain.add(Long.toString(entry.amount()));
        }
        return HexFormat.of().formatHex(chain.sha256.digest());
    }

    private void add(@Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        int length = text == null ? NULL : bytes.length;
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        sha256.update(bytes);
    }
}
