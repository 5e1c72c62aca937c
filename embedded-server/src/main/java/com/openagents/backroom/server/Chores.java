package com.openagents.backroom.server;

import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.hud.LiveHuds;
import com.openagents.backroom.server.hud.Visibility;
import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.log.RetentionPolicy;
import com.openagents.backroom.server.ops.Chore;
import com.openagents.backroom.server.proof.Notary;
import java.time.Duration;

/// What the server does for its logs from time to time: removes what is old, signs what is new, ends what was
/// shared for a time.
final class Chores implements AutoCloseable {
    /// After the start, so that the first pages are not slowed down.
    private static final Duration FIRST_PRUNING = Duration.ofMinutes(1);

    /// A HUD whose time to be public is over is private within this.
    private static final Duration EVERY_SECOND = Duration.ofSeconds(1);

    /// How much of the log may be unsigned at most.
    private static final Duration EVERY_MINUTE = Duration.ofMinutes(1);

    private static final Duration HOURLY = Duration.ofHours(1);

    private final Chore pruning;
    private final Chore signing;
    private final Chore unsharing;

    Chores(Configuration configuration, EventLog log, Notary notary, Visibility visibility, LiveHuds live) {
        RetentionPolicy policy = new RetentionPolicy(
                configuration.value(ConfigKeys.LOG_RETENTION_AGE), configuration.value(ConfigKeys.LOG_RETENTION_SIZE));
        pruning =
                Chore.start("removing old events", FIRST_PRUNING, HOURLY, () -> log.prune(policy, _ -> false, notary));
        signing = Chore.start("signing the log", EVERY_MINUTE, EVERY_MINUTE, notary::signNews);
        unsharing = Chore.start(
                "ending what was shared for a time", EVERY_SECOND, EVERY_SECOND, () -> visibility.endOverdue(live));
    }

    /// Has the log signed soon, as a session has ended.
    void sign() {
        signing.wake();
    }

    @Override
    public void close() {
        unsharing.close();
        signing.close();
        pruning.close();
    }
}
