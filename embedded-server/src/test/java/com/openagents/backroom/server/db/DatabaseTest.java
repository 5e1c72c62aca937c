package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.testing.OpenLog.entry;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.server.log.LogEntry;
import com.openagents.backroom.server.testing.JavaProcess;
import com.openagents.backroom.server.testing.OpenLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    @TempDir
    Path root;

    @Test
    void open_ofADatabaseFromANewerVersion_isRefusedAndLeavesItUntouched() throws Exception {
        OpenLog.in(root).close();
        OpenLog.asAdmin(
                root,
                "INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\","
                        + " \"script\", \"checksum\", \"installed_by\", \"execution_time\", \"success\")"
                        + " VALUES (900, '900', 'from the future', 'SQL', 'V900__x.sql', 1, 'x', 1, TRUE)");
        byte[] before = Files.readAllBytes(file());
        FileTime touched = Files.getLastModifiedTime(file());

        StorageException refused = assertThrows(StorageException.class, () -> Database.open(base()));

        assertEquals(StorageException.Kind.NEWER_VERSION, refused.kind());
        assertEquals(
                "The database in " + root + " was written by a newer Backroom (version 900 of its tables); install that"
                        + " one, or choose another folder with --data.",
                refused.getMessage());
        assertArrayEquals(before, Files.readAllBytes(file()));
        assertEquals(touched, Files.getLastModifiedTime(file()));
    }

    @Test
    void open_ofADatabaseWhoseMigrationWasChanged_isRefused() throws Exception {
        OpenLog.in(root).close();
        OpenLog.asAdmin(root, "UPDATE \"flyway_schema_history\" SET \"checksum\" = 1 WHERE \"version\" = '001'");

        StorageException refused = assertThrows(StorageException.class, () -> Database.open(base()));

        assertEquals(StorageException.Kind.BROKEN, refused.kind());
    }

    @Test
    void open_ofADatabaseInUse_isRefusedWithTheFolderAndWhatToDo() throws Exception {
        try (OpenLog open = OpenLog.in(root)) {
            Process other = JavaProcess.start(OpenOnce.class, base().toString());
            String said = new String(other.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

            assertEquals(0, other.waitFor());
            assertEquals(
                    "IN_USE The database in " + root
                            + " is in use by another process; stop that one or choose another folder with --data.\n",
                    said);
            assertEquals(open.operator, open.users.find("ADA").orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a database at all", "H:2,blockSize:1000"})
    void open_ofSomethingElse_isRefusedAndLeavesItUntouched(String content) throws IOException {
        Files.writeString(file(), content.repeat(1000));

        StorageException refused = assertThrows(StorageException.class, () -> Database.open(base()));

        assertEquals(StorageException.Kind.BROKEN, refused.kind());
        assertTrue(String.valueOf(refused.getMessage()).contains(root.toString()), refused.getMessage());
        assertEquals(content.repeat(1000), Files.readString(file()));
    }

    @Test
    void everyFile_isForItsOwnerOnly() throws IOException {
        try (OpenLog open = OpenLog.in(root.resolve("data"))) {
            open.log.append(
                    List.of(entry(open.hud("shop"), "s", "a", new HudEvent.TickStart("x".repeat(300_000)))),
                    List.of(),
                    null);
            requirePrivate(root.resolve("data"));
        }
        requirePrivate(root.resolve("data"));
    }

    @Test
    void aFileThatOthersCouldRead_isClosedToThemAtTheNextStart() throws IOException {
        OpenLog.in(root).close();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

        OpenLog.in(root).close();

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE mine (id INT)",
                "DROP TABLE hud_events",
                "ALTER TABLE users ADD COLUMN x INT",
                "CREATE USER eve PASSWORD 'x' ADMIN",
                "SET WRITE_DELAY 500",
                "SELECT * FROM \"flyway_schema_history\"",
                "SCRIPT TO 'dump.sql'",
                "CREATE ALIAS sh AS 'String x() { return null; }'",
                "UPDATE ledger_txn SET reason = NULL",
                "DELETE FROM ledger_txn",
                "UPDATE ledger_entry SET amount = 1",
                "DELETE FROM ledger_entry",
                "TRUNCATE TABLE ledger_entry",
                "MERGE INTO ledger_entry (txn_id, account, amount) VALUES (1, 'user:promo', 1)"
            })
    void theOrdinaryUser_mayNotChangeTheDatabase_IN02_LG01(String sql) {
        try (OpenLog open = OpenLog.in(root)) {
            assertThrows(
                    StorageException.class,
                    () -> open.database.run(tx -> tx.sql().execute(sql)));
            assertEquals(open.operator, open.users.operator(() -> "nobody"));
        }
    }

    @Test
    void everyStore_worksWithoutLiteralsInItsSql() throws Exception {
        try (OpenLog open = OpenLog.in(root)) {
            OpenLog.asAdmin(root, "SET ALLOW_LITERALS NUMBERS");
            assertThrows(
                    StorageException.class,
                    () -> open.database.run(tx -> tx.sql().fetch("SELECT 'text'")));

            StoreRound.run(open.database, open.blobs);
        }
    }

    @Test
    void everyStore_worksOnH2() {
        try (OpenLog open = OpenLog.in(root)) {
            StoreRound.run(open.database, open.blobs);
        }
    }

    @Test
    void aPathWithSpecialCharacters_isAPath() {
        Path odd = root.resolve("a=b c 'd' %20 é");
        try (OpenLog open = OpenLog.in(odd)) {
            assertEquals("ada", open.operator.username());
        }
        assertTrue(Files.exists(odd.resolve("backroom.mv.db")));
    }

    @Test
    void aPathThatH2CannotName_isRefusedWithWhatToDo() {
        StorageException refused = assertThrows(StorageException.class, () -> Database.open(root.resolve("a;b/c")));

        assertEquals(
                "The data folder " + root.resolve("a;b")
                        + " has a semicolon in its path, which the database cannot open; choose another with --data.",
                refused.getMessage());
    }

    @Test
    void aClosedDatabase_saysSo() {
        OpenLog open = OpenLog.in(root);
        open.close();

        assertThrows(IllegalStateException.class, () -> open.database.run(_ -> {}));
    }

    @Test
    void aReaderThatIsInterrupted_closesTheFileForNobody() throws Exception {
        try (OpenLog open = OpenLog.in(root)) {
            Hud hud = open.hud("shop");
            List<LogEntry> entries = IntStream.range(0, 2000)
                    .mapToObj(i -> entry(hud, "s", "e" + i, new HudEvent.TickStart("x".repeat(5000) + i)))
                    .toList();
            open.log.append(entries, List.of(), null);
        }
        try (OpenLog open = OpenLog.in(root)) {
            Hud hud = open.hud("shop");
            for (int round = 0; round < 20; round++) {
                Thread reader = Thread.ofVirtual().start(() -> {
                    Thread.currentThread().interrupt();
                    open.log.forEach(hud, null, 0, _ -> {});
                });
                reader.join();
                assertEquals(10, open.log.read(hud, round * 100L, 10).size());
            }
        }
    }

    @Test
    void checkpointSync_isTheAdministratorsAndWorks() {
        try (OpenLog open = OpenLog.in(root)) {
            open.database.checkpointSync();
        }
    }

    /// What a second process does: tries to open the database and says how that went.
    static final class OpenOnce {
        private OpenOnce() {}

        public static void main(String[] args) {
            try (Database _ = Database.open(Path.of(args[0]))) {
                System.out.println("opened");
            } catch (StorageException e) {
                System.out.println(e.kind() + " " + e.getMessage());
            }
        }
    }

    private static void requirePrivate(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
                assertEquals(
                        expected,
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
                        () -> "permissions of " + path);
            }
        }
    }

    private Path base() {
        return root.resolve("backroom");
    }

    private Path file() {
        return root.resolve("backroom.mv.db");
    }
}
