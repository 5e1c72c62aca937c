package com.openagents.backroom.server.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.secret.KeyRotation.Outcome;
import com.openagents.backroom.server.secret.KeyRotation.Standing;
import com.openagents.backroom.server.testing.CrashRounds;
import com.openagents.backroom.testing.Seeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A new key for what is stored (requirement CR-05).
class KeyRotationTest {
    private static final int PEOPLE = 250;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void rotation_sealsEveryCellAnew_andTheOldKeyIsGone_CR05() throws Exception {
        try (SealedFolder open = SealedFolder.in(folder, PEOPLE)) {
            open.seal("before");
            String old = open.stored(0);
            String file = Files.readString(folder.resolve("keys/secrets.json"));

            Outcome outcome = open.rotation().rotate();

            assertEquals(new Outcome(false, PEOPLE, new Standing(1, PEOPLE, 0, 0)), outcome);
            open.requireAll("before");
            assertThrows(SecretException.class, () -> open.box().open(open.cell(0), old));
            SecretBox again = SealedFolder.box(folder);
            assertEquals(1, again.keyCount());
            assertThrows(SecretException.class, () -> again.open(open.cell(0), old));
            assertFalse(file.equals(Files.readString(folder.resolve("keys/secrets.json"))));
        }
    }

    @Test
    void withoutAnySecret_thereIsNothingToRotate() {
        try (SealedFolder open = SealedFolder.in(folder, 1)) {
            assertEquals(
                    new Outcome(false, 0, new Standing(0, 0, 0, 0)),
                    open.rotation().rotate());
            assertFalse(Files.exists(folder.resolve("keys/secrets.json")), "and no key is made for it");
        }
    }

    @Test
    void rotationThatWasBrokenOff_isFinishedWhereverItWas_CR05() {
        for (int done : List.of(0, 1, 100, 101, PEOPLE)) {
            Path data = folder.resolve("after" + done);
            try (SealedFolder open = SealedFolder.in(data, PEOPLE)) {
                open.seal("secret");
                open.box().rotate();
                open.sealAnew(done);
            }
            try (SealedFolder open = SealedFolder.in(data, PEOPLE)) {
                assertEquals(
                        new Standing(2, done, PEOPLE - done, 0), open.rotation().standing());
                open.requireAll("secret");
                Outcome outcome = open.rotation().rotate();
                assertTrue(outcome.isResumed());
                assertEquals(1, outcome.standing().keys());
                open.requireAll("secret");
                assertEquals(new Standing(1, PEOPLE, 0, 0), open.rotation().standing());
            }
        }
    }

    @Test
    void whatIsUsed_isSealedAnewWithoutWaitingForItsBatch_CR05() {
        try (SealedFolder open = SealedFolder.in(folder, 3)) {
            open.seal("secret");
            open.box().rotate();

            assertEquals("secret", open.read(1));

            assertEquals(new Standing(2, 1, 2, 0), open.rotation().standing());
        }
    }

    @Test
    void cellThatNoKeyOpens_staysAsItIs_andIsCounted() {
        try (SealedFolder open = SealedFolder.in(folder, 2)) {
            open.seal("secret");
            open.damage(0);

            Outcome outcome = open.rotation().rotate();

            assertEquals(new Standing(1, 1, 0, 1), outcome.standing());
            assertEquals("secret", open.read(1));
        }
    }

    @Test
    void rotationsUnderLoad_loseNothing_CR05() throws Exception {
        int threads = 8;
        int rotations = Seeds.count(12, 500);
        AtomicBoolean isOver = new AtomicBoolean();
        try (SealedFolder open = SealedFolder.in(folder, threads);
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            open.seal("0");
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int person = i;
                all.add(workers.submit(() -> {
                    int written = 0;
                    while (!isOver.get()) {
                        assertEquals(Integer.toString(written), open.read(person));
                        open.write(person, Integer.toString(++written));
                    }
                    return written;
                }));
            }
            try {
                for (int i = 0; i < rotations; i++) {
                    assertEquals(1, open.rotation().rotate().standing().keys());
                }
            } finally {
                isOver.set(true);
            }

            SecretBox again = SealedFolder.box(folder);
            for (int i = 0; i < threads; i++) {
                assertEquals(Integer.toString(all.get(i).get()), again.open(open.cell(i), open.stored(i)));
            }
        }
    }

    @Test
    void whoeverUsesTheOldKey_isWaitedFor_CR05() throws Exception {
        Uses uses = new Uses();
        long early = uses.begin();
        assertFalse(uses.awaitEarlier(Duration.ofNanos(1)));
        long late = uses.begin();
        uses.end(early);
        assertFalse(uses.awaitEarlier(Duration.ZERO), "the later one began before this");
        uses.end(late);
        assertTrue(uses.awaitEarlier(Duration.ZERO));
    }

    @Test
    void kill9WhileRotating_losesNothing_andTheNextRunFinishesIt_CR05() throws Exception {
        long seed = Seeds.of(1, 1).getFirst();
        try (SealedFolder open = SealedFolder.in(folder, PEOPLE)) {
            open.seal("secret");
        }
        new CrashRounds(Rotating.class, folder.toString()).run(Seeds.count(3, 60), seed, (round, acknowledged) -> {
            try (SealedFolder open = SealedFolder.in(folder, PEOPLE)) {
                open.requireAll("secret");
                Outcome outcome = open.rotation().rotate();
                System.out.println("round " + round + ": " + outcome);
                open.requireAll("secret");
                assertEquals(new Standing(1, PEOPLE, 0, 0), outcome.standing());
            }
        });
    }

    /// The process that is killed.
    static final class Rotating {
        private Rotating() {}

        public static void main(String[] args) {
            try (SealedFolder open = SealedFolder.in(Path.of(args[0]), PEOPLE)) {
                while (true) {
                    open.rotation().rotate();
                    System.out.println(open.count());
                }
            }
        }
    }
}
