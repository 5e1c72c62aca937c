package com.openagents.backroom.server.db;

import com.openagents.backroom.server.db.h2.JournaledFilePath;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcDataSource;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/* The H2 database file of a data folder.
 *
 * Two users (IN-02): the administrator opens, migrates and grants, and stays connected for CHECKPOINT, which H2 allows
 * to no one else; all other work is the ordinary user's, who may read and write rows but not change tables. The file
 * lies open to whoever may read the folder, so the passwords protect nothing and are not kept: the administrator has
 * none, the ordinary user gets a new random one at each start. Access is what the file system grants: 0700, 0600.
 *
 * "async:" is H2's file access over an AsynchronousFileChannel. With the usual one, the interrupt of any thread that
 * reads (a stalled viewer's) closes the file under everybody.
 *
 * "journaled:" and DURABLE: a commit returns when it is on the disk, and found again after a kill -9 or a power
 * cut (docs/decisions/committed-is-on-the-disk.md). By default H2 lost acknowledged commits at every kill -9.
 */
final class H2File implements Engine {
    private static final String ADMIN = "BACKROOM_ADMIN";
    private static final String USER = "BACKROOM";
    private static final String SUFFIX = ".mv.db";
    private static final String ACCESS = JournaledFilePath.PREFIX + "async:";

    /// What is booked stays as it is (LG-01): the ordinary user may read it and add to it.
    private static final Set<String> APPEND_ONLY = Set.of("\"LEDGER_TXN\"", "\"LEDGER_ENTRY\"", "\"OPERATOR_ACTIONS\"");

    /// Readers beside the one that appends; H2 works on one file, more connections only queue there.
    private static final int MAX_CONNECTIONS = 10;

    private static final int CONNECTION_TIMEOUT_MILLIS = 10_000;

    /// How long a transaction waits for a row that another holds; a batch of events takes well under a second.
    private static final int LOCK_TIMEOUT_MILLIS = 10_000;

    /// Pages kept in memory.
    private static final int CACHE_KIB = 32 * 1024;

    private static final String SETTINGS = ";CACHE_SIZE=" + CACHE_KIB + ";LOCK_TIMEOUT=" + LOCK_TIMEOUT_MILLIS;

    /// Every commit goes to the disk at once.
    private static final String DURABLE = ";WRITE_DELAY=0";

    /// While it is opened and nobody works with it yet, about 50 statements (150 when it is new) each of which would
    /// be a commit on the disk go there together.
    private static final String TOGETHER = ";WRITE_DELAY=60000";

    /// What only the administrator may set: no trace file, no closing behind our back.
    private static final String OPENING = ";TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";

    private final Path folder;
    private final Connection admin;
    private final HikariDataSource pool;
    private final String password;

    private H2File(Path folder, Connection admin, HikariDataSource pool, String password) {
        this.folder = folder;
        this.admin = admin;
        this.pool = pool;
        this.password = password;
    }

    /// Opens a file again and again in the life of a process. Migrations and the ordinary user's new password are
    /// for the first time only: opening it again after a failed write writes nothing, so that what is stored can
    /// be read from a full disk.
    static final class Opener implements Supplier<Engine> {
        private final Path base;
        private @Nullable String password;

        /// @param base path of the file without its suffix `.mv.db`
        Opener(Path base) {
            this.base = base;
        }

        /// @throws StorageException when it is in use, newer than this program, or cannot be read or written
        @Override
        public synchronized Engine get() {
            String known = password;
            H2File file = known == null ? H2File.open(base) : H2File.reopen(base, known);
            password = file.password;
            return file;
        }
    }

    private static H2File reopen(Path base, String password) {
        Path folder = Objects.requireNonNull(base.toAbsolutePath().getParent());
        try {
            return new H2File(folder, source(base, SETTINGS + DURABLE).getConnection(), pool(base, password), password);
        } catch (SQLException | RuntimeException e) {
            throw Failures.of(e, folder);
        }
    }

