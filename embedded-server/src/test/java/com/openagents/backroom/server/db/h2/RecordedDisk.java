package com.openagents.backroom.server.db.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.h2.store.fs.async.FilePathAsync;
import org.jspecify.annotations.Nullable;

/// Stands in the place of H2's file access "async:" and remembers what is done to a store's files.
final class RecordedDisk implements AutoCloseable {
    /// What the files' names have after the store's.
    static final List<String> NAMES = List.of("", ".journal");

    /// H2 makes its paths by reflection, so they have nowhere else to look.
    private static final AtomicReference<@Nullable RecordedDisk> CURRENT = new AtomicReference<>();

    private final Path store;
    private final List<DiskStep> steps = new ArrayList<>();
    private final ReentrantLock syncing = new ReentrantLock();

    private RecordedDisk(Path store) {
        this.store = store;
    }

    /// Only one at a time.
    ///
    /// @param store the file; others but its journal are let through
    static RecordedDisk insteadOfAsync(Path store) {
        FilePath.get("async:any"); // H2 registers its own first
        RecordedDisk disk = new RecordedDisk(store);
        if (!CURRENT.compareAndSet(null, disk)) {
            throw new IllegalStateException("another disk is being recorded");
        }
        FilePath.register(new RecordedPath());
        return disk;
    }

    private FileChannel recorded(FileChannel file, String path) {
        return NAMES.stream()
                .filter(name -> path.equals(store + name))
                .findFirst()
                .map(name -> (FileChannel) new RecordedFile(this, name, file))
                .orElse(file);
    }

    /// Whoever holds it keeps the disk from syncing.
    ReentrantLock syncing() {
        return syncing;
    }

    synchronized void add(DiskStep step) {
        steps.add(step);
    }

    /// All steps since this was asked the last time.
    synchronized List<DiskStep> takeSteps() {
        List<DiskStep> taken = List.copyOf(steps);
        steps.clear();
        return taken;
    }

    @Override
    public void close() {
        FilePath.register(new FilePathAsync());
        CURRENT.set(null);
    }

    /// Public for H2's reflection.
    public static final class RecordedPath extends FilePathWrapper {
        @Override
        public String getScheme() {
            return "async";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            String path = name.substring(getPrefix().length());
            return Objects.requireNonNull(CURRENT.get())
                    .recorded(FilePath.get("nio:" + path).open(mode), path);
        }
    }

    private static final class RecordedFile extends FileBaseDefault {
        private final RecordedDisk disk;
        private final String name;
        private final FileChannel file;

        private RecordedFile(RecordedDisk disk, String name, FileChannel file) {
            this.disk = disk;
            this.name = name;
            this.file = file;
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            disk.add(new DiskStep.Write(name, position, copy));
            long at = position;
            while (bytes.hasRemaining()) {
                at += file.write(bytes, at);
            }
            return copy.length;
        }

        /// Nothing need reach this machine's own disk.
        @Override
        public void force(boolean metaData) {
            disk.syncing.lock();
            try {
                disk.add(new DiskStep.Sync(name));
            } finally {
                disk.syncing.unlock();
            }
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            disk.add(new DiskStep.Truncate(name, size));
            file.truncate(size);
        }

        @Override
        public synchronized int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
