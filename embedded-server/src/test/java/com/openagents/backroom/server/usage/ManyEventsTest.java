package com.openagents.backroom.server.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.testing.OpenLedger;
import com.openagents.backroom.server.usage.Usage.Booked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requirement LG-05: 100,000 events, of which three in ten come twice.
class ManyEventsTest {
    private static final int EVENTS = 100_000;
    private static final double REPEATED = 0.3;
    private static final int BATCH = 1_000;
    private static final long CREDITS = 7;
    private static final long SEED = 20261126;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    @Test
    void everyEvent_isBookedOnce_LG05() {
        Random random = new Random(SEED);
        try (OpenLedger books = OpenLedger.withUsage(root)) {
            UUID bob = books.person();
            books.post(tx -> books.ledger.grantPurchase(tx, bob, "pi_1", EVENTS * CREDITS));
            Set<Integer> sent = new HashSet<>();
            int accepted = 0;
            int duplicates = 0;
            while (accepted + duplicates < EVENTS) {
                List<UsageEvent> batch = new ArrayList<>();
                while (batch.size() < BATCH) {
                    boolean isOld = !sent.isEmpty() && random.nextDouble() < REPEATED;
                    int number = isOld ? random.nextInt(sent.size()) : sent.size();
                    sent.add(number);
                    batch.add(event(number));
                }
                Booked booked = books.usage.book(bob, batch);
                accepted += booked.accepted();
                duplicates += booked.duplicates();
            }

            assertEquals(sent.size(), accepted, "seed " + SEED);
            Balance left = new Balance(0, 100_000 + (EVENTS - accepted) * CREDITS);
            assertEquals(left, books.balance(bob), "seed " + SEED);
        }
    }

    private static UsageEvent event(int number) {
        return new UsageEvent("/agents", "e" + number, "used", null, null, null, number, 0, CREDITS);
    }
}
