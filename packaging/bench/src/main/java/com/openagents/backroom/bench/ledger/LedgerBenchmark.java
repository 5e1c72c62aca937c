package com.openagents.backroom.bench.ledger;

import com.openagents.backroom.bench.BenchRun;
import com.openagents.backroom.bench.Benchmark;
import com.openagents.backroom.bench.Figure;
import com.openagents.backroom.bench.log.SyncFloor;
import com.openagents.backroom.bench.measure.Clocked;
import com.openagents.backroom.server.OpenFolder;
import com.openagents.backroom.server.catalog.Catalog;
import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.db.LedgerAuditStore;
import com.openagents.backroom.server.db.LedgerStore;
import com.openagents.backroom.server.db.UsageStore;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.ledger.Invariant;
import com.openagents.backroom.server.ledger.Ledger;
import com.openagents.backroom.server.ledger.LedgerInvariants;
import com.openagents.backroom.server.ledger.LedgerWatch;
import com.openagents.backroom.server.usage.Usage;
import com.openagents.backroom.server.usage.UsageEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Durable postings a second, and looking at the books.
public final class LedgerBenchmark implements Benchmark {
    private static final int BATCH_EVENTS = 100;

    /// People who spend at the same time.
    private static final int PEOPLE = 16;

    /// Nobody runs out of them.
    private static final long CREDITS = 1_000_000_000_000L;

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public String description() {
        return "durable postings of credits, beside the disk's own fsync";
    }

    @Override
    public List<Figure> run(BenchRun run) throws IOException {
        double seconds = run.amount(5, 1);
        Path disk = run.folder("ledger");
        try (OpenFolder folder =
                OpenFolder.open(disk.resolve("data"), Map.of("USER", "bench"), InstantSource.system())) {
            Books books = new Books(folder);
            run.say("warming up");
            Clocked.perSecond(seconds / 2, () -> books.spend(0));
            run.say("single postings, then of " + PEOPLE + " people, then batches, each for " + seconds + " s");
            double syncs = SyncFloor.syncsPerSecond(disk, seconds / 2);
            double singles = Clocked.perSecond(seconds, () -> books.spend(0));
            double together = books.together(seconds);
            double batches = Clocked.perSecond(seconds, books::book);
            run.say("looking at the books");
            double looked = books.look();
            return List.of(
                    Figure.of("one posting a transaction", "postings/s", singles, "write and fsync of 4 KiB", syncs),
                    Figure.of(
                            "one posting a transaction, " + PEOPLE + " people at a time",
                            "postings/s",
                            together,
                            "write and fsync of 4 KiB",
                            syncs),
                    Figure.of(
                            BATCH_EVENTS + " usage events a transaction",
                            "events/s",
                            batches * BATCH_EVENTS,
                            "fsync of 4 KiB, once for " + BATCH_EVENTS,
                            syncs * BATCH_EVENTS),
                    Figure.of(
                            "every posting checked",
                            "postings/s",
                            looked,
                            BATCH_EVENTS + " usage events a transaction",
                            batches * BATCH_EVENTS));
        }
    }

    /// The ledger with people in it who have plenty.
    private static final class Books {
        private final OpenFolder folder;
        private final Ledger ledger;
        private final LedgerWatch watch;
        private final Usage usage;
        private final List<UUID> people = new ArrayList<>();
        private final AtomicLong postings = new AtomicLong();

        Books(OpenFolder folder) {
            this.folder = folder;
            InstantSource clock = InstantSource.system();
            List<Invariant> invariants = new LedgerInvariants(new LedgerAuditStore(), new LedgerStore()).all();
            watch = new LedgerWatch(folder.database(), invariants, clock);
            ledger = new Ledger(new LedgerStore(), watch::requireSound, clock);
            usage = new Usage(folder.database(), new UsageStore(), ledger, clock);
            AccountStore accounts = new AccountStore(folder.database(), clock);
            for (int person = 0; person < PEOPLE; person++) {
                UUID id = accounts.create(Integer.toString(person), "person-" + person, ledger::grantSignUp)
                        .id();
                String payment = "pi_" + person;
                folder.database().transact(tx -> ledger.grantPurchase(tx, id, payment, CREDITS));
                people.add(id);
                postings.addAndGet(2);
            }
            watch.check();
        }

        void spend(int person) {
            String id = Long.toString(postings.incrementAndGet());
            folder.database().transact(tx -> ledger.spend(tx, people.get(person), "/single", id, 1));
            folder.database().checkpointSync();
        }

        void book() {
            List<UsageEvent> events = new ArrayList<>();
            for (int i = 0; i < BATCH_EVENTS; i++) {
                String id = Long.toString(postings.incrementAndGet());
                events.add(new UsageEvent("/batch", id, "used", null, "s", "m", 12, 3, 1));
            }
            usage.book(people.getFirst(), events);
        }

        /// Postings a second of all people, each on a thread of their own.
        double together(double seconds) {
            List<Thread> threads = new ArrayList<>();
            long before = postings.get();
            long start = System.nanoTime();
            for (int person = 0; person < PEOPLE; person++) {
                int own = person;
                threads.add(Thread.ofVirtual().start(() -> {
                    while (Clocked.secondsSince(start) < seconds) {
                        spend(own);
                    }
                }));
            }
            for (Thread thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return (postings.get() - before) / Clocked.secondsSince(start);
        }

        /// Postings a second that are looked at.
        ///
        /// @throws IllegalStateException when the books do not agree, or not all that was booked is there
        double look() {
            long start = System.nanoTime();
            boolean isSound = watch.check().isSound();
            double seconds = Clocked.secondsSince(start);
            long left = people.stream()
                    .map(person -> folder.database().transact(tx -> ledger.balance(tx, person)))
                    .mapToLong(Balance::total)
                    .sum();
            long had = PEOPLE * (CREDITS + Catalog.SIGN_UP_CREDITS);
            long spent = postings.get() - 2L * PEOPLE;
            if (!isSound || had - left != spent) {
                throw new IllegalStateException(spent + " credits were spent, the books have " + (had - left));
            }
            return postings.get() / seconds;
        }
    }
}
