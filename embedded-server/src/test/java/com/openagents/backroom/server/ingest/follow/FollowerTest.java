package com.openagents.backroom.server.ingest.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.ingest.OlderFile;
import com.openagents.backroom.server.ingest.OlderFiles;
import com.openagents.backroom.server.ingest.SourceStatus.Presence;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.Sources.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the follower finds, on real folders, with the system's own watch unless a test says otherwise.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FollowerTest extends FollowedFolder {
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
    void filesThatWentWhileStopped_areForgotten_renamedOnesAndThoseOfOtherFoldersAreNot() throws Exception {
        Path gone = write("watched/gone.jsonl", "{\"n\":1}\n");
        Path renamed = write("watched/old.jsonl", "{\"n\":2}\n");
        write("watched/stays.jsonl", "{\"n\":3}\n");
        Path elsewhere = write("elsewhere/other.jsonl", "{\"n\":4}\n");
        Follower before = start(QUICK);
        before.awaitCaughtUp();
        before.close();
        assertEquals(4, inlet.checkpoints("numbers").size());
        Files.delete(gone);
        Files.delete(elsewhere);
        Files.move(renamed, folder.resolve("watched/new.jsonl"));
        Sources.Folder watched = new Folder(folder.resolve("watched"), new NumberSource());
        start(QUICK, List.of(watched), inlet).awaitCaughtUp();
        assertEquals(
                Set.of("old.jsonl", "stays.jsonl", "other.jsonl"),
                inlet.checkpoints("numbers").stream()
                        .map(at -> Path.of(at.path()).getFileName().toString())
                        .collect(Collectors.toSet()));
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
        OlderFiles older = follower.older(3);
        assertEquals(1998, older.total());
        assertEquals(
                List.of("old2.jsonl", "old3.jsonl", "old4.jsonl"),
                older.newest().stream()
                        .map(file -> file.path().getFileName().toString())
                        .toList());

        follower.readNow(folder.resolve("p0/old20.jsonl"));
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
        assertTrue(follower.older(99).newest().stream()
                .noneMatch(file -> file.path().toString().contains("agent-x")));
        follower.readNow(folder.resolve("s1.jsonl"));
        assertTrue(ids().containsAll(Set.of("1 as 1", "2 as 1")));
    }

    @Test
    void readNow_ofAFileNobodyKnows_saysSo() throws Exception {
        Follower follower = start(QUICK);
        follower.awaitCaughtUp();
        IOException e = assertThrows(IOException.class, () -> follower.readNow(folder.resolve("none.jsonl")));
        assertTrue(String.valueOf(e.getMessage()).contains("none.jsonl is not in a watched folder"));
    }

    @Test
    void manyOldBytes_areNotRead_howeverFewTheFiles() throws Exception {
        age(write("big.jsonl", "{\"n\":\"" + "x".repeat(20_000) + "\"}\n"), Duration.ofDays(3));
        age(write("small.jsonl", "{\"n\":1}\n"), Duration.ofDays(2));
        Follower follower = start(WATCH_ONLY);
        follower.awaitCaughtUp();
        assertEquals(Set.of("1 as 1"), ids());
        assertEquals(
                List.of(folder.resolve("big.jsonl")),
                follower.older(9).newest().stream().map(OlderFile::path).toList());
    }
}
