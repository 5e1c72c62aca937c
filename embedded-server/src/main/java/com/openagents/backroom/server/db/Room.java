package com.openagents.backroom.server.db;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/// The room on the database's disk, looked at before each statement that takes some, locks among them. Any thread may
/// use it.
///
/// An H2 store closes itself at the first write that fails, under everybody who reads: nothing is begun that may
/// not fit.
final class Room implements ExecuteListener {
    private static final long serialVersionUID = 1L;

    /// H2 writes new pages before it drops old ones, and closing must still succeed.
    static final long MIN_FREE_BYTES = 32L * 1024 * 1024;

    /// What is left for statements that remove rows: they make room in the end, but take some first.
    static final long MIN_FREE_TO_DELETE_BYTES = 8L * 1024 * 1024;

    private final Path place;
    private final transient LongSupplier freeBytes;

    Room(Path place, LongSupplier freeBytes) {
        this.place = place;
        this.freeBytes = freeBytes;
    }

    /// The room on the disk that a folder lies on.
    static Room on(Path place) {
        try {
            FileStore disk = Files.getFileStore(place);
            return new Room(place, () -> free(disk, place));
        } catch (IOException e) {
            throw Failures.of(e, place);
        }
    }

    private static long free(FileStore disk, Path place) {
        try {
            return disk.getUsableSpace();
        } catch (IOException e) {
            throw Failures.of(e, place);
        }
    }

    /// Refuses, in time and with a sentence, what would fill the disk up.
    ///
    /// @throws StorageException of kind `DISK_FULL`
    void require(long minBytes) {
        long free = freeBytes.getAsLong();
        if (free < minBytes) {
            throw Failures.diskFull(place, new IOException(free + " bytes free"));
        }
    }

    @Override
    public void executeStart(ExecuteContext context) {
        switch (context.type()) {
            case WRITE, BATCH, DDL -> require(isDelete(context) ? MIN_FREE_TO_DELETE_BYTES : MIN_FREE_BYTES);
            case READ -> {
                if (isLock(context)) {
                    require(MIN_FREE_BYTES);
                }
            }
            case ROUTINE, OTHER -> {}
        }
    }

    /// A lock of a row is a change of it, which H2 writes.
    private static boolean isLock(ExecuteContext context) {
        String sql = context.sql();
        return sql != null && sql.toLowerCase(Locale.ROOT).contains(" for update");
    }

    private static boolean isDelete(ExecuteContext context) {
        String sql = context.sql();
        return sql != null && sql.toLowerCase(Locale.ROOT).startsWith("delete");
    }
}
