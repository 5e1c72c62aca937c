package com.openagents.backroom.server.ingest.follow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The threads that read, and the queue before them: the file that was written to last comes first. Bounded by
/// the number
/// of files, as each is in it at most once.
final class Readers implements AutoCloseable {
    private final Roster roster;
    private final ReentrantLock lock;
    private final Condition changed;
    private final FollowSettings settings;
    private final PriorityQueue<Tracked> queue =
            new PriorityQueue<>(Comparator.comparing(Tracked::priority).reversed());
    private final Map<Tracked, List<CompletableFuture<Void>>> promised = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isClosed;
    private int running;

    Readers(Roster roster, ReentrantLock lock, Condition changed, FollowSettings settings) {
        this.roster = roster;
        this.lock = lock;
        this.changed = changed;
        this.settings = settings;
    }

    void start() {
        for (int i = 0; i < settings.readers(); i++) {
            threads.add(Thread.ofVirtual().name("file-reader-" + i).start(this::run));
        }
    }

    /// Puts a file into the queue. With the lock held.
    void offer(Tracked file) {
        if (file.ask()) {
            queue.add(file);
            changed.signalAll();
        }
    }

    /// The same, and tells when the file was read. With the lock held.
    CompletableFuture<Void> offerAndTell(Tracked file) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        promised.computeIfAbsent(file, _ -> new ArrayList<>()).add(done);
        offer(file);
        return done;
    }

    boolean isIdle() {
        return queue.isEmpty() && running == 0;
    }

    private void run() {
        LineReader lines = new LineReader(settings.maxLineBytes());
        Tracked file = take();
        while (file != null) {
            Throwable problem = read(file, lines);
            List<CompletableFuture<Void>> waiting = finished(file, problem);
            for (CompletableFuture<Void> promise : waiting) {
                if (problem == null) {
                    promise.complete(null);
                } else {
                    promise.completeExceptionally(problem);
                }
            }
            file = take();
        }
    }

    private @Nullable Tracked take() {
        lock.lock();
        try {
            while (queue.isEmpty() && !isClosed) {
                changed.await();
            }
            if (isClosed) {
                return null;
            }
            Tracked file = queue.remove();
            file.begins();
            running++;
            return file;
        } catch (InterruptedException e) {
            return null;
        } finally {
            lock.unlock();
        }
    }

    /// @return what kept it from being read, or null
    private @Nullable Throwable read(Tracked file, LineReader lines) {
        try {
            Tail tail = roster.tailOf(file, lock);
            if (tail != null && !tail.readOn(lines, false, () -> isClosed)) {
                Tail ofNew = roster.tailOf(file, lock);
                if (ofNew != null) {
                    ofNew.read(lines, false, () -> isClosed);
                }
            }
            return null;
        } catch (IOException | RuntimeException e) {
            // An edge: whatever stopped this file, the others are read, and this one is tried again.
            return e;
        }
    }

    private List<CompletableFuture<Void>> finished(Tracked file, @Nullable Throwable problem) {
        lock.lock();
        try {
            running--;
            boolean again = file.ends();
            if (problem == null) {
                file.worked();
            } else {
                file.failed(sentence(file.found().path(), problem), System.nanoTime(), settings);
            }
            if (again && problem == null) {
                offer(file);
            }
            changed.signalAll();
            List<CompletableFuture<Void>> waiting = promised.remove(file);
            return waiting == null ? List.of() : waiting;
        } finally {
            lock.unlock();
        }
    }

    /// What is wrong with a file, and what to do.
    static String sentence(Path path, Throwable problem) {
        return switch (problem) {
            case AccessDeniedException _ -> path + " can't be read: give this user the right to read it";
            case NoSuchFileException _ -> path + " is gone";
            case UncheckedIOException e -> "what " + path + " says waits to be stored: " + e.getMessage();
            default -> path + " can't be read (" + problem + "): it is tried again";
        };
    }

    @Override
    public void close() {
        isClosed = true;
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
