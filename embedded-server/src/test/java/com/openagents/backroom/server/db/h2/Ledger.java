package com.openagents.backroom.server.db.h2;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Random;

/// A database whose every commit changes rows of many sizes and, in the same transaction, says how many there are.
final class Ledger implements AutoCloseable {
    /// Every commit is written at once, as in the product. With a delay a thread of H2's writes too, and on closing
    /// now and then it trips over H2's own assertion that nobody else does.
    private static final String OPENING = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    /// Space is used again as soon as H2 allows it, not after 45 s.
    private static final String SETTINGS = OPENING + ";RETENTION_TIME=0";

    private final Connection connection;
    private final Random random;

    private Ledger(Connection connection, Random random) {
        this.connection = connection;
        this.random = random;
    }

    /// @param access H2's prefix of the path
    /// @param base path of the file without its suffix
    static Ledger open(String access, Path base, Random random) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:h2:" + access + base + SETTINGS, "sa", "");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS entry (id IDENTITY, commit_no INT, text VARCHAR)");
            statement.execute("CREATE INDEX IF NOT EXISTS entry_commit ON entry (commit_no)");
            statement.execute("CREATE TABLE IF NOT EXISTS total (commit_no INT, entries INT, chars BIGINT)");
            statement.execute("INSERT INTO total SELECT 0, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM total)");
        }
        connection.setAutoCommit(false);
        return new Ledger(connection, random);
    }

    void commit(int number) throws SQLException {
        int count = random.nextInt(8) == 0 ? 1 + random.nextInt(120) : random.nextInt(6);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO entry (commit_no, text) VALUES (?, ?)")) {
            for (int i = 0; i < count; i++) {
                insert.setInt(1, number);
                insert.setString(2, text());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        if (random.nextInt(4) == 0) {
            execute("DELETE FROM entry WHERE commit_no = " + (number - 10 - random.nextInt(20)));
        }
        if (random.nextInt(4) == 0) {
            execute("UPDATE entry SET text = 'short' WHERE commit_no = " + random.nextInt(number));
        }
        execute("UPDATE total SET commit_no = " + number + ", entries = (SELECT COUNT(*) FROM entry),"
                + " chars = (SELECT COALESCE(SUM(LENGTH(text)), 0) FROM entry)");
        connection.commit();
    }

    /// Closes in order, which moves chunks, or leaves at once.
    void leave(boolean inOrder) throws SQLException {
        connection.rollback();
        execute(inOrder ? "SHUTDOWN" : "SHUTDOWN IMMEDIATELY");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// The number of the last commit that is there.
    ///
    /// @param access H2's prefix of the path
    /// @throws SQLException when the database cannot be read, or is not as one of its commits left it
    static int lastCommit(String access, Path base) throws SQLException {
        String url = "jdbc:h2:" + access + base + OPENING + ";IFEXISTS=TRUE";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT commit_no, entries, chars,"
                        + " (SELECT COUNT(*) FROM entry), (SELECT COALESCE(SUM(LENGTH(text)), 0) FROM entry),"
                        + " (SELECT COALESCE(MAX(commit_no), 0) FROM entry) FROM total")) {
            if (!row.next()) {
                return 0;
            }
            int commit = row.getInt(1);
            if (row.getInt(2) != row.getInt(4) || row.getLong(3) != row.getLong(5) || row.getInt(6) > commit) {
                throw new SQLException("the entries are not those of commit " + commit);
            }
            return commit;
        }
    }

    private String text() {
        byte[] bytes = new byte[random.nextInt(random.nextInt(20) == 0 ? 9000 : 200)];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
