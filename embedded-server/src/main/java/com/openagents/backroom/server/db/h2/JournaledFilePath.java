package com.openagents.backroom.server.db.h2;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// H2's file access "journaled:" before another one, as in `jdbc:h2:journaled:async:/data/backroom`: what is committed
/// is on the disk, and found again. Public because H2 makes instances of it by reflection.
public final class JournaledFilePath extends FilePathWrapper {
    private static final String SCHEME = "journaled";

    /// How URLs name it.
    public static final String PREFIX = SCHEME + ":";

    /// What the journal's name has after the store's.
    private static final String JOURNAL = ".journal";

    /// The only files that hold committed data; H2 opens others for large results, which nobody needs after a crash.
    private static final String STORE = ".mv.db";

    /// Makes the prefix known to H2; any number of times.
    public static void register() {
        FilePath.register(new JournaledFilePath());
    }

    /// The file beside a store's.
    public static Path journalOf(Path store) {
        return store.resolveSibling(store.getFileName() + JOURNAL);
    }

    /// Writes what a crash has left in the journal, so that the file can be looked at without writing. Not if the store
    /// is in use.
    ///
    /// @param store with its access, as in a URL
    public static void recover(String store) throws IOException {
        register();
        try (FileChannel file = FilePath.get(store).open("rw")) {
            FileLock _ = file.tryLock(); // which recovers
        } catch (OverlappingFileLockException e) {
            // In use by this process.
        }
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = getBase().open(mode);
        return name.endsWith(STORE) && !mode.equals("r")
                ? new JournaledFile(
                        file, () -> FilePath.get(getBase() + JOURNAL).open(mode))
                : file;
    }
}
