package com.openagents.backroom.server.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.db.Transaction;
import com.openagents.backroom.server.testing.OpenLedger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class LedgerTest {
    @TempDir
    Path root;

    private OpenLedger books;
    private Ledger ledger;
    private UUID bob;

    @BeforeEach
    void open() {
        books = new OpenLedger(root);
        ledger = books.ledger;
        bob = books.person();
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void signUp_givesCreditsOnce() {
        assertEquals(new Balance(100_000, 0), books.balance(bob));

        Posted again = books.post(tx -> ledger.grantSignUp(tx, bob));

        assertFalse(again.isNew());
        assertEquals(new Balance(100_000, 0), books.balance(bob));
        assertEquals(1, books.postings(bob).size());
    }

    @Test
    void thoseWhoWereHereBefore_getTheirsAtTheStart() {
        assertEquals(Balance.NONE, books.balance(books.operator()));

        assertEquals(1, books.post(ledger::grantMissing));
        assertEquals(0, books.post(ledger::grantMissing));

        assertEquals(new Balance(100_000, 0), books.balance(books.operator()));
    }

    @Test
    void spending_takesWhatWasGivenBeforeWhatWasBought() {
        books.post(tx -> ledger.grantPurchase(tx, bob, "pi_1", 500_000));

        Posted first = books.post(tx -> ledger.spend(tx, bob, "/agents", "1", 60_000));
        Posted second = books.post(tx -> ledger.spend(tx, bob, "/agents", "2", 60_000));

        assertEquals(new Balance(40_000, 500_000), first.txn().after());
        assertEquals(new Balance(0, 480_000), second.txn().after());
        assertEquals(
                List.of(
                        new LedgerEntry(LedgerAccount.SYS_CONSUMED, 60_000),
                        new LedgerEntry(LedgerAccount.USER_PAID, -20_000),
                        new LedgerEntry(LedgerAccount.USER_PROMO, -40_000)),
                second.txn().posting().entries());
    }

    @Test
    void spendingMoreThanThereIs_isRefused_andNothingIsWritten() {
        InsufficientCreditsException refused = assertThrows(
                InsufficientCreditsException.class,
                () -> books.post(tx -> ledger.spend(tx, bob, "/agents", "1", 100_001)));

        assertEquals(
                "This needs 100001 credits and there are 100000. Buy credits, then send it again.",
                refused.getMessage());
        assertEquals(new Balance(100_000, 0), books.balance(bob));
        assertEquals(1, books.postings(bob).size());
        books.post(tx -> ledger.spend(tx, bob, "/agents", "1", 100_000));
        assertEquals(Balance.NONE, books.balance(bob));
    }

    @Test
    void samePosting_isBookedOnce_alsoWhenItCouldNotBePaidAnyMore() {
        books.post(tx -> ledger.spend(tx, bob, "/agents", "1", 90_000));

        Posted again = books.post(tx -> ledger.spend(tx, bob, "/agents", "1", 90_000));

        assertFalse(again.isNew());
        assertEquals(-90_000, again.credits());
        assertEquals(new Balance(10_000, 0), books.balance(bob));
    }

    @Test
    void sameReference_withOtherContent_isAConflict() {
        UUID carol = books.person();
        UUID ref = UUID.randomUUID();
        books.post(tx -> ledger.spend(tx, bob, "/agents", "1", 10));
        books.post(tx -> ledger.grantPurchase(tx, bob, "pi_1", 10));
        books.post(tx -> ledger.adjust(tx, bob, ref, 10, books.operator(), "an outage"));

        List.<Function<Transaction, Posted>>of(
                        tx -> ledger.spend(tx, bob, "/agents", "1", 11),
                        tx -> ledger.spend(tx, bob, "/agents", "1", 1_000_000),
                        tx -> ledger.grantPurchase(tx, bob, "pi_1", 11),
                        tx -> ledger.grantPurchase(tx, carol, "pi_1", 10),
                        tx -> ledger.adjust(tx, bob, ref, -10, books.operator(), "an outage"),
                        tx -> ledger.adjust(tx, bob, ref, 10, bob, "an outage"),
                        tx -> ledger.adjust(tx, bob, ref, 10, books.operator(), "another outage"))
                .forEach(other -> assertThrows(LedgerConflictException.class, () -> books.post(other)));

        assertEquals(new Balance(100_000, 10), books.balance(bob));
        assertEquals(new Balance(100_000, 0), books.balance(carol));
    }

    @Test
    void usageOfTwoPeople_mayHaveTheSameName() {
        UUID carol = books.person();

        books.post(tx -> ledger.spend(tx, bob, "/agents", "1", 10));
        Posted other = books.post(tx -> ledger.spend(tx, carol, "/agents", "1", 20));

        assertTrue(other.isNew());
    }

    @Test
    void refundOfUsage_goesBackToWhereItCameFrom_once() {
        books.post(tx -> ledger.grantPurchase(tx, bob, "pi_1", 50));
        books.post(tx -> ledger.spend(tx, bob, "/agents", "1", 100_020));

        Optional<Posted> back = refund("1");
        Optional<Posted> again = refund("1");
        Optional<Posted> none = refund("2");

        assertTrue(back.orElseThrow().isNew());
        assertFalse(again.orElseThrow().isNew());
        assertEquals(Optional.empty(), none);
        assertEquals(new Balance(100_000, 50), books.balance(bob));
    }

    private Optional<Posted> refund(String id) {
        return books.post(
                tx -> ledger.refundUsage(tx, new UsageRef(bob, "/agents", id), books.operator(), "it failed"));
    }

    @Test
    void refundOfWhatWasSpent_freezes_untilThereIsEnoughAgain() {
        books.post(tx -> ledger.grantPurchase(tx, bob, "pi_1", 1_000));
        books.post(tx -> ledger.spend(tx, bob, "/agents", "1", 100_500));

        books.post(tx -> ledger.reverseRefund(tx, bob, "re_1", 1_000));

        assertEquals(new Balance(0, -500), books.balance(bob));
        InsufficientCreditsException frozen = assertThrows(
                InsufficientCreditsException.class, () -> books.post(tx -> ledger.spend(tx, bob, "/agents", "2", 1)));
        assertTrue(frozen.balance().isFrozen());
        assertEquals(
                "The balance is -500 credits, as more was taken back than was left. Buy credits until it is 0 or more,"
                        + " then go on.",
                frozen.getMessage());
        books.post(tx -> ledger.grantPurchase(tx, bob, "pi_2", 600));
        books.post(tx -> ledger.spend(tx, bob, "/agents", "2", 100));
        assertEquals(new Balance(0, 0), books.balance(bob));
    }

    @Test
    void whatWasGiven_canBeSpent_whileWhatWasBoughtIsOwed() {
        books.post(tx -> ledger.reverseDispute(tx, bob, "dp_1", 40_000));

        assertThrows(
                InsufficientCreditsException.class,
                () -> books.post(tx -> ledger.spend(tx, bob, "/agents", "1", 60_001)));
        books.post(tx -> ledger.spend(tx, bob, "/agents", "1", 60_000));

        assertEquals(new Balance(40_000, -40_000), books.balance(bob));
        assertFalse(books.balance(bob).isFrozen());
    }

    @Test
    void whatWasTaken_isGivenBackOnce_andOnlyThat() {
        books.post(tx -> ledger.grantPurchase(tx, bob, "pi_1", 1_000));
        books.post(tx -> ledger.reverseDispute(tx, bob, "dp_1", 400));
        books.post(tx -> ledger.reverseRefund(tx, bob, "re_1", 300));

        books.post(tx -> ledger.restoreDispute(tx, bob, "dp_1", 400));
        books.post(tx -> ledger.restoreDispute(tx, bob, "dp_1", 400));
        books.post(tx -> ledger.restoreRefund(tx, bob, "re_1", 300));

        assertEquals(new Balance(100_000, 1_000), books.balance(bob));
        assertThrows(
                LedgerConflictException.class,
                () -> books.post(tx -> ledger.restoreDispute(tx, bob, "dp_2", 400)),
                "never taken");
        assertThrows(
                LedgerConflictException.class,
                () -> books.post(tx -> ledger.restoreRefund(tx, bob, "re_1", 301)),
                "more than was taken");
        UUID carol = books.person();
        assertThrows(
                LedgerConflictException.class,
                () -> books.post(tx -> ledger.restoreRefund(tx, carol, "re_1", 300)),
                "somebody else's");
    }

    @Test
    void operator_givesAndTakes_butTakesNobodyBelowNothing() {
        books.post(tx -> ledger.adjust(tx, bob, UUID.randomUUID(), 5_000, books.operator(), "an outage"));
        assertEquals(new Balance(105_000, 0), books.balance(bob));

        books.post(tx -> ledger.adjust(tx, bob, UUID.randomUUID(), -105_000, books.operator(), "a mistake"));

        assertEquals(Balance.NONE, books.balance(bob));
        assertThrows(
                InsufficientCreditsException.class,
                () -> books.post(tx -> ledger.adjust(tx, bob, UUID.randomUUID(), -1, books.operator(), "no")));
        assertThrows(
                IllegalArgumentException.class,
                () -> books.post(tx -> ledger.adjust(tx, bob, UUID.randomUUID(), 1, books.operator(), "  ")));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, Balance.MAX_CREDITS + 1})
    void amountsThatAreNone_areRefused(long credits) {
        List.<Function<Transaction, Posted>>of(
                        tx -> ledger.spend(tx, bob, "/agents", "1", credits),
                        tx -> ledger.grantPurchase(tx, bob, "pi_1", credits),
                        tx -> ledger.reverseRefund(tx, bob, "re_1", credits),
                        tx -> ledger.reverseDispute(tx, bob, "dp_1", credits))
                .forEach(wrong -> assertThrows(IllegalArgumentException.class, () -> books.post(wrong)));
        assertEquals(1, books.postings(bob).size());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MIN_VALUE, Long.MAX_VALUE, -Balance.MAX_CREDITS - 1})
    void adjustmentsThatAreNone_areRefused(long credits) {
        assertThrows(
                IllegalArgumentException.class,
                () -> books.post(
                        tx -> ledger.adjust(tx, bob, UUID.randomUUID(), credits, books.operator(), "an outage")));
    }

    @Test
    void balanceOverTheMost_isRefused() {
        books.post(tx -> ledger.grantPurchase(tx, bob, "pi_1", Balance.MAX_CREDITS));

        assertThrows(IllegalArgumentException.class, () -> books.post(tx -> ledger.grantPurchase(tx, bob, "pi_2", 1)));

        assertEquals(new Balance(100_000, Balance.MAX_CREDITS), books.balance(bob));
    }

    @Test
    void nobodySpends_beforeTheBooksWereLookedAt() {
        LedgerWatch fresh = new LedgerWatch(books.database, List.of(), books.clock);

        assertThrows(SpendingStoppedException.class, fresh::requireSound);
        fresh.check();
        fresh.requireSound();
    }

    @Test
    void nobodySpends_whileTheBooksDoNotAgree_whateverTheWayIn() {
        books.tamper("UPDATE users SET credits_balance = credits_balance + 1 WHERE user_id = '" + bob + "'");
        books.watch.check();

        assertThrows(SpendingStoppedException.class, () -> books.post(tx -> ledger.spend(tx, bob, "/agents", "1", 10)));
        assertThrows(
                SpendingStoppedException.class,
                () -> books.database.run(tx -> ledger.spendAll(tx, bob, List.of(new Spending("/agents", "1", 10)))));

        assertEquals(1, books.postings(bob).size());
        assertTrue(books.post(tx -> ledger.grantPurchase(tx, bob, "pi_1", 10)).isNew(), "credits still come");
    }

    @ParameterizedTest
    @CsvSource({"'',1", "/agents,''", "a#b,1", "#,1"})
    void usageWithoutAName_isRefused(String source, String id) {
        assertThrows(IllegalArgumentException.class, () -> books.post(tx -> ledger.spend(tx, bob, source, id, 10)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "999, 999",
        "1000, 1K",
        "1299, 1.2K",
        "99999, 99.9K",
        "100000, 100K",
        "999999, 999K",
        "1200000, 1.2M",
        "5000000, 5M",
        "-1500, -1.5K",
        "9007199254740991, 9007T"
    })
    void credits_areReadBriefly(long credits, String text) {
        assertEquals(text, CreditText.brief(credits));
    }
}