    /// Opens the file, makes it if need be, and applies the migrations.
    private static H2File open(Path base) {
        Path folder = Objects.requireNonNull(base.toAbsolutePath().getParent());
        Path file = base.resolveSibling(base.getFileName() + SUFFIX);
        if (folder.toString().contains(";")) {
            throw new StorageException(
                    StorageException.Kind.BROKEN,
                    "The data folder " + folder
                            + " has a semicolon in its path, which the database cannot open; choose another with --data.");
        }
        Connection admin = null;
        try {
            restrict(file);
            restrict(JournaledFilePath.journalOf(file));
            keepNames(folder);
            JournaledFilePath.recover(ACCESS + file.toAbsolutePath());
            if (Files.size(file) > 0) {
                requireNotNewer(base, folder);
            }
            JdbcDataSource source = source(base, SETTINGS + TOGETHER);
            admin = source.getConnection();
            Migrations.apply(source);
            String password = grant(admin);
            execute(admin, "SET WRITE_DELAY 0");
            execute(admin, "CHECKPOINT");
            return new H2File(folder, admin, pool(base, password), password);
        } catch (IOException | SQLException | RuntimeException e) {
            closeAfter(e, admin);
            throw Failures.of(e, folder);
        }
    }

    @Override
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.H2;
    }

    @Override
    public Path place() {
        return folder;
    }

    /// Waits for a commit that is being written, and writes what another is about to; syncing is the file's own part.
    @Override
    public synchronized void checkpointSync() throws SQLException {
        execute(admin, "CHECKPOINT");
    }

    @Override
    public synchronized boolean isAlive() {
        try {
            execute(admin, "SELECT 1");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
        try {
            admin.close();
        } catch (SQLException e) {
            throw Failures.of(e, folder);
        }
    }

    /// Looks at the version without writing a byte. A file that cannot be opened so is left to the real opening, which
    /// says what is wrong with it.
    private static void requireNotNewer(Path base, Path folder) {
        Optional<String> newer;
        try {
            newer = Migrations.findNewer(source(base, ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r" + OPENING));
        } catch (RuntimeException e) {
            return;
        }
        if (newer.isPresent()) {
            throw new StorageException(
                    StorageException.Kind.NEWER_VERSION,
                    "The database in " + folder + " was written by a newer Backroom (version " + newer.get()
                            + " of its tables); install that one, or choose another folder with --data.");
        }
    }

    private static JdbcDataSource source(Path base, String settings) {
        JdbcDataSource source = new JdbcDataSource();
        String path = base.toAbsolutePath().toString().replace('\\', '/');
        JournaledFilePath.register();
        source.setURL("jdbc:h2:" + ACCESS + path + settings);
        source.setUser(ADMIN);
        source.setPassword("");
        return source;
    }

    private static HikariDataSource pool(Path base, String password) {
        JdbcDataSource source = source(base, ";IFEXISTS=TRUE;LOCK_TIMEOUT=" + LOCK_TIMEOUT_MILLIS);
        source.setUser(USER);
        source.setPassword(password);
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName("backroom");
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        // No connections made ahead: one that is still being made while the file is closed would open it again.
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        return new HikariDataSource(config);
    }

    /// Makes the ordinary user what it should be, whatever it was.
    ///
    /// @return its new password
    private static String grant(Connection admin) throws SQLException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        execute(admin, "CREATE USER IF NOT EXISTS " + USER + " PASSWORD '" + password + "'");
        execute(admin, "ALTER USER " + USER + " SET PASSWORD '" + password + "'");
        execute(admin, "ALTER USER " + USER + " ADMIN FALSE");
        for (String table : tables(admin)) {
            execute(admin, "REVOKE ALL ON " + table + " FROM " + USER);
            String rights = APPEND_ONLY.contains(table) ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";
            execute(admin, "GRANT " + rights + " ON " + table + " TO " + USER);
        }
        return password;
    }

    private static List<String> tables(Connection admin) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'"
                                + " AND table_name <> 'flyway_schema_history' ORDER BY table_name")) {
            while (rows.next()) {
                tables.add('"' + rows.getString(1) + '"');
            }
        }
        return tables;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Makes the file before H2 does, so that it is never readable by others.
    private static void restrict(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(
                    file, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        }
    }

    /// Returns when the files' names are on the disk, too, which their content does not bring there. Windows has no
    /// such
    /// order and refuses to open a folder.
    private static void keepNames(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    private static void closeAfter(Exception failure, @Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
