package com.openagents.backroom.server.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.db.LedgerStore;
import com.openagents.backroom.server.ledger.Findings.Breach;
import com.openagents.backroom.server.testing.OpenLedger;
import com.openagents.backroom.server.usage.UsageEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requirements LG-04 and LG-11: whatever is wrong in the books is found and named, and stops spending.
@SuppressWarnings("NullAway.Init")
class InvariantsTest {
    @TempDir
    Path root;

    private OpenLedger books;
    private UUID bob;

    @BeforeEach
    void open() {
        books = OpenLedger.withPapers(root);
        Ledger ledger = books.ledger;
        bob = books.person();
        books.person();
        books.post(tx -> ledger.grantPurchase(tx, bob, "pi_1", 500_000));
        books.usage.book(bob, List.of(event("1", 1_000), event("2", 2_000), event("3", 0)));
        books.post(tx -> books.usage.refund(tx, new UsageRef(bob, "/agents", "2"), books.operator(), "it failed"));
        books.post(tx -> ledger.reverseRefund(tx, bob, "re_1", 100));
        books.post(tx -> ledger.restoreRefund(tx, bob, "re_1", 100));
        books.post(tx -> ledger.reverseDispute(tx, bob, "dp_1", 200));
        books.post(tx -> ledger.restoreDispute(tx, bob, "dp_1", 200));
        books.post(tx -> ledger.adjust(tx, bob, UUID.randomUUID(), 500, books.operator(), "an outage"));
        String purchase = "'11111111-1111-1111-1111-111111111111'";
        books.tamper(
                "INSERT INTO purchases (id, user_id, request_id, package_id, amount_minor, currency, credits, status,"
                        + " presence, stripe_customer_id, payment_method_id, payment_intent, created_at, updated_at) VALUES ("
                        + purchase + ", '" + bob
                        + "', 'r1', 'credits_500k', 3500, 'usd', 500000, 'succeeded', 'on_session',"
                        + " 'cus_1', 'pm_1', 'pi_1', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)");
        String reversals = "INSERT INTO purchase_reversals (id, purchase_id, kind, amount_minor, status, credits_taken,"
                + " is_restored, created_at, updated_at) VALUES ('%s', " + purchase
                + ", '%s', 10, 'x', %d, TRUE, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)";
        books.tamper(reversals.formatted("re_1", "REFUND", 100));
        books.tamper(reversals.formatted("dp_1", "DISPUTE", 200));
        assertEquals(List.of(), books.watch.check().breaches());
    }

