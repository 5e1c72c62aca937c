package com.openagents.backroom.server.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What can be booked at all.
class PostingTest {
    private static final UUID OPERATOR = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final List<LedgerEntry> TEN =
            List.of(new LedgerEntry(LedgerAccount.USER_PROMO, 10), new LedgerEntry(LedgerAccount.SYS_PROMO, -10));

    private static Posting posting(String ref, List<LedgerEntry> entries) {
        return new Posting(TxnKind.SIGNUP, ref, entries);
    }

    private static Posting byHand(@Nullable UUID operator, @Nullable String reason) {
        return new Posting(TxnKind.ADJUST, "1", TEN, operator, reason);
    }

    private static void assertRefused(String part, Runnable work) {
        String sentence = String.valueOf(
                assertThrows(IllegalArgumentException.class, work::run).getMessage());
        assertEquals(part, sentence.substring(0, Math.min(sentence.length(), part.length())));
    }

    @Test
    void entries_sumToZero_onceForEachAccount() {
        assertEquals(10, posting("1", TEN).credits());
        assertRefused("entries that do not sum to 0", () -> posting("1", List.of()));
        assertRefused("entries that do not sum to 0", () -> posting("1", TEN.subList(0, 1)));
        assertRefused(
                "two entries on user:promo",
                () -> posting(
                        "1",
                        List.of(
                                new LedgerEntry(LedgerAccount.USER_PROMO, 5),
                                new LedgerEntry(LedgerAccount.USER_PROMO, -5))));
        assertRefused("an entry of 0 credits on sys:sold", () -> new LedgerEntry(LedgerAccount.SYS_SOLD, 0));
    }

    @Test
    void reference_hasOneTo600Characters() {
        assertEquals(600, posting("r".repeat(600), TEN).extRef().length());
        assertRefused("a reference has 1 to 600", () -> posting("r".repeat(601), TEN));
        assertRefused("a reference has 1 to 600", () -> posting("", TEN));
    }

    @Test
    void whatIsDoneByHand_hasWhoAndWhy_andNothingElseHas() {
        assertEquals("r".repeat(500), byHand(OPERATOR, "r".repeat(500)).reason());
        assertRefused("a reason has at most 500", () -> byHand(OPERATOR, "r".repeat(501)));
        assertRefused("what is done by hand", () -> byHand(OPERATOR, " "));
        assertRefused("what is done by hand", () -> byHand(OPERATOR, null));
        assertRefused("what is done by hand", () -> byHand(null, "why"));
        assertRefused("what is done by hand", () -> new Posting(TxnKind.SIGNUP, "1", TEN, OPERATOR, null));
        assertRefused("what is done by hand", () -> new Posting(TxnKind.SIGNUP, "1", TEN, null, "why"));
    }

    @Test
    void balance_isWithinItsBounds() {
        long most = Balance.MAX_CREDITS;
        assertEquals(most, new Balance(most, 0).total());
        assertEquals(-most, new Balance(0, -most).total());
        assertRefused("no balance", () -> new Balance(most + 1, 0));
        assertRefused("no balance", () -> new Balance(-1, 0));
        assertRefused("no balance", () -> new Balance(0, most + 1));
        assertRefused("no balance", () -> new Balance(0, -most - 1));
    }
}
