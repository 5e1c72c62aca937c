package com.openagents.backroom.server.replay;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.server.db.ReplayPlace;
import com.openagents.backroom.server.log.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A replay that goes on: gives each event when its time has come. One thread at a time.
///
/// Behind the last event the moment stands still. What is logged later is found there, so a replay that has caught up
/// with a live session follows it.
public final class Playback {
    /// Events given at once, so that the fastest replay sends as steadily as it can.
    static final int MAX_DUE_EVENTS = 256;

    /// Events read ahead.
    private static final int PAGE_EVENTS = 512;

    /// How often the end of the log is looked at.
    static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /// How often a client whose clock runs faster is told the moment.
    static final Duration CLOCK = Duration.ofMillis(500);

    /// How long the last moment stays in motion, so that its last event is shown as just happened.
    public static final Duration TAIL = Duration.ofSeconds(5);

    private final Reel reel;
    private final LongSupplier nanoTime;
    private final Deque<Shown> ahead = new ArrayDeque<>();
    private Pace pace;
    private long toldNanos;
    private boolean toldOver;
    private Instant last;
    private @Nullable Long endedNanos;

    /// What is to be done now.
    ///
    /// @param moment the moment shown
    /// @param due events whose time has come, in order
    /// @param pauseNanos how long nothing else is due, [Long#MAX_VALUE] for ever
    /// @param isOver whether the moment stands at the end
    /// @param isClockDue whether to tell the moment again
    public record Step(Instant moment, List<HudEnvelope> due, long pauseNanos, boolean isOver, boolean isClockDue) {}

    /// Begins at a moment.
    ///
    /// @param nanoTime a clock like [System#nanoTime]
    public Playback(Reel reel, Instant moment, int speed, LongSupplier nanoTime) {
        this.reel = reel;
        this.nanoTime = nanoTime;
        this.toldNanos = nanoTime.getAsLong();
        this.pace = new Pace(moment, toldNanos, speed);
        this.last = moment.minus(TAIL);
    }

    /// Gives what is due.
    public Step step() {
        long now = nanoTime.getAsLong();
        if (pace.speed() == 0) {
            return new Step(pace.from(), List.of(), Long.MAX_VALUE, false, false);
        }
        List<HudEnvelope> due = new ArrayList<>();
        while (due.size() < MAX_DUE_EVENTS && hasNext(now)) {
            Shown next = ahead.getFirst();
            long wait = pace.nanosUntil(next.place().at(), now);
            if (wait > 0) {
                return step(due, wait, false, now);
            }
            ahead.removeFirst();
            last = next.place().at();
            due.add(next.event());
        }
        if (!ahead.isEmpty() || endedNanos == null) {
            return step(due, 0, false, now);
        }
        long toEnd = pace.nanosUntil(last.plus(TAIL), now);
        return step(due, toEnd == 0 ? LOOK_AGAIN.toNanos() : Math.min(toEnd, LOOK_AGAIN.toNanos()), toEnd == 0, now);
    }

    private Step step(List<HudEnvelope> due, long pauseNanos, boolean isOver, long now) {
        boolean runsAhead = pace.speed() > 1 && !isOver;
        boolean isClockDue = isOver != toldOver || (runsAhead && now - toldNanos >= CLOCK.toNanos());
        toldOver = isOver;
        toldNanos = isClockDue ? now : toldNanos;
        long pause = runsAhead ? Math.min(pauseNanos, CLOCK.toNanos()) : pauseNanos;
        return new Step(moment(now), due, pause, isOver, isClockDue);
    }

    /// The moment now.
    private Instant moment(long now) {
        Instant moment = pace.momentAt(now);
        Instant end = last.plus(TAIL);
        return endedNanos != null && moment.isAfter(end) ? latest(end, pace.from()) : moment;
    }

    private boolean hasNext(long now) {
        Long ended = endedNanos;
        boolean isTooEarly = ended != null && now - ended < LOOK_AGAIN.toNanos();
        if (!ahead.isEmpty() || isTooEarly) {
            return !ahead.isEmpty();
        }
        ahead.addAll(reel.next(ReplayPlace.END, PAGE_EVENTS));
        if (ahead.isEmpty()) {
            endedNanos = now;
            return false;
        }
        if (ended != null) { // the time it stood still is not made up for
            pace = new Pace(latest(moment(now), ahead.getFirst().place().at()), now, pace.speed());
            endedNanos = null;
        }
        return true;
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
