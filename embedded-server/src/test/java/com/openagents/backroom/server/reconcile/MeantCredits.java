package com.openagents.backroom.server.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.fakes.stripe.FakeStripe;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What somebody's bought credits are to be, worked out from Stripe's objects alone.
final class MeantCredits {
    /// Of each purchase here.
    private static final long SOLD = 100_000;

    /// Refunds and disputes whose money is gone, or held back.
    private static final Set<String> GONE = Set.of("succeeded", "pending", "needs_response", "under_review", "lost");

    private MeantCredits() {}

    /// Credits bought, less those that go with money that is gone: all of them with all of it, else rounded down.
    static long of(FakeStripe stripe, UUID person) {
        long credits = 0;
        for (JsonNode payment : paid(stripe, person)) {
            long price = payment.path("amount").asLong();
            credits += SOLD - SOLD * Math.min(price, gone(stripe, payment)) / price;
        }
        return credits;
    }

    /// Payments of somebody's that succeeded.
    static List<JsonNode> paid(FakeStripe stripe, UUID person) {
        return stripe.all("payment_intent").stream()
                .filter(payment -> payment.path("status").asText().equals("succeeded"))
                .filter(payment ->
                        payment.path("metadata").path("user_id").asText().equals(person.toString()))
                .toList();
    }

    private static long gone(FakeStripe stripe, JsonNode payment) {
        long gone = 0;
        for (String kind : List.of("refund", "dispute")) {
            for (JsonNode claim : stripe.all(kind)) {
                boolean isOfIt = claim.path("payment_intent")
                        .asText()
                        .equals(payment.path("id").asText());
                if (isOfIt && GONE.contains(claim.path("status").asText())) {
                    gone += claim.path("amount").asLong();
                }
            }
        }
        return gone;
    }
}
