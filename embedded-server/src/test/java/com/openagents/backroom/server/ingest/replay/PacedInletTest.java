package com.openagents.backroom.server.ingest.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.openagents.backroom.schema.event.HudEvent.TickStart;
import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.ingest.IngestBatch;
import com.openagents.backroom.server.ingest.Inlet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PacedInletTest {
    private static final Instant BEGIN = Instant.parse("2026-11-23T09:00:00Z");
    private static final FileCheckpoint CHECKPOINT = new FileCheckpoint("s", "/f", "1", 10, 2, "");
    private static final DeadLetter LETTER = new DeadLetter("s", "/f", 2, "no JSON", BEGIN);

    private final List<String> seen = new ArrayList<>();

    @Test
    void events_comeAtTheirTimesDividedByTheSpeed() {
        paced(10).accept(batch(0, 0, 5, 25));

        assertEquals(List.of("2 events", "0.5 s", "1 events", "2 s", "1 events, 1 letters, checkpoint"), seen);
    }

    @Test
    void pace_isKeptFromBatchToBatch() {
        PacedInlet inlet = paced(1);

        inlet.accept(batch(0));
        inlet.accept(batch(3));

        assertEquals(List.of("1 events, 1 letters, checkpoint", "3 s", "1 events, 1 letters, checkpoint"), seen);
    }

    @Test
    void longPauses_areCut() {
        paced(2).accept(batch(0, 8 * 3600));

        assertEquals(List.of("1 events", "30 s", "1 events, 1 letters, checkpoint"), seen);
    }

    @Test
    void eventsOutOfOrder_waitForNothing() {
        paced(1).accept(batch(5, 3, 5, 6));

        assertEquals(List.of("3 events", "1 s", "1 events, 1 letters, checkpoint"), seen);
    }

    @Test
    void batchWithoutEvents_isHandedOn() {
        paced(1).accept(batch());

        assertEquals(List.of("0 events, 1 letters, checkpoint"), seen);
    }

    @Test
    void speedOfNothing_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> paced(0));
        assertThrows(IllegalArgumentException.class, () -> paced(Double.NaN));
    }

    @Test
    void speed_isMaxOrANumber() {
        Inlet log = new Log();

        assertSame(log, PacedInlet.of(log, "max"));
        assertInstanceOf(PacedInlet.class, PacedInlet.of(log, "2.5"));
        for (String wrong : List.of("fast", "0", "-1", "NaN", "1001", "")) {
            assertThrows(IllegalArgumentException.class, () -> PacedInlet.of(log, wrong), wrong);
        }
    }

    private PacedInlet paced(double speed) {
        return new PacedInlet(new Log(), speed, this::hold);
    }

    private void hold(Duration time) {
        String seconds = Double.toString(time.toMillis() / 1000.0);
        seen.add(seconds.replace(".0", "") + " s");
    }

    private static IngestBatch batch(long... seconds) {
        List<Draft> drafts = LongStream.of(seconds)
                .mapToObj(at -> new Draft(
                        "s", null, BEGIN.plusSeconds(at), "custom", null, null, "id" + at, null, new TickStart(null)))
                .toList();
        return new IngestBatch(drafts, List.of(LETTER), CHECKPOINT);
    }

    /// Writes down what it is given.
    private final class Log implements Inlet {
        @Override
        public void accept(IngestBatch batch) {
            String letters = batch.deadLetters().isEmpty()
                    ? ""
                    : ", " + batch.deadLetters().size() + " letters";
            seen.add(batch.drafts().size() + " events" + letters + (batch.checkpoint() == null ? "" : ", checkpoint"));
        }

        @Override
        public void forget(FileCheckpoint checkpoint) {}

        @Override
        public List<FileCheckpoint> checkpoints(String source) {
            return List.of();
        }
    }
}
