package com.openagents.backroom.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path parent;

    @Test
    void open_makesFoldersOnlyTheOwnerMayRead() throws IOException {
        Path root = parent.resolve("new/deep folder");
        try (DataFolder folder = DataFolder.open(root)) {
            for (Path path : new Path[] {folder.root(), folder.blobs(), folder.keys(), folder.logs()}) {
                assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            }
            Path lock = root.resolve("lock");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(lock)));
        }
    }

    @Test
    void runningInstance_isFoundWhileTheFolderIsHeld() {
        RunningInstance instance =
                new RunningInstance(77, URI.create("http://127.0.0.1:8787"), URI.create("http://127.0.0.1:8788"));
        try (DataFolder folder = DataFolder.open(parent)) {
            folder.announce(instance);

            assertEquals(Optional.of(instance), DataFolder.findRunning(parent));
        }
        assertEquals(Optional.empty(), DataFolder.findRunning(parent));
        assertFalse(DataFolder.isInUse(parent));
    }

    @Test
    void secondOpen_isRefusedAndSaysWhoHoldsTheFolder() {
        try (DataFolder folder = DataFolder.open(parent)) {
            folder.announce(
                    new RunningInstance(77, URI.create("http://127.0.0.1:8787"), URI.create("http://127.0.0.1:8788")));

            String message = messageOf(() -> DataFolder.open(parent));

            assertEquals(
                    "The data folder " + parent + " is in use by process 77 at http://127.0.0.1:8787;"
                            + " stop that Backroom or start this one with another folder: --data DIR.",
                    message);
        }
    }

    @Test
    void processThatStarts_isWaitedFor() throws Exception {
        RunningInstance instance =
                new RunningInstance(77, URI.create("http://127.0.0.1:8787"), URI.create("http://127.0.0.1:8788"));
        try (DataFolder folder = DataFolder.open(parent);
                ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<RunningInstance>> answer = asking.submit(() -> DataFolder.awaitRunning(parent));
            folder.announce(instance);

            assertEquals(Optional.of(instance), answer.get());
        }
        assertEquals(Optional.empty(), DataFolder.awaitRunning(parent));
    }

    @Test
    void folderHeldForAMoment_isWaitedFor() throws Exception {
        DataFolder first = DataFolder.open(parent);
        try (ExecutorService opening = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<DataFolder> second = opening.submit(() -> DataFolder.open(parent));
            first.close();

            second.get().close();
        }
    }

    @Test
    void folderHeldBySomethingThatNeverAnswers_isRefused() {
        try (DataFolder folder = DataFolder.open(parent)) {
            String message = messageOf(() -> DataFolder.open(folder.root(), Duration.ZERO));

            assertTrue(message.startsWith("The data folder " + parent + " is in use; stop that Backroom"), message);
        }
    }

    @Test
    void afterClose_theFolderOpensAgain() {
        DataFolder.open(parent).close();
        DataFolder.open(parent).close();
        assertFalse(DataFolder.isInUse(parent));
    }

    @Test
    void fileInTheWay_isSaid() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "x");

        String message = messageOf(() -> DataFolder.open(file));

        assertTrue(message.contains("a file is in the way"), message);
        assertTrue(message.endsWith("make it writable or choose another with --data."), message);
    }

    @Test
    void defaultFolder_followsTheSystem() {
        Path home = Path.of("/home/ada");

        assertEquals(Path.of("/home/ada/.local/share/backroom"), DefaultFolder.of("Linux", Map.of(), home));
        assertEquals(Path.of("/x/backroom"), DefaultFolder.of("Linux", Map.of("XDG_DATA_HOME", "/x"), home));
        assertEquals(
                Path.of("/home/ada/.local/share/backroom"),
                DefaultFolder.of("Linux", Map.of("XDG_DATA_HOME", "relative"), home));
        assertEquals(
                Path.of("/home/ada/Library/Application Support/Backroom"),
                DefaultFolder.of("Mac OS X", Map.of(), home));
        assertEquals(Path.of("/home/ada/AppData/Local/Backroom"), DefaultFolder.of("Windows 11", Map.of(), home));
    }

    private static String messageOf(Executable start) {
        return String.valueOf(assertThrows(ConfigException.class, start).getMessage());
    }
}
