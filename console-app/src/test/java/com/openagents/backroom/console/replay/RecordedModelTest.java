package com.openagents.backroom.console.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.testing.TickingClock;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class RecordedModelTest {
    /// So fast that the whole recording is due at once.
    private static final double AT_ONCE = 1e6;

    @Test
    void bundledRecording_foldsToTheFiguresOfItsOracle() throws Exception {
        Recording recording = Recording.bundled();
        long last = recording.events().getLast().seq();
        TickingClock clock = new TickingClock();
        try (RecordedModel model = new RecordedModel(recording, AT_ONCE, clock)) {
            clock.advance(Duration.ofHours(1));
            WaitForAsyncUtils.waitFor(
                    30,
                    TimeUnit.SECONDS,
                    () -> model.read(huds -> !huds.isEmpty() && huds.getFirst().seq() == last));

            // 120404-begin-autonomous-work-call in the oracle.json beside the recordings.
            assertEquals(44L, figure(model, session -> session.tools().calls()));
            assertEquals(44L, figure(model, session -> session.usage().responses()));
            assertEquals(6L, figure(model, session -> session.tools().failures()));
        }
    }

    @Test
    void clock_runsAtTheSpeedOfTheRecording_andStandsStillAtItsEnd() throws IOException {
        Recording recording = Recording.bundled();
        TickingClock clock = new TickingClock();
        try (RecordedModel model = new RecordedModel(recording, 8, clock)) {
            assertEquals(recording.begin(), model.now());
            clock.advance(Duration.ofSeconds(10));
            assertEquals(recording.begin().plusSeconds(80), model.now());
            clock.advance(Duration.ofHours(10));
            assertEquals(recording.end().plusSeconds(5), model.now());
        }
    }

    @Test
    void recording_saysThatItIsOne_andHasNoLink() throws IOException {
        try (RecordedModel model = new RecordedModel(Recording.bundled(), 1, new TickingClock())) {
            assertInstanceOf(LinkState.Replay.class, model.linkState());
            assertTrue(model.findLink(Recording.bundled().events().getFirst().hud())
                    .isEmpty());
        }
    }

    private static long figure(RecordedModel model, Function<SessionState, Long> figure) {
        return model.read(huds -> {
            HudState hud = huds.getFirst();
            assertEquals(1, hud.sessions().size());
            return figure.apply(hud.sessions().getFirst());
        });
    }
}
