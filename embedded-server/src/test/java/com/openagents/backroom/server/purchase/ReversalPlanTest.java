package com.openagents.backroom.server.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.purchase.Claim.Kind;
import com.openagents.backroom.server.purchase.Claim.State;
import com.openagents.backroom.server.purchase.ReversalPlan.GiveBack;
import com.openagents.backroom.server.purchase.ReversalPlan.Step;
import com.openagents.backroom.server.purchase.ReversalPlan.Take;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/// How many credits go with the money (requirements ST-17 to ST-19).
class ReversalPlanTest {
    private static final Instant START = Instant.parse("2026-11-26T09:00:00Z");

    /// What was posted, as the database would have it.
    private static final class Book {
        final long credits;
        final long amount;
        final Map<String, Reversal> rows = new LinkedHashMap<>();
        final List<Step> steps = new ArrayList<>();

        Book(long credits, long amount) {
            this.credits = credits;
            this.amount = amount;
        }

        void look(List<Claim> claims) {
            List<Step> due = ReversalPlan.of(credits, amount, claims, List.copyOf(rows.values()));
            claims.forEach(claim -> rows.putIfAbsent(claim.id(), none(claim)));
            for (Step step : due) {
                Claim claim = step.claim();
                Reversal row = rows.getOrDefault(claim.id(), none(claim));
                assertTrue(step.credits() > 0, "a posting of nothing");
                rows.put(
                        claim.id(),
                        switch (step) {
                            case Take take -> {
                                assertEquals(0, row.creditsTaken(), "taken once");
                                yield row.taking(take.credits());
                            }
                            case GiveBack back -> {
                                assertEquals(row.creditsGone(), back.credits(), "exactly what was taken, once");
                                yield row.restored();
                            }
                        });
                steps.add(step);
                assertTrue(gone() >= 0 && gone() <= credits, "never more than was sold: " + gone());
            }
        }

        long gone() {
            return rows.values().stream().mapToLong(Reversal::creditsGone).sum();
        }
    }

    @Example
    void threePartialRefunds_takeAllOfIt_theLastTheRemainder_ST17_ST19() {
        Book book = new Book(100, 999);
        List<Claim> claims =
                List.of(claim(1, Kind.REFUND, 333), claim(2, Kind.REFUND, 333), claim(3, Kind.REFUND, 333));

        book.look(claims);

        assertEquals(
                List.of(33L, 33L, 34L), book.steps.stream().map(Step::credits).toList());
        assertEquals(100, book.gone());
    }

    @Example
    void refundAndDisputeOfTheSameMoney_takeItOnce_ST18() {
        Book book = new Book(100_000, 800);

        book.look(List.of(claim(1, Kind.REFUND, 400), claim(2, Kind.DISPUTE, 800)));
        assertEquals(
                List.of(50_000L, 50_000L),
                book.steps.stream().map(Step::credits).toList());

        book.look(List.of(claim(1, Kind.REFUND, 400), claim(2, Kind.DISPUTE, 800, State.RETURNED)));
        assertEquals(50_000, book.gone(), "the dispute was won, the refund stays");
    }

    @Example
    void claimThatTookNothing_isLookedAtAgain_ST18() {
        Book book = new Book(100_000, 800);
        book.look(List.of(claim(1, Kind.DISPUTE, 800), claim(2, Kind.REFUND, 400)));
        assertEquals(1, book.steps.size(), "the dispute has all");

        book.look(List.of(claim(1, Kind.DISPUTE, 800, State.RETURNED), claim(2, Kind.REFUND, 400)));

        assertEquals(50_000, book.gone(), "what is left gone is the refund's");
    }

    @Example
    void inquiry_takesNothing_untilItBecomesAChargeback_ST18() {
        Book book = new Book(100_000, 800);
        book.look(List.of(claim(1, Kind.DISPUTE, 800, State.UNTOUCHED)));
        assertEquals(0, book.gone());

        book.look(List.of(claim(1, Kind.DISPUTE, 800)));
        book.look(List.of(claim(1, Kind.DISPUTE, 800)));
        assertEquals(100_000, book.gone());
    }

    @Example
    void wordsOfStripes_areATable_ST17_ST18() {
        Map<String, State> refunds = Map.of(
                "pending", State.TAKEN,
                "requires_action", State.TAKEN,
                "succeeded", State.TAKEN,
                "failed", State.RETURNED,
                "canceled", State.RETURNED,
                "a word of tomorrow", State.TAKEN);
        refunds.forEach((word, state) -> assertEquals(state, Claim.stateOf(Kind.REFUND, word), word));
        Map<String, State> disputes = Map.of(
                "warning_needs_response", State.UNTOUCHED,
                "warning_under_review", State.UNTOUCHED,
                "warning_closed", State.UNTOUCHED,
                "prevented", State.UNTOUCHED,
                "needs_response", State.TAKEN,
                "under_review", State.TAKEN,
                "lost", State.TAKEN,
                "won", State.RETURNED,
                "a word of tomorrow", State.TAKEN);
        disputes.forEach((word, state) -> assertEquals(state, Claim.stateOf(Kind.DISPUTE, word), word));
    }

