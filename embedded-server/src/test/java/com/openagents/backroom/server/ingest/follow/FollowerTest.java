package com.openagents.backroom.server.ingest.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.ingest.MemoryInlet;
import com.openagents.backroom.server.ingest.SourceStatus;
import com.openagents.backroom.server.ingest.SourceStatus.Presence;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.Sources.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The follower on real folders, with the system's own watch unless a test says otherwise. No test waits for a
/// time; each
/// waits for what it is about.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FollowerTest {
    /// How a poll alone finds changes fast enough for a test.
    private static final FollowSettings QUICK = settings(Duration.ofMillis(20), Duration.ofMillis(40));

    /// So slow that only the system's watch can have told.
    private static final FollowSettings WATCH_ONLY = settings(Duration.ofHours(1), Duration.ofHours(1));

    @TempDir
    Path folder;

    private final MemoryInlet inlet = new MemoryInlet();
    private final List<Follower> open = new ArrayList<>();

    private static FollowSettings settings(Duration poll, Duration scan) {
        return new FollowSettings(
                poll,
                scan,
                Duration.ofHours(24),
                3,
                10_000,
                1024 * 1024,
                64 * 1024,
                500,
                Duration.ofMillis(5),
                Duration.ofMillis(20),
                2);
    }

    @AfterEach
    void close() {
        open.forEach(Follower::close);
    }

    private Follower start(FollowSettings settings) {
        return start(settings, List.of(new Folder(folder, new NumberSource())), inlet);
    }

    private Follower start(FollowSettings settings, List<Folder> folders, MemoryInlet into) {
        Sources sources = new Sources(List.of(new NumberSource()));
        Follower follower = Follower.start(folders, sources, into, InstantSource.system(), settings);
        open.add(follower);
        return follower;
    }

    private Follower startPolling(FollowSettings settings) {
        Sources sources = new Sources(List.of(new NumberSource()));
        Follower follower = Follower.start(
                List.of(new Folder(folder, new NumberSource())),
                sources,
                inlet,
                InstantSource.system(),
                settings,
                _ -> null);
        open.add(follower);
        return follower;
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    private Set<String> ids() {
        return new TreeSet<>(inlet.sourceIds());
    }

    private void awaitIds(String... ids) {
        inlet.await("there are " + List.of(ids), () -> ids().equals(new TreeSet<>(List.of(ids))));
    }

    private SourceStatus status(Follower follower) {
        return follower.statuses().getFirst();
    }

    @Test
    void filesThere_areRead_andGrowthToldByTheWatch() throws Exception {
        Path file = write("a.jsonl", "{\"n\":1}\n");
        Follower follower = start(WATCH_ONLY);
        follower.awaitCaughtUp();
        assertEquals(Set.of("1 as 1"), ids());
        assertTrue(status(follower).isNative());
        Files.writeString(file, "{\"n\":2}\n", StandardOpenOption.APPEND);
        awaitIds("1 as 1", "2 as 2");
    }

    @Test
    void growth_isFoundByPollingAlone() throws Exception {
        Path file = write("a.jsonl", "{\"n\":1}\n");
        Follower follower = startPolling(QUICK);
        awaitIds("1 as 1");
        Files.writeString(file, "{\"n\":2}\n", StandardOpenOption.APPEND);
        awaitIds("1 as 1", "2 as 2");
        assertFalse(status(follower).isNative());
        assertNotNull(status(follower).advice());
    }

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
    void newFilesAndFolders_atAnyDepth_areFound() throws Exception {
        Follower follower = start(WATCH_ONLY);
        follower.awaitCaughtUp();
        write("x/y/z/new.jsonl", "{\"n\":1}\n");
        awaitIds("1 as 1");
        write("x/y/z/other.jsonl", "{\"n\":2}\n");
        awaitIds("1 as 1", "2 as 1");
        write("x/y/z/other.jsonl", "{\"n\":3}\n");
        awaitIds("1 as 1", "2 as 1", "3 as 2");
    }

    @Test
    void folderThatIsNotThere_isAbsent_untilItIs() throws Exception {
        Path later = folder.resolve("later");
        Follower follower = start(QUICK, List.of(new Folder(later, new NumberSource())), inlet);
        follower.awaitCaughtUp();
        assertEquals(Presence.ABSENT, status(follower).presence());
        write("later/a.jsonl", "{\"n\":1}\n");
        awaitIds("1 as 1");
        assertEquals(Presence.PRESENT, status(follower).presence());
    }

    @Test
    void rename_isFollowed_withoutReadingAnew() throws Exception {
        Path file = write("a.jsonl", "{\"n\":1}\n");
        start(QUICK);
        awaitIds("1 as 1");
        Path renamed = Files.move(file, folder.resolve("b.jsonl"), StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(renamed, "{\"n\":2}\n", StandardOpenOption.APPEND);
        awaitIds("1 as 1", "2 as 2");
        assertEquals(2, inlet.offered());
        assertEquals(16, inlet.requireCheckpoint(renamed.toString()).offset());
    }

    @Test
    void renameWhileStopped_isFollowed_withoutReadingAnew() throws Exception {
        Path file = write("a.jsonl", "{\"n\":1}\n");
        Follower before = start(QUICK);
        before.awaitCaughtUp();
        before.close();
        Path renamed = Files.move(file, folder.resolve("b.jsonl"), StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(renamed, "{\"n\":2}\n", StandardOpenOption.APPEND);
        start(QUICK);
        awaitIds("1 as 1", "2 as 2");
        assertEquals(2, inlet.offered());
    }

    @Test
    void deletionAndReCreation_readTheNewFileFromItsBeginning() throws Exception {
        Path file = write("a.jsonl", "{\"n\":1}\n{\"n\":2}\n");
        Follower follower = start(QUICK);
        awaitIds("1 as 1", "2 as 2");
        Files.delete(file);
        inlet.await("the file is forgotten", () -> status(follower).followed() == 0);
        write("a.jsonl", "{\"n\":5}\n");
        awaitIds("1 as 1", "2 as 2", "5 as 1");
    }

    @Test
    void rotation_readsBothFiles() throws Exception {
        Path file = write("a.jsonl", "{\"n\":1}\n");
        start(QUICK);
        awaitIds("1 as 1");
        Files.writeString(file, "{\"n\":2}\n", StandardOpenOption.APPEND);
        Files.move(file, folder.resolve("a.1.jsonl"));
        write("a.jsonl", "{\"n\":7}\n");
        awaitIds("1 as 1", "2 as 2", "7 as 1");
    }

    @Test
    void restart_continues_nothingTwiceNothingLost() throws Exception {
        write("a.jsonl", "{\"n\":1}\n{\"n\":2}\n{\"n\":");
        Follower before = start(QUICK);
        before.awaitCaughtUp();
        before.close();
        write("a.jsonl", "3}\n{\"n\":4}\n");
        start(QUICK).awaitCaughtUp();
        awaitIds("1 as 1", "2 as 2", "3 as 3", "4 as 4");
        assertEquals(4, inlet.offered());
    }

    @Test
    void oldFiles_areListedOnly_butTheNewest_andReadOnDemand() throws Exception {
        for (int i = 0; i < 2000; i++) {
            age(write("p" + i % 20 + "/old" + i + ".jsonl", "{\"n\":\"old" + i + "\"}\n"), Duration.ofDays(40 + i));
        }
        write("today.jsonl", "{\"n\":1}\n");
        Follower follower = start(WATCH_ONLY);
        follower.awaitCaughtUp();
        assertEquals(Set.of("1 as 1", "old0 as 1", "old1 as 1"), ids());
        assertEquals(3, status(follower).followed());
        assertEquals(1998, status(follower).listed());
        assertEquals(1998, follower.listed().size());

        follower.readNow(folder.resolve("p0/old20.jsonl")).get();
        assertEquals(Set.of("1 as 1", "old0 as 1", "old1 as 1", "old20 as 1"), ids());
        assertEquals(1997, status(follower).listed());

        write("p1/old21.jsonl", "{\"n\":\"alive\"}\n");
        inlet.await("a listed file that lives again is read", () -> ids().contains("alive as 2"));
    }

    @Test
    void readNow_readsTheFilesOfSubAgentsToo() throws Exception {
        for (int i = 0; i < 5; i++) {
            age(write("newer" + i + ".jsonl", "{\"n\":\"newer" + i + "\"}\n"), Duration.ofDays(30));
        }
        age(write("s1.jsonl", "{\"n\":1}\n"), Duration.ofDays(50));
        age(write("s1/subagents/agent-x.jsonl", "{\"n\":2}\n"), Duration.ofDays(50));
        Follower follower = start(WATCH_ONLY);
        follower.awaitCaughtUp();
        assertFalse(ids().contains("1 as 1"));
        follower.readNow(folder.resolve("s1.jsonl")).get();
        assertTrue(ids().containsAll(Set.of("1 as 1", "2 as 1")));
    }

    @Test
    void readNow_ofAFileNobodyKnows_saysSo() throws Exception {
        Follower follower = start(QUICK);
        follower.awaitCaughtUp();
        ExecutionException e = assertThrows(
                ExecutionException.class,
                () -> follower.readNow(folder.resolve("none.jsonl")).get());
        assertTrue(String.valueOf(e.getMessage()).contains("none.jsonl is not in a watched folder"));
    }

    @Test
    void manyOldBytes_areNotRead_howeverFewTheFiles() throws Exception {
        age(write("big.jsonl", "{\"n\":\"" + "x".repeat(20_000) + "\"}\n"), Duration.ofDays(3));
        age(write("small.jsonl", "{\"n\":1}\n"), Duration.ofDays(2));
        Follower follower = start(WATCH_ONLY);
        follower.awaitCaughtUp();
        assertEquals(Set.of("1 as 1"), ids());
        assertEquals(List.of(folder.resolve("big.jsonl")), follower.listed());
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
