package com.openagents.backroom.server.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.server.catalog.Catalog;
import com.openagents.backroom.server.testing.OpenLedger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requirement LG-03.
class ConcurrentSpendingTest {
    private static final int THREADS = 64;
    private static final int SPENDS_EACH = 10;
    private static final long CREDITS = 400;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    @Test
    void oneBalance_isSpentExactly_byManyAtOnce_LG03() throws Exception {
        try (OpenLedger books = new OpenLedger(root)) {
            UUID bob = books.person();
            long affordable = Catalog.SIGN_UP_CREDITS / CREDITS;

            long spent = together(thread -> {
                int bought = 0;
                for (int i = 0; i < SPENDS_EACH; i++) {
                    bought += spend(books, bob, thread + "-" + i) ? 1 : 0;
                }
                return bought;
            });

            assertEquals(affordable, spent);
            assertEquals(new Balance(0, 0), books.balance(bob));
            assertEquals(affordable + 1, books.postings(bob).size());
        }
    }

    @Test
    void oneEvent_isSpentOnce_byManyAtOnce() throws Exception {
        try (OpenLedger books = new OpenLedger(root)) {
            UUID bob = books.person();

            long fresh = together(_ -> books.post(tx -> books.ledger.spend(tx, bob, "/agents", "1", CREDITS))
                            .isNew()
                    ? 1
                    : 0);

            assertEquals(1, fresh);
            assertEquals(new Balance(Catalog.SIGN_UP_CREDITS - CREDITS, 0), books.balance(bob));
        }
    }

    /// What one thread does.
    private interface Work {
        int run(int thread);
    }

    private static long together(Work work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                all.add(threads.submit(() -> {
                    start.await();
                    return work.run(number);
                }));
            }
            start.countDown();
            long sum = 0;
            for (Future<Integer> one : all) {
                sum += one.get();
            }
            return sum;
        }
    }

    private static boolean spend(OpenLedger books, UUID user, String id) {
        try {
            return books.post(tx -> books.ledger.spend(tx, user, "/agents", id, CREDITS))
                    .isNew();
        } catch (InsufficientCreditsException e) {
            return false;
        }
    }
}