    @Property
    void whatIsGone_isTheShareOfTheMoney_andNeverMoreThanWasSold_ST19(
            @ForAll @LongRange(min = 1, max = Purchase.MAX_CREDITS) long credits,
            @ForAll @LongRange(min = 1, max = Purchase.MAX_AMOUNT_MINOR) long amount,
            @ForAll @IntRange(min = 0, max = 12) int count,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Claim> claims = claims(random, count, amount, false);
        Book book = new Book(credits, amount);

        for (int seen = 0; seen <= count; seen++) {
            book.look(shuffled(random, claims.subList(0, seen)));
            long money = claims.subList(0, seen).stream()
                    .filter(claim -> claim.state() == State.TAKEN)
                    .mapToLong(Claim::amountMinor)
                    .sum();
            assertEquals(Math.multiplyExact(credits, Math.min(money, amount)) / amount, book.gone());
        }
        assertNothingLeft(book, claims);
    }

    @Property
    void whenOneLooks_makesNoDifference_ST11(
            @ForAll @LongRange(min = 1, max = 5_000_000) long credits,
            @ForAll @LongRange(min = 1, max = 25_000) long amount,
            @ForAll @IntRange(min = 0, max = 10) int count,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Claim> claims = claims(random, count, amount, true);
        Book atOnce = new Book(credits, amount);
        atOnce.look(shuffled(random, claims));
        Book often = new Book(credits, amount);
        int seen = 0;
        while (seen < count) {
            seen = Math.min(count, seen + random.nextInt(4));
            often.look(shuffled(random, claims.subList(0, seen)));
        }

        assertEquals(atOnce.steps, often.steps);
        assertNothingLeft(often, claims);
    }

    @Property
    void claimsThatChange_endInWhatTheyAre_ST17_ST18(
            @ForAll @LongRange(min = 1, max = 5_000_000) long credits,
            @ForAll @LongRange(min = 20, max = 25_000) long amount,
            @ForAll @IntRange(min = 1, max = 8) int count,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Claim> last = claims(random, count, amount / count, true); // together not more than was paid
        Book book = new Book(credits, amount);
        for (int seen = 1; seen <= count; seen++) {
            List<Claim> now = new ArrayList<>();
            for (Claim claim : last.subList(0, seen)) {
                boolean isStillTaken = claim.state() == State.RETURNED && random.nextBoolean();
                now.add(
                        isStillTaken
                                        && !book.rows
                                                .getOrDefault(claim.id(), none(claim))
                                                .isRestored()
                                ? claim(claim, State.TAKEN)
                                : claim);
            }
            book.look(shuffled(random, now));
        }
        book.look(last);

        long money = last.stream()
                .filter(claim -> claim.state() == State.TAKEN)
                .mapToLong(Claim::amountMinor)
                .sum();
        long returned =
                last.stream().filter(claim -> claim.state() == State.RETURNED).count();
        long share = Math.multiplyExact(credits, money) / amount;
        assertTrue(Math.abs(book.gone() - share) <= returned, book.gone() + " for " + share);
        assertNothingLeft(book, last);
    }

    private static void assertNothingLeft(Book book, List<Claim> claims) {
        assertEquals(
                List.of(),
                ReversalPlan.of(book.credits, book.amount, claims, List.copyOf(book.rows.values())),
                "a second look");
    }

    private static List<Claim> claims(Random random, int count, long most, boolean mayReturn) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Kind kind = random.nextBoolean() ? Kind.REFUND : Kind.DISPUTE;
            int of = random.nextInt(mayReturn ? 6 : 4);
            State state = of == 0 ? State.UNTOUCHED : of >= 4 ? State.RETURNED : State.TAKEN;
            claims.add(claim(i, kind, random.nextLong(most) + 1, state));
        }
        return claims;
    }

    private static List<Claim> shuffled(Random random, List<Claim> claims) {
        List<Claim> copy = new ArrayList<>(claims);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static Reversal none(Claim claim) {
        return new Reversal(claim.id(), claim.kind(), claim.amountMinor(), claim.status(), 0, false);
    }

    private static Claim claim(Claim claim, State state) {
        return new Claim(claim.id(), claim.kind(), claim.amountMinor(), state, "x", claim.createdAt());
    }

    private static Claim claim(int number, Kind kind, long amount) {
        return claim(number, kind, amount, State.TAKEN);
    }

    private static Claim claim(int number, Kind kind, long amount, State state) {
        // two in the same second: the id decides
        return new Claim("c" + (char) ('a' + number), kind, amount, state, "x", START.plusSeconds(number / 2));
    }
}
