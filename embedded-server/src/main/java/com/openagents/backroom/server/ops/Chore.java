package com.openagents.backroom.server.ops;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Something that is done from time to time, on a thread of its own, until it is closed.
public final class Chore implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Chore.class.getName());

    private final String name;
    private final Duration first;
    private final Duration every;
    private final Runnable work;
    private final Semaphore calls = new Semaphore(0);
    private final Thread thread;

    private Chore(String name, Duration first, Duration every, Runnable work) {
        this.name = name;
        this.first = first;
        this.every = every;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /// Starts to wait for the first time.
    ///
    /// @param name what is done, for the log
    /// @param first after the start, so that the first pages are not slowed down
    public static Chore start(String name, Duration first, Duration every, Runnable work) {
        Chore chore = new Chore(name, first, every, work);
        chore.thread.start();
        return chore;
    }

    /// Has it done soon, as there is something to do.
    public void wake() {
        calls.release();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            pause(first);
            while (true) {
                once();
                pause(every);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(Duration time) throws InterruptedException {
        boolean _ = calls.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
        calls.drainPermits();
    }

    /// An edge: a failure is for the next time.
    private void once() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.WARNING, name + " failed; it is tried again in " + every.toSeconds() + " seconds", e);
        }
    }
}
