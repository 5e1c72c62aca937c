package com.openagents.backroom.server.ingest.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.ingest.SourceStatus;
import com.openagents.backroom.server.ingest.SourceStatus.Presence;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.Sources.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the follower does when folders, disks and links are not as they should be, and under load.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FollowerTroubleTest extends FollowedFolder {
    @Test
    void exhaustedWatches_fallBackToPolling_withOneSentence() throws Exception {
        Path file = write("deep/a.jsonl", "{\"n\":1}\n");
        Follower follower = Follower.start(
                List.of(new Folder(folder, new NumberSource())),
                new Sources(List.of(new NumberSource())),
                inlet,
                InstantSource.system(),
                QUICK,
                _ -> new ExhaustedWatch());
        open.add(follower);
        awaitIds("1 as 1");
        Files.writeString(file, "{\"n\":2}\n", StandardOpenOption.APPEND);
        awaitIds("1 as 1", "2 as 2");
        assertFalse(status(follower).isNative());
        assertTrue(String.valueOf(status(follower).advice()).contains("fs.inotify.max_user_watches"));
    }

    /// A system that watches one folder and no more.
    private static final class ExhaustedWatch implements DirectoryWatch {
        private @Nullable Path first;

        @Override
        public void watch(Path folder) throws IOException {
            if (first != null && !first.equals(folder)) {
                throw new IOException("User limit of inotify watches reached");
            }
            first = folder;
        }

        @Override
        public void close() {}
    }

    @Test
    void linksInACircle_endTheWalk_andNothingIsReadTwice() throws Exception {
        write("real/a.jsonl", "{\"n\":1}\n");
        Files.createSymbolicLink(folder.resolve("real/up"), folder);
        Files.createSymbolicLink(folder.resolve("again"), folder.resolve("real"));
        Follower follower = start(QUICK);
        follower.awaitCaughtUp();
        write("real/a.jsonl", "{\"n\":2}\n");
        awaitIds("1 as 1", "2 as 2");
        assertEquals(2, inlet.offered());
        assertEquals(1, status(follower).followed());
    }

    /// Without care, eleven folders that link to each other are 11! ways to walk.
    @Test
    void linksFromEachFolderToAllOthers_endTheWalk() throws Exception {
        List<Path> folders = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            folders.add(write("f" + i + "/a.jsonl", "{\"n\":" + i + "}\n").resolveSibling("."));
        }
        for (Path from : folders) {
            for (int i = 0; i < folders.size(); i++) {
                Files.createSymbolicLink(from.resolve("to" + i), Path.of("../f" + i));
            }
        }
        Follower follower = start(QUICK);
        follower.awaitCaughtUp();
        assertEquals(folders.size(), inlet.offered());
        assertEquals(folders.size(), status(follower).followed());
        assertNull(status(follower).advice());
    }

    @Test
    void pipesAndDevices_keepNobodyWaiting() throws Exception {
        Path replaced = write("replaced.jsonl", "{\"n\":1}\n");
        pipe(folder.resolve("pipe.jsonl"));
        Files.createSymbolicLink(folder.resolve("endless.jsonl"), Path.of("/dev/zero"));
        Files.createSymbolicLink(folder.resolve("nowhere.jsonl"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("itself.jsonl"), Path.of("itself.jsonl"));
        Follower follower = start(QUICK, Sources.watched(List.of(folder)), inlet);
        awaitIds("1 as 1");
        Files.delete(replaced);
        pipe(replaced);
        for (int i = 2; i < 8; i++) { // more than there are readers
            write("more" + i + ".jsonl", "{\"n\":" + i + "}\n");
        }
        awaitIds("1 as 1", "2 as 1", "3 as 1", "4 as 1", "5 as 1", "6 as 1", "7 as 1");
        follower.close();
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // nothing interrupts the opening of a pipe
    void pipeInTheFilesPlace_isNotOpened() throws Exception {
        Path path = folder.resolve("pipe.jsonl");
        pipe(path);
        Tail tail = new Tail(new NumberSource(), path, "key", inlet, new Tally(), InstantSource.system(), QUICK, true);
        tail.read(new LineReader(QUICK.maxLineBytes()), false, () -> false);
        assertEquals(0, Roster.beginning(path).length);
        assertEquals(0, inlet.offered());
    }

    private static void pipe(Path path) throws Exception {
        assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
    }

    @Test
    void clockSetBack_delaysNoRetry() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T12:00:00Z"));
        inlet.refuse(20);
        write("a.jsonl", "{\"n\":1}\n");
        open.add(Follower.start(
                List.of(new Folder(folder, new NumberSource())),
                new Sources(List.of(new NumberSource())),
                inlet,
                now::get,
                QUICK));
        inlet.await("it was refused", () -> inlet.refused() >= 1);
        now.set(Instant.parse("2026-11-24T12:00:00Z"));
        awaitIds("1 as 1");
    }

    @Test
    void unreadableFile_isOneSentence_andReadOnceItMayBe() throws Exception {
        assumePermissionsMatter();
        Path file = write("a.jsonl", "{\"n\":1}\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        write("b.jsonl", "{\"n\":2}\n");
        Follower follower = start(QUICK);
        awaitIds("2 as 1");
        inlet.await("the status says so", () -> status(follower).unreadable() == 1);
        assertEquals(
                file + " can't be read: give this user the right to read it",
                status(follower).advice());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        awaitIds("1 as 1", "2 as 1");
        inlet.await("the status is clean", () -> status(follower).unreadable() == 0);
    }

    @Test
    void unreadableFolder_isOneSentence_andReadOnceItMayBe() throws Exception {
        assumePermissionsMatter();
        Path closed = folder.resolve("closed");
        write("closed/a.jsonl", "{\"n\":1}\n");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Follower follower = start(QUICK);
        follower.awaitCaughtUp();
        assertEquals(
                closed + " can't be read: give this user the right to read it",
                status(follower).advice());
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        awaitIds("1 as 1");
        assertNull(status(follower).advice());
    }

    private void assumePermissionsMatter() throws IOException {
        Path probe = Files.createFile(folder.resolve("probe"));
        Files.setPosixFilePermissions(probe, PosixFilePermissions.fromString("---------"));
        boolean ignored = Files.isReadable(probe);
        Files.delete(probe);
        if (ignored) {
            System.out.println("SKIPPED: this user may read everything (root), so a file can't be made unreadable");
            Assumptions.abort("permissions do not matter to this user");
        }
    }

    @Test
    void unreadableRoot_thatIsAFile_isOneSentence() throws Exception {
        Path file = write("a.jsonl", "{\"n\":1}\n");
        Follower follower = start(QUICK, List.of(new Folder(file, new NumberSource())), inlet);
        follower.awaitCaughtUp();
        assertEquals(Presence.UNREADABLE, status(follower).presence());
        assertEquals(
                file + " is a file; name the folder that it lies in",
                status(follower).advice());
    }

    @Test
    void fullDisk_isRetried_untilThereIsRoom() throws Exception {
        inlet.refuse(4);
        write("a.jsonl", "{\"n\":1}\n");
        Follower follower = start(QUICK);
        inlet.await("it was refused", () -> inlet.refused() >= 2);
        awaitIds("1 as 1");
        assertEquals(4, inlet.refused());
        assertEquals(1, inlet.offered());
        inlet.await("the status is clean", () -> status(follower).advice() == null);
    }

    @Test
    void watchedFolder_takesWhatItRecognises_andCountsTheRest() throws Exception {
        write("a.jsonl", "{\"n\":1}\n");
        write("b.log", "{\"n\":2}\n");
        write("foreign.json", "{\"m\":1}\n");
        write("picture.png", "{\"n\":9}\n");
        Follower follower = start(QUICK, Sources.watched(List.of(folder)), inlet);
        follower.awaitCaughtUp();
        assertEquals(Set.of("1 as 1", "2 as 1"), ids());
        assertEquals(SourceStatus.ANY, status(follower).source());
        assertEquals(1, status(follower).foreign());
        assertEquals(2, status(follower).followed());
    }

    @Test
    void emptyFile_isRecognisedOnceItSaysSomething() throws Exception {
        Path file = write("a.jsonl", "");
        Follower follower = start(QUICK, Sources.watched(List.of(folder)), inlet);
        follower.awaitCaughtUp();
        assertEquals(0, status(follower).followed());
        Files.writeString(file, "{\"n\":1}\n", StandardOpenOption.APPEND);
        awaitIds("1 as 1");
    }

    @Test
    void writersAtOnce_loseNothing() throws Exception {
        Follower follower = start(QUICK);
        follower.awaitCaughtUp();
        int files = 8;
        int lines = 200;
        List<Thread> writers = new ArrayList<>();
        for (int f = 0; f < files; f++) {
            int number = f;
            UnaryOperator<String> line = i -> "{\"n\":\"f" + number + "l" + i + "\"}\n";
            writers.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < lines; i++) {
                    String text = line.apply(String.valueOf(i));
                    try { // in two pieces, so that half lines are seen
                        write("w" + number + ".jsonl", text.substring(0, 5));
                        write("w" + number + ".jsonl", text.substring(5));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        inlet.await("all are there", () -> inlet.sourceIds().size() == files * lines);
        assertEquals(files * lines, Math.toIntExact(inlet.offered()));
        assertEquals(List.of(), inlet.deadLetters());
    }

    @Test
    void close_endsAllThreads_amidReading() throws Exception {
        write("a.jsonl", "{\"n\":1}\n".repeat(200_000));
        Follower follower = start(QUICK);
        inlet.await("reading began", () -> inlet.batches() > 0);
        follower.close();
        int stored = inlet.batches();
        start(QUICK).awaitCaughtUp();
        assertTrue(inlet.batches() >= stored);
        assertEquals(
                200_000,
                inlet.requireCheckpoint(folder.resolve("a.jsonl").toString()).line());
        assertEquals(200_000, inlet.offered());
    }
}
