package com.openagents.backroom.server.billing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.testing.BuyingFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a buyer reads about a purchase once its money went back.
class PurchasePageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void creditsThatWereTakenBack_areNotPromisedAnyMore() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            String id = BuyingFixture.json(buying.buy("r1")).path("purchase_id").asText();
            buying.deliver();
            requireSaid(buying, id, "Thank you: 100,000 credits are yours", "Paid");

            refundHalf(buying, id);
            requireSaid(buying, id, "50,000 of 100,000 credits were taken back", "Partly taken back");
            refundHalf(buying, id);
            requireSaid(buying, id, "100,000 of 100,000 credits were taken back", "Taken back");
        }
    }

    private static void refundHalf(BuyingFixture buying, String id) {
        String payment = String.valueOf(buying.purchase(id).paymentIntent());
        String _ = buying.stripe.bank().refund(payment, BuyingFixture.PRICE / 2);
        buying.deliver();
    }

    private static void requireSaid(BuyingFixture buying, String id, String title, String mark) {
        String page = buying.bob.get("/billing/purchases/" + id).body();
        assertTrue(page.contains(">" + title + "</h1>"), page);
        String all = buying.bob.get("/billing").body();
        assertTrue(all.contains("<span class=\"badge\">" + mark + "</span>"), all);
    }
}
