package com.openagents.backroom.server.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.catalog.Catalog;
import com.openagents.backroom.server.db.Transaction;
import com.openagents.backroom.server.testing.OpenLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;

/// Whatever is booked in whatever order, the ledger has what a model of two numbers has (requirement LG-08).
class LedgerModelTest {
    /// What can happen, with so many credits, for one of a few references.
    enum Kind {
        PURCHASE,
        SPEND,
        REFUND_USAGE,
        REFUND,
        RESTORE_REFUND,
        DISPUTE,
        RESTORE_DISPUTE,
        GIVE,
        TAKE
    }

    record Step(Kind kind, int ref, long credits) {}

    /// What became of a step.
    enum Outcome {
        NEW,
        AGAIN,
        CONFLICT,
        INSUFFICIENT,
        NOTHING
    }

    @Property(tries = 150)
    void ledger_doesWhatTheModelDoes(@ForAll("histories") List<Step> history) {
        OpenLedger books = books();
        UUID person = books.person();
        Model model = new Model();
        for (Step step : history) {
            Outcome expected = model.take(step);
            assertEquals(expected, take(books, person, step), () -> step + " after " + model);
            assertEquals(new Balance(model.promo, model.paid), books.balance(person), step::toString);
        }
        List<LedgerTxn> postings = books.postings(person);
        assertEquals(model.booked.size() + 1, postings.size(), "with the sign-up");
        assertTrue(postings.stream()
                .filter(txn -> txn.posting().kind() == TxnKind.USAGE)
                .noneMatch(txn -> txn.after().isFrozen()));
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Long> credits = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 120_000),
                Arbitraries.of(1L, 1_000L, Catalog.SIGN_UP_CREDITS, Catalog.SIGN_UP_CREDITS + 1));
        return Combinators.combine(
                        Arbitraries.of(Kind.class), Arbitraries.integers().between(1, 3), credits)
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }

    /// Two numbers, and what was booked under which name.
    private static final class Model {
        long promo = Catalog.SIGN_UP_CREDITS;
        long paid;
        final Map<String, Long> booked = new HashMap<>();
        private final Map<String, Long> ofPromo = new HashMap<>();

        Outcome take(Step step) {
            return switch (step.kind()) {
                case PURCHASE -> move(step, 0, step.credits());
                case REFUND, DISPUTE -> move(step, 0, -step.credits());
                case RESTORE_REFUND -> restore(step, Kind.REFUND);
                case RESTORE_DISPUTE -> restore(step, Kind.DISPUTE);
                case SPEND, TAKE -> spend(step);
                case GIVE -> move(step, step.credits(), 0);
                case REFUND_USAGE -> refundUsage(step);
            };
        }

        private Outcome restore(Step step, Kind taken) {
            boolean isTaken = Long.valueOf(-step.credits()).equals(booked.get(name(taken, step)));
            return isTaken ? move(step, 0, step.credits()) : Outcome.CONFLICT;
        }

        private Outcome spend(Step step) {
            if (!booked.containsKey(name(step.kind(), step)) && promo + paid < step.credits()) {
                return Outcome.INSUFFICIENT;
            }
            long given = Math.min(promo, step.credits());
            return move(step, -given, given - step.credits());
        }

        private Outcome refundUsage(Step step) {
            Long spent = booked.get(name(Kind.SPEND, step));
            if (spent == null) {
                return Outcome.NOTHING;
            }
            String name = name(Kind.REFUND_USAGE, step);
            if (booked.containsKey(name)) {
                return Outcome.AGAIN;
            }
            long given = ofPromo.getOrDefault(name(Kind.SPEND, step), 0L);
            booked.put(name, -spent);
            promo -= given;
            paid -= spent - given;
            return Outcome.NEW;
        }

        private Outcome move(Step step, long given, long bought) {
            String name = name(step.kind(), step);
            Long before = booked.get(name);
            if (before != null) {
                return before == given + bought ? Outcome.AGAIN : Outcome.CONFLICT;
            }
            booked.put(name, given + bought);
            ofPromo.put(name, given);
            promo += given;
            paid += bought;
            return Outcome.NEW;
        }

        /// Giving and taking share their references.
        private static String name(Kind kind, Step step) {
            return (kind == Kind.TAKE ? Kind.GIVE : kind) + "-" + step.ref();
        }

        @Override
        public String toString() {
            return promo + " given, " + paid + " bought, " + booked;
        }
    }

    private static Outcome take(OpenLedger books, UUID person, Step step) {
        try {
            return books.post(tx -> take(books, tx, person, step));
        } catch (LedgerConflictException e) {
            return Outcome.CONFLICT;
        } catch (InsufficientCreditsException e) {
            return Outcome.INSUFFICIENT;
        }
    }

    private static Outcome take(OpenLedger books, Transaction tx, UUID person, Step step) {
        Ledger ledger = books.ledger;
        String ref = person + "-" + step.ref();
        String id = Integer.toString(step.ref());
        UUID adjustment = new UUID(person.getMostSignificantBits(), step.ref());
        long credits = step.credits();
        return switch (step.kind()) {
            case PURCHASE -> outcome(ledger.grantPurchase(tx, person, ref, credits));
            case SPEND -> outcome(ledger.spend(tx, person, "/a", id, credits));
            case REFUND -> outcome(ledger.reverseRefund(tx, person, ref, credits));
            case RESTORE_REFUND -> outcome(ledger.restoreRefund(tx, person, ref, credits));
            case DISPUTE -> outcome(ledger.reverseDispute(tx, person, ref, credits));
            case RESTORE_DISPUTE -> outcome(ledger.restoreDispute(tx, person, ref, credits));
            case GIVE -> outcome(ledger.adjust(tx, person, adjustment, credits, books.operator(), "given"));
            case TAKE -> outcome(ledger.adjust(tx, person, adjustment, -credits, books.operator(), "given"));
            case REFUND_USAGE ->
                ledger.refundUsage(tx, new UsageRef(person, "/a", id), books.operator(), "failed")
                        .map(LedgerModelTest::outcome)
                        .orElse(Outcome.NOTHING);
        };
    }

    private static Outcome outcome(Posted posted) {
        return posted.isNew() ? Outcome.NEW : Outcome.AGAIN;
    }

    /// One data folder for all tries, each with a person of its own.
    private static OpenLedger books() {
        return Store.getOrCreate("books", Lifespan.PROPERTY, () -> new Closing(open()))
                .get()
                .books();
    }

    /// Closes the books after the last try.
    private record Closing(OpenLedger books) implements Store.CloseOnReset {
        @Override
        public void close() {
            books.close();
        }
    }

    private static OpenLedger open() {
        try {
            return new OpenLedger(Files.createTempDirectory("backroom-ledger"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
