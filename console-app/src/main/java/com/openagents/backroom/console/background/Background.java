package com.openagents.backroom.console.background;

import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;

/// The only way from a screen to slow work: files, the database, other programs.
///
/// Work is done on a few threads of its own; its outcome is handed over on the FX thread, and only while the screen
/// that asked for it is still shown.
public final class Background implements AutoCloseable {
    /// Threads: a screen asks for one thing at a time, and two screens may overlap.
    private static final int THREADS = 4;

    /// Tasks that may wait. More than this means that something hangs, and one more would not help.
    private static final int MAX_WAITING_TASKS = 64;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING_TASKS),
            Thread.ofVirtual().name("console-background-", 0).factory());

    /// The work of one screen from when it is shown to when it is hidden.
    public Scope scope() {
        return new Scope();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /// Tasks with one owner, cancelled together. FX thread only.
    public final class Scope implements AutoCloseable {
        private final Map<Long, Future<?>> running = new ConcurrentHashMap<>();
        private long lastId;
        private boolean closed;

        private Scope() {}

        /// Does `work` in the background, then calls `done` or `failed` on the FX thread.
        ///
        /// Neither is called once this scope is closed.
        public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
            if (closed) {
                return;
            }
            FutureTask<Void> task = new FutureTask<>(() -> {
                attempt(work, done, failed);
                return null;
            });
            long id = ++lastId;
            running.put(id, task);
            try {
                executor.execute(() -> {
                    task.run();
                    running.remove(id);
                });
            } catch (RejectedExecutionException e) {
                running.remove(id);
                failed.accept(new IllegalStateException("The console is busy. Try again in a moment.", e));
            }
        }

        private <T> void attempt(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
            try {
                T result = work.call();
                deliver(() -> done.accept(result));
            } catch (Exception e) {
                deliver(() -> failed.accept(e));
            }
        }

        private void deliver(Runnable outcome) {
            Platform.runLater(() -> {
                if (!closed) {
                    outcome.run();
                }
            });
        }

        @Override
        public void close() {
            closed = true;
            running.values().forEach(task -> task.cancel(true));
            running.clear();
        }
    }
}
