package com.openagents.backroom.console.command;

import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.StorageException;
import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.log.RetentionPolicy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Keeps the log within its age and size: soon after the start, then every hour.
final class Retention implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Retention.class.getName());

    /// The start itself has better things to do.
    private static final Duration FIRST = Duration.ofMinutes(1);

    private static final Duration EVERY = Duration.ofHours(1);

    private final EventLog log;
    private final RetentionPolicy policy;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("retention").daemon().factory());

    Retention(EventLog log, Configuration configuration) {
        this.log = log;
        policy = new RetentionPolicy(
                configuration.value(ConfigKeys.LOG_RETENTION_AGE), configuration.value(ConfigKeys.LOG_RETENTION_SIZE));
        var _ = timer.scheduleWithFixedDelay(this::prune, FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void prune() {
        try {
            long removed = log.prune(policy, _ -> false);
            if (removed > 0) {
                LOG.log(Level.INFO, "{0} old events were removed", removed);
            }
        } catch (StorageException e) {
            LOG.log(Level.WARNING, "old events could not be removed; it is tried again in an hour", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
