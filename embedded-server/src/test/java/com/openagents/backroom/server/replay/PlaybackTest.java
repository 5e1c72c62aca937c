package com.openagents.backroom.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.ReplayPlace;
import com.openagents.backroom.server.testing.OpenLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaybackTest {
    private static final Instant BEGIN = OpenLog.NOW;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    @SuppressWarnings("NullAway.Init")
    private OpenLog open;

    @SuppressWarnings("NullAway.Init")
    private Hud hud;

    private long nanos = -5;
    private int told;

    @BeforeEach
    void openLog() {
        open = OpenLog.in(root);
        hud = open.hud("shop");
    }

    @AfterEach
    void closeLog() {
        open.close();
    }

    /// Played by whoever waits exactly as long as each step says.
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 1_000})
    void everyEvent_comesExactlyWhenItsTimeHasCome(int speed) {
        append(
                Duration.ZERO,
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                Duration.ofMinutes(70),
                Duration.ofHours(9));
        Playback playback = playback(speed);
        long began = nanos;
        List<Long> heard = new ArrayList<>();
        Playback.Step step = playback.step();
        while (!step.isOver()) {
            for (HudEnvelope event : step.due()) {
                heard.add(event.seq());
                long after = Duration.between(BEGIN, event.at()).toNanos() / speed;
                assertTrue(nanos - began >= after && nanos - began <= after + 1, "event " + event.seq());
                assertFalse(step.moment().isBefore(event.at()));
            }
            nanos += step.pauseNanos();
            step = playback.step();
        }
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), heard);
    }

    @Test
    void theEnd_standsStill_andWhatIsLoggedLaterIsFollowed() {
        append(Duration.ZERO);
        Playback playback = playback(20);
        assertEquals(List.of(1L), seqs(playback.step()));
        assertFalse(playback.step().isOver());
        nanos += Duration.ofHours(1).toNanos();
        Playback.Step end = playback.step();
        assertTrue(end.isOver());
        assertEquals(BEGIN.plus(Playback.TAIL), end.moment());
        append(Duration.ofDays(1));
        nanos += end.pauseNanos();
        assertEquals(List.of(2L), seqs(playback.step()));
        assertFalse(playback.step().moment().isBefore(BEGIN.plus(Duration.ofDays(1))));
    }

    @Test
    void paused_nothingIsEverDue() {
        append(Duration.ZERO, Duration.ofSeconds(1));
        Playback playback = playback(0);
        nanos += Duration.ofDays(3).toNanos();
        Playback.Step step = playback.step();
        assertEquals(List.of(), step.due());
        assertEquals(BEGIN, step.moment());
        assertEquals(Long.MAX_VALUE, step.pauseNanos());
    }

    @Test
    void aClockThatRunsFaster_isToldTheMomentTwiceASecond() {
        append(Duration.ZERO, Duration.ofHours(1));
        Playback playback = playback(20);
        assertFalse(playback.step().isClockDue());
        nanos += Playback.CLOCK.toNanos();
        Playback.Step step = playback.step();
        assertTrue(step.isClockDue());
        assertEquals(BEGIN.plusSeconds(10), step.moment());
        assertEquals(Playback.CLOCK.toNanos(), step.pauseNanos());
    }

    @Test
    void manyEventsAtOnce_comeInParts() {
        Duration[] all = new Duration[Playback.MAX_DUE_EVENTS + 5];
        Arrays.fill(all, Duration.ZERO);
        append(all);
        Playback playback = playback(1);
        assertEquals(Playback.MAX_DUE_EVENTS, playback.step().due().size());
        assertEquals(5, playback.step().due().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_001})
    void otherSpeeds_areRefused(int speed) {
        assertThrows(IllegalArgumentException.class, () -> new Pace(BEGIN, 0, speed));
    }

    private Playback playback(int speed) {
        ReplayPlace before = new ReplayPlace(BEGIN, 0);
        Reel reel = new Reel(open.log.replay(), hud, before, Projection.WHOLE);
        return new Playback(reel, BEGIN, speed, () -> nanos);
    }

    private void append(Duration... after) {
        for (Duration time : after) {
            String id = "e" + told++;
            Chunk chunk = new Chunk(Role.ASSISTANT, "word", "m" + id);
            open.log.append(List.of(OpenLog.entry(hud, "s", id, BEGIN.plus(time), chunk)), List.of(), null);
        }
    }

    private static List<Long> seqs(Playback.Step step) {
        return step.due().stream().map(HudEnvelope::seq).toList();
    }
}
