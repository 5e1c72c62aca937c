package com.openagents.backroom.server.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/// The database of a data folder. Any thread may use it.
///
/// An H2 store closes itself at its first failed write (a full disk). The work at hand then fails with a
/// [StorageException], and the next one opens the store again: all that was committed is there.
public final class Database implements AutoCloseable {
    private final Supplier<Engine> opener;
    private final Room room;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable Engine engine;
    private volatile boolean closed;

    Database(Supplier<Engine> opener, Function<Path, Room> room) {
        this.opener = opener;
        Engine first = opener.get();
        this.engine = first;
        this.room = room.apply(first.place());
    }

    /// Opens the database file, makes it if need be, and brings its tables up to date.
    ///
    /// @param base path of the file without its suffix `.mv.db`
    /// @throws StorageException when it is in use, newer than this program, or cannot be read or written
    public static Database open(Path base) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        return new Database(new H2File.Opener(base), Room::on);
    }

    /// Runs the work in one transaction: committed when it returns, rolled back when it throws. What it changed is
    /// on the disk then, and there after a `kill -9` or a power cut.
    ///
    /// @throws StorageException when the database cannot be read or written; nothing of the work is stored then
    public <T extends @Nullable Object> T transact(Function<Transaction, T> work) {
        Engine open = engine();
        try (Connection connection = open.connection()) {
            connection.setAutoCommit(false);
            T result = run(open, connection, work);
            connection.commit();
            return result;
        } catch (SQLException | DataAccessException e) {
            throw failed(open, e);
        }
    }

    /// Runs work that gives nothing back in one transaction.
    public void run(Consumer<Transaction> work) {
        transact(tx -> {
            work.accept(tx);
            return null;
        });
    }

    /// Refuses to begin what would fill the disk up. Statements ask by themselves; whoever prepares much asks first.
    ///
    /// @throws StorageException of kind `DISK_FULL`
    public void requireSpace() {
        room.require(Room.MIN_FREE_BYTES);
    }

    /// Returns when all that anybody has committed is on the disk. Work that changes something need not ask. Work that
    /// finds all done already may have seen what another is just committing; it asks before it gives an answer that
    /// must never be taken back.
    public void checkpointSync() {
        Engine open = engine();
        try {
            open.checkpointSync();
        } catch (SQLException e) {
            throw failed(open, e);
        }
    }

    @Override
    public void close() {
        opening.lock();
        try {
            closed = true;
            Engine open = engine;
            engine = null;
            if (open != null) {
                open.close();
            }
        } finally {
            opening.unlock();
        }
    }

    private <T extends @Nullable Object> T run(Engine open, Connection connection, Function<Transaction, T> work)
            throws SQLException {
        try {
            return work.apply(new Transaction(DSL.using(new DefaultConfiguration()
                    .set(connection)
                    .set(open.dialect())
                    .set(settings())
                    .set(room))));
        } catch (RuntimeException | Error e) {
            try {
                connection.rollback();
            } catch (SQLException rollback) {
                e.addSuppressed(rollback);
            }
            throw e;
        }
    }

    private static Settings settings() {
        return new Settings()
                .withRenderQuotedNames(RenderQuotedNames.NEVER)
                .withRenderSchema(false)
                .withExecuteLogging(false);
    }

    private Engine engine() {
        Engine open = engine;
        return open != null ? open : reopen();
    }

    private Engine reopen() {
        opening.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the database is closed");
            }
            Engine open = engine;
            if (open == null) {
                open = opener.get();
                engine = open;
            }
            return open;
        } finally {
            opening.unlock();
        }
    }

    private StorageException failed(Engine open, Exception failure) {
        if (!open.isAlive()) {
            opening.lock();
            try {
                if (Objects.equals(engine, open)) {
                    engine = null;
                    open.close();
                }
            } catch (StorageException close) {
                failure.addSuppressed(close);
            } finally {
                opening.unlock();
            }
        }
        return Failures.of(failure, open.place());
    }
}
