package com.openagents.backroom.server.ingest.replay;

import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.ingest.IngestBatch;
import com.openagents.backroom.server.ingest.Inlet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// An inlet that holds every event back until its time has come, so that viewers see a recording as it once
/// happened.
/// One thread.
///
/// A batch is handed on in parts, one per moment; its checkpoint goes with the last, so a replay that is broken
/// off
/// begins that batch anew, and what is stored already is stored no second time.
public final class PacedInlet implements Inlet {
    /// Pauses in a recording, a night's sleep for example, are cut to this much of the recording's time.
    static final Duration MAX_GAP = Duration.ofSeconds(60);

    /// Beyond it the pauses are shorter than a frame; `max` is the word for that.
    public static final int MAX_SPEED = 1000;

    private static final String UNPACED = "max";

    private final Inlet inlet;
    private final double speed;
    private final Pause pause;
    private @Nullable Instant previous;

    /// Waits for a time; a test's does not.
    @FunctionalInterface
    public interface Pause {
        void hold(Duration time);
    }

    /// An inlet in front of another.
    ///
    /// @param speed how much faster than it happened, above 0
    public PacedInlet(Inlet inlet, double speed, Pause pause) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("a speed is above 0, not " + speed);
        }
        this.inlet = inlet;
        this.speed = speed;
        this.pause = pause;
    }

    /// Whether a text is a speed: `max`, or a number above 0 up to [#MAX_SPEED].
    public static boolean isSpeed(String text) {
        if (text.equals(UNPACED)) {
            return true;
        }
        try {
            double factor = Double.parseDouble(text);
            return factor > 0 && factor <= MAX_SPEED;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /// The inlet for a speed: `max` is the inlet itself, a number paces it.
    ///
    /// @throws IllegalArgumentException when it is no speed
    public static Inlet of(Inlet inlet, String speed) {
        if (!isSpeed(speed)) {
            throw new IllegalArgumentException("not a speed: " + speed);
        }
        return speed.equals(UNPACED) ? inlet : new PacedInlet(inlet, Double.parseDouble(speed), PacedInlet::park);
    }

    private static void park(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void accept(IngestBatch batch) {
        List<Draft> moment = new ArrayList<>();
        for (Draft draft : batch.drafts()) {
            Duration gap = gap(draft.at());
            if (gap.isPositive()) {
                if (!moment.isEmpty()) {
                    inlet.accept(new IngestBatch(moment, List.of(), null));
                    moment.clear();
                }
                pause.hold(gap);
            }
            moment.add(draft);
        }
        inlet.accept(new IngestBatch(moment, batch.deadLetters(), batch.checkpoint()));
    }

    @Override
    public void forget(FileCheckpoint checkpoint) {
        inlet.forget(checkpoint);
    }

    @Override
    public List<FileCheckpoint> checkpoints(String source) {
        return inlet.checkpoints(source);
    }

    /// How long to wait before an event. Events out of order wait for nothing.
    private Duration gap(Instant at) {
        Instant last = previous;
        if (last == null) {
            previous = at;
            return Duration.ZERO;
        }
        if (!at.isAfter(last)) {
            return Duration.ZERO;
        }
        previous = at;
        Duration gap = Duration.between(last, at);
        Duration bounded = gap.compareTo(MAX_GAP) > 0 ? MAX_GAP : gap;
        return Duration.ofNanos((long) (bounded.toNanos() / speed));
    }
}
