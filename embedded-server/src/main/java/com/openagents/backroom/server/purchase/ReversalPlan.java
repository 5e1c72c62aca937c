package com.openagents.backroom.server.purchase;

import com.openagents.backroom.server.purchase.Claim.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/* How many credits go with the money of refunds and disputes (requirements ST-17 to ST-19). Pure: it knows neither
 * Stripe nor the ledger.
 *
 *   C credits were sold for an amount A. Of them are gone when money T of A is gone:  floor(C × min(T, A) / A)
 *   A claim takes what is missing to that, so that the last refund takes the remainder and all of them together,
 *   refunds and disputes, never more than C.
 *   A claim whose money came back gives back exactly what it took, once.
 *
 * Claims are taken in the order in which they came to be at Stripe, not in that of its messages, and Stripe's list holds
 * all that are older than one that it holds: so the outcome does not depend on which message came first. One that took
 * nothing, because others had taken all, is looked at again each time.
 */
final class ReversalPlan {
    private final long credits;
    private final long amountMinor;
    private final Map<String, Reversal> known = new HashMap<>();
    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private long gone;

    /// A posting to make.
    sealed interface Step {
        Claim claim();

        long credits();
    }

    /// Credits go.
    record Take(Claim claim, long credits) implements Step {}

    /// Credits come back.
    record GiveBack(Claim claim, long credits) implements Step {}

    private ReversalPlan(long credits, long amountMinor, List<Claim> claims, List<Reversal> known) {
        this.credits = credits;
        this.amountMinor = amountMinor;
        known.forEach(reversal -> this.known.put(reversal.id(), reversal));
        claims.stream().sorted(Claim.OLDEST_FIRST).forEach(claim -> this.claims.put(claim.id(), claim));
        this.gone = known.stream().mapToLong(Reversal::creditsGone).sum();
    }

    /// What is to be posted now, in this order.
    ///
    /// @param claims all of the payment, as Stripe has them now
    /// @param known those that were seen before, also where nothing was posted
    static List<Step> of(long credits, long amountMinor, List<Claim> claims, List<Reversal> known) {
        ReversalPlan plan = new ReversalPlan(credits, amountMinor, claims, known);
        plan.giveBackKnown();
        plan.takeNew();
        return plan.steps;
    }

    private void giveBackKnown() {
        for (Claim claim : claims.values()) {
            Reversal before = known.get(claim.id());
            if (claim.state() == State.RETURNED && before != null && before.creditsGone() > 0) {
                giveBack(claim, before.creditsGone());
            }
        }
    }

    /// In the order of the claims, each with the money of those before it and of those that are posted.
    private void takeNew() {
        long moneyGone = claims.values().stream()
                .filter(claim -> isTaken(claim) && creditsTaken(claim) > 0)
                .mapToLong(Claim::amountMinor)
                .reduce(0, Math::addExact);
        for (Claim claim : claims.values()) {
            if (creditsTaken(claim) > 0 || !isToTake(claim)) {
                continue;
            }
            long withThis = Math.addExact(moneyGone, claim.amountMinor());
            long missing = Math.max(0, share(withThis) - gone);
            if (missing > 0) {
                steps.add(new Take(claim, missing));
                gone += missing;
            }
            if (isTaken(claim)) {
                moneyGone = withThis;
            } else if (missing > 0) {
                giveBack(claim, missing);
            }
        }
    }

    private void giveBack(Claim claim, long given) {
        steps.add(new GiveBack(claim, given));
        gone -= given;
    }

    /// One that is returned when it is first seen was taken before; one that took nothing while it was known never
    /// will.
    private boolean isToTake(Claim claim) {
        return switch (claim.state()) {
            case UNTOUCHED -> false;
            case TAKEN -> true;
            case RETURNED -> !known.containsKey(claim.id());
        };
    }

    private static boolean isTaken(Claim claim) {
        return claim.state() == State.TAKEN;
    }

    private long creditsTaken(Claim claim) {
        Reversal before = known.get(claim.id());
        return before == null ? 0 : before.creditsTaken();
    }

    /// @param money may be more than was paid, as refund and dispute may be of the same money
    private long share(long money) {
        return Math.multiplyExact(credits, Math.min(money, amountMinor)) / amountMinor;
    }
}
