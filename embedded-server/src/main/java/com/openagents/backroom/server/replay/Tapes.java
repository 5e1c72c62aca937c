package com.openagents.backroom.server.replay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.log.ReplayLog;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// The tapes that are in use. Any thread may use it.
///
/// Nothing of them is stored: a start begins without snapshots, so none outlives the fold that made it.
public final class Tapes {
    /// Tapes remembered, with the list of their snapshots; the images themselves have a limit of their own.
    private static final int MAX_TAPES = 100;

    /// A tape that nobody looks at is forgotten after this.
    private static final Duration IDLE = Duration.ofHours(1);

    /// Logs folded at a time, so that replays leave a processor to what is live.
    private static final int MAX_SWEEPS = 2;

    /// Logs read ahead at a time: a look that somebody waits for always finds a sweep free of them.
    private static final int MAX_READ_AHEAD = MAX_SWEEPS - 1;

    private final ReplayLog log;
    private final Images images = new Images();
    private final Semaphore sweeps = new Semaphore(MAX_SWEEPS, true);
    private final Semaphore turns = new Semaphore(MAX_READ_AHEAD, true);
    private final AtomicLong made = new AtomicLong();
    private final Cache<Key, Tape> tapes =
            Caffeine.newBuilder().maximumSize(MAX_TAPES).expireAfterAccess(IDLE).build();

    /// @param audience what the projection depends on, as a value
    private record Key(Hud hud, Object audience) {}

    public Tapes(ReplayLog log) {
        this.log = log;
    }

    /// The tape of a HUD for an audience.
    ///
    /// @param hud as it was when it was loaded, always the same
    /// @param audience what the projection depends on, as a value
    public Tape of(Hud hud, Object audience, Supplier<Projection> projection) {
        return tapes.get(
                new Key(hud, audience),
                _ -> new Tape(made.incrementAndGet(), hud, log, images, sweeps, turns, projection));
    }
}
