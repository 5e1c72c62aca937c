package com.openagents.backroom.server.ingest.replay;

import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.ingest.IngestBatch;
import com.openagents.backroom.server.ingest.Inlet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
