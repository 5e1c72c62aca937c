package com.openagents.backroom.server.db.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final int BLOCK = StoreHeader.BLOCK_BYTES;

    @TempDir
    Path folder;

    @BeforeEach
    void register() {
        JournaledFilePath.register();
    }

    @Test
    void whatIsAppended_isReadAgain_untilItIsCleared() throws Exception {
        try (FileChannel file = channel("journal")) {
            Journal journal = new Journal(file);
            journal.clear(store(3));
            journal.append(writes(1));
            journal.append(writes(2));

            assertEquals(List.of("1", "2"), read(file, store(5)));
            journal.clear(store(5));
            assertEquals(List.of(), read(file, store(5)));
            journal.append(writes(3));
            assertEquals(List.of("3"), read(file, store(5)), "what lies behind it is of another generation");
        }
    }

    @Test
    void aRecordWithAnyByteSpoiled_isNone_andEndsTheJournal() throws Exception {
        try (FileChannel file = channel("journal")) {
            Journal journal = new Journal(file);
            journal.clear(store(3));
            journal.append(writes(1));
            long second = file.size();
            journal.append(writes(2));
            journal.append(writes(3));
            for (int at : new int[] {0, 8, 16, 20, 24, 32, 100, BLOCK - 1, BLOCK, 2 * BLOCK, 3 * BLOCK - 1}) {
                byte[] whole = Bytes.read(file, second + at, 1);
                Bytes.write(file, ByteBuffer.wrap(new byte[] {(byte) (whole[0] ^ 0x55)}), second + at);

                assertEquals(List.of("1"), read(file, store(3)), "byte " + at);
                Bytes.write(file, ByteBuffer.wrap(whole), second + at);
            }
            assertEquals(List.of("1", "2", "3"), read(file, store(3)));
            file.truncate(file.size() - 1);
            assertEquals(List.of("1", "2"), read(file, store(3)));
        }
    }

    @Test
    void aJournalOfAnotherStore_orOfANewerState_isRefused() throws Exception {
        try (FileChannel file = channel("journal")) {
            Journal journal = new Journal(file);
            journal.clear(store(3));
            assertEquals(List.of(), read(file, store(2)), "without records it says nothing");
            journal.append(writes(1));

            assertThrows(IOException.class, () -> read(file, store(2)));
            assertThrows(IOException.class, () -> read(file, new StoreHeader(Map.of("created", "6", "version", "3"))));
            Bytes.write(file, ByteBuffer.wrap("notes\n".getBytes(StandardCharsets.ISO_8859_1)), 0);
            assertThrows(IOException.class, () -> read(file, store(3)));
        }
    }

    @Test
    void aLongJournal_isClearedBeforeItGrowsOn() throws Exception {
        try (FileChannel file = channel("journal")) {
            Journal journal = new Journal(file);
            assertFalse(journal.hasRoomFor(writes(1)), "it says of no store yet");
            journal.clear(store(1));
            assertTrue(journal.hasRoomFor(writes(1)));
            List<FileWrite> large = List.of(new FileWrite(0, new byte[Journal.LIMIT_BYTES]));
            assertFalse(journal.hasRoomFor(large));
            journal.append(large);
            journal.clear(store(2));
            assertEquals(Journal.LIMIT_BYTES, file.size());
        }
    }

    @Test
    void whatIsNoStore_isNotWritten() throws IOException {
        Path path = Files.createFile(folder.resolve("new.mv.db"));
        try (JournaledFile file = new JournaledFile(channel("new.mv.db"), () -> channel("journal"))) {
            assertTrue(file.tryLock().isValid());
            for (String text : List.of("", "notes", "chunk:", "chunk:zz,len:1\n", "chunk:1,,\n", "chunk:1,len:2\n")) {
                ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
                bytes.put(text.getBytes(StandardCharsets.ISO_8859_1)).clear();
                assertThrows(IOException.class, () -> file.write(bytes.duplicate(), 0), text);
                assertThrows(IOException.class, () -> file.write(bytes.duplicate(), 8192), text);
            }
        }
        assertEquals(0, Files.size(path));
    }

    @Test
    void anOlderFileBesideTheJournalOfACrash_isRefused_untilTheJournalIsMovedAway() throws Exception {
        execute("CREATE TABLE t (x INT)", "SHUTDOWN");
        byte[] backup = Files.readAllBytes(folder.resolve("store.mv.db"));
        execute("INSERT INTO t VALUES (1)", "SHUTDOWN");
        execute("INSERT INTO t VALUES (2)", "SHUTDOWN IMMEDIATELY");
        byte[] crashed = Files.readAllBytes(folder.resolve("store.mv.db"));
        Files.write(folder.resolve("store.mv.db"), backup);

        SQLException refused = assertThrows(SQLException.class, () -> execute("SELECT * FROM t"));
        assertTrue(causes(refused).contains("older than its journal"), causes(refused));
        Files.write(folder.resolve("store.mv.db"), crashed);
        assertEquals(2, count());
        Files.write(folder.resolve("store.mv.db"), backup);
        Files.delete(folder.resolve("store.mv.db.journal"));
        assertEquals(0, count());
    }

    @Test
    void aFileThatWasWrittenOnWithoutItsJournal_staysAsItIs() throws Exception {
        execute("CREATE TABLE t (x INT)", "INSERT INTO t VALUES (1)", "SHUTDOWN IMMEDIATELY");
        String withoutJournal = "jdbc:h2:async:" + folder.resolve("store");
        try (Connection connection = DriverManager.getConnection(withoutJournal, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO t VALUES (2)");
            statement.execute("SHUTDOWN");
        }
        byte[] before = Files.readAllBytes(folder.resolve("store.mv.db"));

        JournaledFilePath.recover("journaled:async:" + folder.resolve("store.mv.db"));

        assertTrue(Arrays.equals(before, Files.readAllBytes(folder.resolve("store.mv.db"))));
        assertEquals(2, count());
    }

    @Test
    void aDatabaseThatWouldGoBackBehindADamagedCommit_isNotWritten() throws Exception {
        execute("CREATE TABLE t (x INT)", "INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (2)", "CHECKPOINT SYNC");
        try (FileChannel file = channel("store.mv.db")) {
            StoreSearch search = new StoreSearch(file);
            for (int copy = 0; copy < StoreHeader.COPIES; copy++) {
                Optional<StoreChunk> named = search.named(search.header(copy).orElseThrow());
                if (named.isPresent()) {
                    Bytes.write(
                            file,
                            ByteBuffer.allocate(StoreChunk.FOOTER_BYTES),
                            named.get().footerPosition());
                }
            }
        }
        byte[] before = Files.readAllBytes(folder.resolve("store.mv.db"));

        SQLException refused = assertThrows(SQLException.class, () -> execute("INSERT INTO t VALUES (3)"));

        assertTrue(causes(refused).contains("damaged"), causes(refused));
        assertTrue(Arrays.equals(before, Files.readAllBytes(folder.resolve("store.mv.db"))));
    }

    private static StoreHeader store(long version) {
        return new StoreHeader(Map.of("created", "5", "version", Long.toHexString(version)));
    }

    /// Two, of 2 blocks in all.
    private static List<FileWrite> writes(int number) {
        byte[] bytes = new byte[BLOCK];
        Arrays.fill(bytes, (byte) number);
        return List.of(new FileWrite(number, bytes), new FileWrite(8192, bytes));
    }

    private static List<String> read(FileChannel file, StoreHeader store) throws IOException {
        return new Journal(file)
                .read(store).stream()
                        .map(record -> record.writes().getFirst())
                        .map(write -> String.valueOf(write.position()))
                        .toList();
    }

    private FileChannel channel(String name) throws IOException {
        return FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:journaled:async:" + folder.resolve("store")
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
                "sa",
                "");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            if (e.getErrorCode() != org.h2.api.ErrorCode.DATABASE_IS_CLOSED) {
                throw e;
            }
        }
    }

    private int count() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String causes(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            all.append(cause).append('\n');
        }
        return all.toString();
    }
}
