package com.openagents.backroom.server;

import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.log.RetentionPolicy;
import java.lang.System.Logger;
import java.time.Duration;

/// Removes from time to time what the log need not keep, on a thread of its own.
final class Retention implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Retention.class.getName());

    /// After the start, so that the first pages are not slowed down.
    private static final Duration FIRST = Duration.ofMinutes(1);

    private static final Duration EVERY = Duration.ofHours(1);

    private final EventLog log;
    private final RetentionPolicy policy;
    private final Thread thread;

    Retention(EventLog log, RetentionPolicy policy) {
        this.log = log;
        this.policy = policy;
        this.thread = Thread.ofVirtual().name("retention").start(this::run);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            Thread.sleep(FIRST);
            while (true) {
                prune();
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// An edge: a failure is for the next time.
    private void prune() {
        try {
            long removed = log.prune(policy, _ -> false);
            LOG.log(Logger.Level.DEBUG, "{0} events were old enough to go", removed);
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.WARNING, "old events could not be removed; it is tried again in an hour", e);
        }
    }
}