    @AfterEach
    void close() {
        books.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // entries
                "UPDATE ledger_entry SET amount = amount + 1 WHERE account = 'sys:sold' | sum to 0 | (purchase/pi_1)",
                "DELETE FROM ledger_entry WHERE account = 'user:paid' AND amount = 500000 | sum to 0 | (purchase/pi_1)",
                "DELETE FROM ledger_entry WHERE txn_id IN (SELECT id FROM ledger_txn WHERE kind = 'refund')"
                        + " | sum to 0 | (refund/re_1)",
                "UPDATE ledger_entry SET account = 'sys:promo' WHERE account = 'sys:sold' | what it was | Posting 2",
                // the cache
                "UPDATE users SET signup_credits = signup_credits + 1 | what its entries say | given",
                "UPDATE users SET purchased_credits = purchased_credits - 1 | what its entries say | bought",
                "UPDATE users SET credits_balance = credits_balance + 1 | what its entries say | in all",
                "UPDATE users SET signup_credits = -1 WHERE ledger_seq > 1 | what its entries say | User",
                "UPDATE users SET ledger_seq = ledger_seq - 1 WHERE ledger_seq > 1 | what it was | is the last one",
                "UPDATE users SET ledger_hash = 'x' WHERE ledger_seq > 1 | what it was | is the last one",
                // a posting
                "UPDATE ledger_txn SET at = DATEADD(SECOND, 1, at) WHERE kind = 'purchase' | what it was | Posting 2",
                "UPDATE ledger_txn SET hash = 'x' WHERE kind = 'dispute' | what it was | (dispute)",
                "UPDATE ledger_txn SET reason = 'another' WHERE kind = 'adjust' | what it was | (adjust)",
                "UPDATE ledger_txn SET paid_after = paid_after - 1 WHERE kind = 'refund' | what it was | (refund)",
                "UPDATE ledger_txn SET kind = 'nothing' WHERE kind = 'dispute' | has its reason | nothing/dp_1",
                "UPDATE ledger_txn SET seq = 100 WHERE kind = 'dispute' | what it was | is gone",
                "UPDATE ledger_txn SET promo_after = -1 WHERE kind = 'refund' | more than there is | (refund/re_1)",
                "UPDATE ledger_txn SET paid_after = -200000 WHERE kind = 'usage' | more than there is | (usage/",
                // what it is for
                "UPDATE ledger_txn SET ext_ref = CONCAT('somebody-', ext_ref) WHERE kind = 'signup'"
                        + " | has its reason | (signup/somebody-",
                "UPDATE ledger_txn SET reason = ' ' WHERE kind = 'adjust' | has its reason | (adjust/",
                "UPDATE ledger_txn SET operator_id = NULL WHERE kind = 'adjust' | has its reason | (adjust/",
                "UPDATE ledger_txn SET ext_ref = 're_2' WHERE kind = 'refund' | has its reason | (refund_failed/re_1)",
                "UPDATE ledger_txn SET ext_ref = 'dp_2' WHERE kind = 'dispute' | has its reason | (dispute_won/dp_1)",
                "UPDATE ledger_txn SET ext_ref = 'x' WHERE kind = 'usage' AND ext_ref LIKE '%#2'"
                        + " | has its reason | (usage_refund/",
                // usage
                "DELETE FROM usage_events WHERE event_id = '1' | usage event | /agents#1.",
                "UPDATE usage_events SET credits_used = 999 WHERE event_id = '1' | usage event | /agents#1 is not",
                "UPDATE usage_events SET credits_used = 1 WHERE event_id = '3' | usage event | /agents#3 is not",
                "UPDATE usage_events SET refunded = TRUE WHERE event_id = '1' | usage event | /agents#1 is not",
                "UPDATE usage_events SET refunded = FALSE WHERE event_id = '2' | usage event | /agents#2.",
                // payments
                "UPDATE purchases SET status = 'failed' | gave its credits | for the credits of pi_1",
                "UPDATE purchases SET payment_intent = 'pi_2' | gave its credits | Purchase 11111111",
                "UPDATE purchases SET credits = 500001 | gave its credits | Purchase 11111111",
                "UPDATE purchase_reversals SET credits_taken = 101 WHERE id = 're_1' | what it says | re_1 is not",
                "UPDATE purchase_reversals SET is_restored = FALSE WHERE id = 'dp_1' | what it says | of dp_1",
                "UPDATE purchase_reversals SET id = 're_2' WHERE id = 're_1' | what it says | of re_1",
                "UPDATE purchase_reversals SET credits_taken = 300000, is_restored = FALSE | than was sold | 11111111"
            })
    void whatIsWrong_isNamed_andStopsSpending_LG04_LG11(String sql, String invariant, String place) {
        books.tamper(sql);

        Findings found = books.watch.check();

        List<Breach> named = found.breaches().stream()
                .filter(breach -> breach.invariant().contains(invariant))
                .toList();
        assertFalse(named.isEmpty(), () -> invariant + " is not among " + found);
        assertTrue(named.stream().anyMatch(breach -> breach.sentence().contains(place)), () -> place + " in " + named);
        assertThrows(SpendingStoppedException.class, () -> books.usage.book(bob, List.of(event("9", 1))));
        assertEquals(found, books.watch.findLatest().orElseThrow());
    }

    @Test
    void lastPostingThatIsGone_isMissed_LG11() {
        books.tamper("DELETE FROM ledger_entry WHERE txn_id = (SELECT MAX(id) FROM ledger_txn)");
        books.tamper("DELETE FROM ledger_txn WHERE id = (SELECT MAX(id) FROM ledger_txn)");
        books.tamper("UPDATE users SET signup_credits = signup_credits - 500, credits_balance = credits_balance - 500"
                + " WHERE user_id = '" + bob + "'");

        assertEquals(
                List.of(new Breach(
                        ChainCheck.NAME,
                        "User " + bob + " has 10 postings, and number 9 is the last one that is there.")),
                books.watch.check().breaches());
    }

    @Test
    void postingThatCannotBeRead_isNamed_andThoseAfterItAreNotTakenForGone_LG11() {
        books.tamper("UPDATE ledger_txn SET kind = 'nothing' WHERE kind = 'dispute'");

        assertEquals(
                List.of("Posting 8 of user " + bob + " can't be read: no kind of posting: nothing."), chainBreaches());
    }

    @Test
    void forgedPosting_withAHashOfItsOwn_isNamedByItsSum_LG11() {
        book(new Balance(0, 0), "another");

        assertEquals(
                List.of("Posting 11 (signup) of user " + bob + " does not say what the user has after it."),
                chainBreaches());
    }

    @Test
    void forgedPosting_overTheMostThereCanBe_isNamedToo_LG11() {
        book(new Balance(Balance.MAX_CREDITS, 0), "first");
        book(new Balance(0, 0), "second");

        assertEquals(
                List.of(
                        "Posting 11 (signup) of user " + bob + " does not say what the user has after it.",
                        "Posting 12 (signup) of user " + bob + " does not say what the user has after it."),
                chainBreaches());
    }

    /// Books 100,000 credits that come to another balance, with a hash that fits: whoever knows the program could.
    private void book(Balance after, String ref) {
        books.tamper("UPDATE users SET low_balance_warned = FALSE WHERE user_id = '" + bob + "'");
        LedgerStore store = new LedgerStore();
        books.database.run(tx -> {
            LedgerHead head = store.lock(tx, bob).orElseThrow();
            Posting posting = new Posting(
                    TxnKind.SIGNUP,
                    ref,
                    List.of(
                            new LedgerEntry(LedgerAccount.USER_PROMO, 100_000),
                            new LedgerEntry(LedgerAccount.SYS_PROMO, -100_000)));
            long seq = head.seq() + 1;
            Instant at = books.clock.instant();
            String hash = LedgerChain.hash(head.hash(), bob, seq, posting, at, after);
            LedgerTxn txn = new LedgerTxn(bob, seq, posting, at, after, hash);
            assertTrue(store.add(tx, List.of(txn), head.after(txn)));
        });
    }

    private List<String> chainBreaches() {
        return books.watch.check().breaches().stream()
                .filter(breach -> breach.invariant().equals(ChainCheck.NAME))
                .map(Breach::sentence)
                .toList();
    }

    @Test
    void booksThatAreMended_letPeopleSpendAgain() {
        books.tamper("UPDATE users SET credits_balance = credits_balance + 1 WHERE user_id = '" + bob + "'");
        assertFalse(books.watch.check().isSound());
        books.tamper("UPDATE users SET credits_balance = credits_balance - 1 WHERE user_id = '" + bob + "'");
        assertTrue(books.watch.check().isSound());

        assertEquals(1, books.usage.book(bob, List.of(event("9", 1))).accepted());
    }

    private static UsageEvent event(String id, long credits) {
        return new UsageEvent("/agents", id, "used", null, null, null, 0, 0, credits);
    }
}
