package com.openagents.backroom.server.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.ledger.LedgerTxn;
import com.openagents.backroom.server.ledger.TxnKind;
import com.openagents.backroom.server.testing.OpenLedger;
import com.openagents.backroom.testing.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever way the news of payments comes, the ledger ends as Stripe has it (requirements ST-05, ST-10, ST-11, ST-17
/// to
/// ST-20, RE-03). What it is to be is worked out here from Stripe's objects alone.
class PaymentHistoriesTest {
    private static final int SEEDS = 300;
    private static final int DEEP_SEEDS = 10_000;

    /// People in one data folder, so that not each history waits for a new database.
    private static final int PEOPLE = 100;

    @Test
    void histories_endInTheLedgerThatStripesObjectsMean(@TempDir Path root) throws Exception {
        List<Long> seeds = Seeds.of(SEEDS, DEEP_SEEDS);
        try (ExecutorService tellers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<Integer>> told = new ArrayList<>();
            for (int first = 0; first < seeds.size(); first += PEOPLE) {
                List<Long> some = seeds.subList(first, Math.min(seeds.size(), first + PEOPLE));
                Path folder = root.resolve("books-" + first);
                told.add(tellers.submit(() -> tellAll(folder, some)));
            }
            int histories = 0;
            for (Future<Integer> some : told) {
                histories += some.get();
            }
            assertEquals(seeds.size(), histories);
        }
    }

    /// @return how many that were
    private static int tellAll(Path folder, List<Long> seeds) throws Exception {
        try (OpenLedger books = OpenLedger.withPapers(folder)) {
            for (long seed : seeds) {
                tell(books, seed);
            }
        }
        return seeds.size();
    }

    private static void tell(OpenLedger books, long seed) throws Exception {
        try (PaymentHistory history = new PaymentHistory(books, seed)) {
            try {
                history.run();
                check(books, history);
            } catch (Exception | AssertionError e) {
                throw new AssertionError(
                        "seed " + seed + " (run it alone with -D" + Seeds.PROPERTY + "=" + seed + "):\n  "
                                + String.join("\n  ", history.told()),
                        e);
            }
        }
    }

    private static void check(OpenLedger books, PaymentHistory history) {
        assertEquals(
                MeantCredits.of(history.stripe, history.person),
                books.balance(history.person).paid());
        assertEquals(List.of(), history.unsettled());
        assertEquals(0, history.till.suspense.countOpen(), "nothing is in suspense");
        List<LedgerTxn> postings = books.postings(history.person);
        Set<String> once = new HashSet<>();
        for (LedgerTxn posting : postings) {
            String key = posting.posting().kind() + "/" + posting.posting().extRef();
            assertTrue(once.add(key), key + " is posted twice");
        }
        assertEquals(
                MeantCredits.paid(history.stripe, history.person).size(),
                postings.stream()
                        .filter(posting -> posting.posting().kind() == TxnKind.PURCHASE)
                        .count());
    }
}
