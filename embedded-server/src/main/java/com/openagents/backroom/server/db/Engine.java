package com.openagents.backroom.server.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.SQLDialect;

/// An open database with all migrations applied: the H2 file here, a PostgreSQL server in a test.
interface Engine extends AutoCloseable {
    /// A connection of the ordinary user, who may not change tables.
    Connection connection() throws SQLException;

    SQLDialect dialect();

    /// Where it is, for messages.
    Path place();

    /// Returns when all that was committed is on the disk, whoever committed it.
    void checkpointSync() throws SQLException;

    /// Whether it still answers. An H2 store closes itself at the first failed write.
    boolean isAlive();

    @Override
    void close();
}
