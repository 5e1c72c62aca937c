package com.openagents.backroom.server.ingest.follow;

import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.ingest.Inlet;
import com.openagents.backroom.server.ingest.OlderFiles;
import com.openagents.backroom.server.ingest.Source;
import com.openagents.backroom.server.ingest.SourceStatus;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.Sources.Folder;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/*
 * How it works
 *
 * One virtual thread, the conductor, looks through the folders every scanInterval and when the watch says that folders
 * changed; it looks at the files of late every pollInterval. It knows every file (Roster) but opens none. Files with news
 * go into a queue, newest first, from which a few readers (virtual threads) take them; a file is read by one reader at a
 * time, to its end, in batches, each stored by the inlet before the next is read. So the log's speed is the readers' speed,
 * and memory is a buffer a reader, however many files there are.
 *
 * All state is behind one lock, which nobody holds while reading, scanning or storing.
 */
/// Follows the files of all sources: finds them, reads what is new, and goes on after a restart where it
/// stopped.
/// Any thread may call it.
public final class Follower implements AutoCloseable {
    /// Least time between two looks through all folders.
    private static final long MIN_SCAN_GAP_NANOS = 100_000_000;

    private static final System.Logger LOG = System.getLogger(Follower.class.getName());

    private final Inlet inlet;
    private final Roster roster;
    private final Readers readers;
    private final FollowSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread conductor;
    private final @Nullable DirectoryWatch watch;
    private boolean isClosed;
    private boolean isScanDue = true;
    private boolean hasScanned;

    /// Makes what watches folders; a hand-written one in tests.
    @FunctionalInterface
    interface WatchMaker {
        @Nullable DirectoryWatch make(DirectoryWatch.Listener listener);
    }

    private Follower(
            List<Folder> folders,
            Sources sources,
            Inlet inlet,
            InstantSource clock,
            FollowSettings settings,
            WatchMaker watchMaker) {
        this.inlet = inlet;
        this.settings = settings;
        this.roster = new Roster(folders, sources, inlet, clock, settings, checkpoints(sources, inlet));
        this.readers = new Readers(roster, lock, changed, settings);
        this.watch = watchMaker.make(new News());
        this.conductor = Thread.ofVirtual().name("follower").unstarted(this::run);
    }

    /// Begins to follow. Returns at once; see [#awaitCaughtUp].
    ///
    /// @param folders see [Sources#defaultFolders] and [Sources#watched]
    public static Follower start(
            List<Folder> folders, Sources sources, Inlet inlet, InstantSource clock, FollowSettings settings) {
        return start(folders, sources, inlet, clock, settings, Follower::nativeWatch);
    }

    static Follower start(
            List<Folder> folders,
            Sources sources,
            Inlet inlet,
            InstantSource clock,
            FollowSettings settings,
            WatchMaker watchMaker) {
        Follower follower = new Follower(folders, sources, inlet, clock, settings, watchMaker);
        follower.readers.start();
        follower.conductor.start();
        return follower;
    }

    private static @Nullable DirectoryWatch nativeWatch(DirectoryWatch.Listener listener) {
        try {
            return new NativeWatch(FileSystems.getDefault().newWatchService(), listener);
        } catch (IOException | UnsupportedOperationException e) {
            return null; // polling is enough, only slower
        }
    }

    private static Map<Path, FileCheckpoint> checkpoints(Sources sources, Inlet inlet) {
        Map<Path, FileCheckpoint> all = new HashMap<>();
        for (Source source : sources.all()) {
            for (FileCheckpoint checkpoint : inlet.checkpoints(source.name())) {
                all.put(Path.of(checkpoint.path()), checkpoint);
            }
        }
        return all;
    }

    private void run() {
        long nextScan = System.nanoTime();
        while (awaitWork(nextScan)) {
            try {
                if (takeScanDue() || System.nanoTime() - nextScan >= 0) {
                    scan();
                    nextScan = System.nanoTime() + settings.scanInterval().toNanos();
                } else {
                    roster.poll(lock, this::read);
                }
            } catch (RuntimeException e) {
                if (isClosed()) {
                    return; // the watch was closed while folders were given to it
                }
                // An edge: one folder that can't be looked through must not end the following of all others.
                LOG.log(System.Logger.Level.WARNING, "looking through the folders failed; it is tried again", e);
                nextScan = System.nanoTime() + settings.scanInterval().toNanos();
            }
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return isClosed;
        } finally {
            lock.unlock();
        }
    }

