package com.openagents.backroom.server.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.server.stripe.StripeTrouble;
import com.openagents.backroom.server.testing.OpenTill;
import com.openagents.backroom.server.testing.Till;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A payment notes what it knows of its card, and news of cards replace them: both hold the user's row first, so that
/// neither waits for the other for ever (requirement LG-03).
class PurchaseAndCardsTest {
    private static final int PURCHASES = 100;
    private static final long CREDITS = 100_000;

    @Test
    void settling_whileCardsAreReadAnew_neverDeadlocks(@TempDir Path folder) throws Exception {
        try (OpenTill shop = new OpenTill(folder)) {
            Till till = shop.till;
            UUID person = shop.person;
            String _ = till.keepCard(shop.stripe, person, "pm_card_visa");
            AtomicBoolean isDone = new AtomicBoolean();
            CompletableFuture<Void> reading = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    while (!isDone.get()) {
                        till.readCards(person);
                    }
                    reading.complete(null);
                } catch (StripeTrouble | RuntimeException e) {
                    reading.completeExceptionally(e);
                }
            });

            for (int i = 0; i < PURCHASES; i++) {
                Purchase purchase = till.buy(person, "r-" + i);
                assertEquals(
                        PurchaseStatus.SUCCEEDED,
                        till.purchases
                                .look(person, purchase.id())
                                .orElseThrow()
                                .purchase()
                                .status());
            }

            isDone.set(true);
            Void _ = reading.get();
            assertEquals(PURCHASES * CREDITS, shop.books.balance(person).paid());
        }
    }
}