    private boolean takeScanDue() {
        lock.lock();
        try {
            boolean isDue = isScanDue;
            isScanDue = false;
            return isDue;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the next look. False when the follower was closed.
    private boolean awaitWork(long nextScan) {
        lock.lock();
        try {
            // A burst of new files is answered with a few scans, not with one for each.
            long gap = hasScanned
                    ? Math.min(MIN_SCAN_GAP_NANOS, settings.pollInterval().toNanos())
                    : 0;
            long begin = System.nanoTime();
            long poll = hasScanned ? settings.pollInterval().toNanos() : 0;
            long left = poll;
            while (!isClosed && left > 0 && !(isScanDue && System.nanoTime() - begin >= gap)) {
                long until = isScanDue ? gap - (System.nanoTime() - begin) : left;
                changed.awaitNanos(until);
                left = Math.min(poll - (System.nanoTime() - begin), nextScan - System.nanoTime());
            }
            return !isClosed;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void scan() {
        for (int i = 0; i < roster.folders().size(); i++) {
            FolderScan scan = FolderScan.of(roster.folders().get(i));
            String watchAdvice = watchAll(scan.folders());
            List<FileCheckpoint> gone;
            lock.lock();
            try {
                gone = roster.scanned(i, scan, watchAdvice, watch != null && watchAdvice == null);
            } finally {
                lock.unlock();
            }
            gone.forEach(inlet::forget);
        }
        lock.lock();
        try {
            roster.sort(this::read);
            hasScanned = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// @return null when all are watched, else a sentence that says what to do
    private @Nullable String watchAll(List<Path> folders) {
        if (watch == null) {
            return "this system can't watch folders; new lines show within "
                    + settings.pollInterval().toMillis() + " ms";
        }
        for (Path folder : folders) {
            try {
                watch.watch(folder);
            } catch (IOException e) {
                return "the system will not watch more folders, so new lines show within "
                        + settings.pollInterval().toMillis()
                        + " ms; on Linux raise fs.inotify.max_user_watches";
            }
        }
        return null;
    }

    /// Called with the lock held.
    private void read(Tracked file) {
        readers.offer(file);
    }

    /// Reads a file whole that is known but only listed, and follows it from then on; with it those of its sub-agents.
    /// Returns when it is read to its end.
    ///
    /// @throws IOException with a sentence when it can't be read, or is not known
    public void readNow(Path path) throws IOException, InterruptedException {
        Path known = path.toAbsolutePath().normalize();
        try {
            CompletableFuture.allOf(ask(known)).get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(Readers.sentence(known, cause), cause);
        }
    }

    private CompletableFuture<?>[] ask(Path path) throws IOException {
        lock.lock();
        try {
            List<Tracked> files = roster.wanted(path);
            if (files.isEmpty()) {
                throw new IOException(path + " is not in a watched folder, or not a file of a known agent");
            }
            return files.stream().map(readers::offerAndTell).toArray(CompletableFuture[]::new);
        } finally {
            lock.unlock();
        }
    }

    /// The files that are known but not read.
    ///
    /// @param max of the newest of them
    public OlderFiles older(int max) {
        lock.lock();
        try {
            return roster.older(max);
        } finally {
            lock.unlock();
        }
    }

    /// When the files of each session were last written to, by the session's id. Only those that have grown since they
    /// were found: a file that was copied here is as new as its copy, and says nothing of its agent.
    public Map<String, Instant> grown() {
        lock.lock();
        try {
            return roster.grown();
        } finally {
            lock.unlock();
        }
    }

    /// How it stands with each folder.
    public List<SourceStatus> statuses() {
        lock.lock();
        try {
            return roster.statuses();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until all folders were looked through and every file with news is read, or closed. A file that
    /// can't be read
    /// now does not keep anyone waiting.
    public void awaitCaughtUp() throws InterruptedException {
        lock.lock();
        try {
            while (!isClosed && !(hasScanned && readers.isIdle())) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (watch != null) {
            watch.close();
        }
        readers.close();
        joinConductor();
    }

    private void joinConductor() {
        try {
            conductor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What the watch tells.
    private final class News implements DirectoryWatch.Listener {
        @Override
        public void changed(Path file) {
            lock.lock();
            try {
                roster.changed(file, Follower.this::read);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void looked() {
            lock.lock();
            try {
                isScanDue = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
