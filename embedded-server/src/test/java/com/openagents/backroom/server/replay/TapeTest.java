package com.openagents.backroom.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.ReplayPlace;
import com.openagents.backroom.server.log.LogEntry;
import com.openagents.backroom.server.log.RetentionPolicy;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.testing.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeTest {
    private static final Instant BEGIN = OpenLog.NOW;

    /// Enough for several snapshots.
    private static final int EVENTS = 4 * Tape.SNAPSHOT_EVENTS + 17;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    private Instant now = BEGIN;

    @SuppressWarnings("NullAway.Init")
    private OpenLog open;

    @SuppressWarnings("NullAway.Init")
    private Hud hud;

    @SuppressWarnings("NullAway.Init")
    private Tape tape;

    private int told;

    @BeforeEach
    void openLog() {
        open = OpenLog.in(root, () -> now);
        hud = open.hud("shop");
        tape = new Tapes(open.log.replay()).of(hud, "owner", () -> Projection.WHOLE);
    }

    @AfterEach
    void closeLog() {
        open.close();
    }

    @Test
    void anyPlace_isWhatAFoldFromTheBeginningGives() throws InterruptedException {
        tell("a", EVENTS / 2, BEGIN);
        tell("b", EVENTS / 2, BEGIN.plusMillis(500));
        Random random = new Random(7);
        for (int i = 0; i < 30; i++) {
            Instant at = BEGIN.plusMillis(random.nextInt(EVENTS * 500));
            assertEquals(folded(at), json(tape.open(ReplayPlace.endOf(at), "a").state(), at));
        }
    }

    @Test
    void anyPlaceWithoutASession_hasTheForemostWhole() throws InterruptedException {
        tell("a", EVENTS / 2, BEGIN);
        tell("b", EVENTS / 2, BEGIN.plusMillis(500));
        tell("c", 100, BEGIN.plusSeconds(Tape.SNAPSHOT_EVENTS / 2 + 10));
        Random random = new Random(8);
        for (int i = 0; i < 30; i++) {
            Instant at = BEGIN.plusMillis(random.nextInt(EVENTS * 500));
            HudState state = tape.open(ReplayPlace.endOf(at), null).state();
            String shown = state.foremost(at).orElseThrow().sessionId();
            assertEquals(json(fold(at), at, shown), json(state, at, shown));
        }
    }

    @Test
    void preparedTape_hasSnapshotsUpToItsEnd_andLooksLeaveNoMore() throws InterruptedException {
        tape.prepare();
        assertEquals(0, tape.snapshots(), "nothing is logged yet");
        tell("a", EVENTS, BEGIN);
        tape.prepare();
        assertEquals(EVENTS / Tape.SNAPSHOT_EVENTS, tape.snapshots());
        Instant at = BEGIN.plusSeconds(EVENTS - 100);
        assertEquals(folded(at), json(tape.open(ReplayPlace.endOf(at), "a").state(), at));
        assertEquals(EVENTS / Tape.SNAPSHOT_EVENTS, tape.snapshots());
    }

    @Test
    void whoLooks_hasTheLogReadAhead_alsoWhenAnotherLeaves() {
        tell("a", EVENTS, BEGIN);
        Viewing first = tape.view();
        try (Viewing _ = tape.view()) {
            first.close();
            Await.until("snapshots up to the end", () -> tape.snapshots() == EVENTS / Tape.SNAPSHOT_EVENTS);
        }
    }

    /// The sweep's page is on its way when the last leaves; what it was to leave behind is left by who looks next.
    @Test
    void lastWhoLeaves_endsTheReading_andALookIsStillWhatAFoldGives() throws InterruptedException {
        tell("a", EVENTS, BEGIN);
        for (int i = 0; i < 20; i++) {
            try (Viewing _ = tape.view()) {
                assertFalse(tape.isPruned());
            }
        }
        Instant at = BEGIN.plusSeconds(EVENTS - 100);
        assertEquals(folded(at), json(tape.open(ReplayPlace.endOf(at), "a").state(), at));
    }

    @Test
    void recordingsReadOneAfterTheOther_areShownSideBySide() throws InterruptedException {
        tell("a", 10, BEGIN);
        tell("b", 10, BEGIN.plusMillis(500));
        HudState state = tape.open(ReplayPlace.endOf(BEGIN.plusSeconds(4)), "a").state();
        assertEquals(5, state.findSession("a").orElseThrow().events());
        assertEquals(4, state.findSession("b").orElseThrow().events());
    }

    @Test
    void aTimeThatGoesBack_isShownWithWhatStandsBeforeIt() throws InterruptedException {
        append("a", BEGIN.plusSeconds(10));
        append("a", BEGIN);
        assertEquals(
                0,
                tape.open(ReplayPlace.endOf(BEGIN.plusSeconds(9)), "a").state().seq());
        assertEquals(
                2,
                tape.open(ReplayPlace.endOf(BEGIN.plusSeconds(10)), "a").state().seq());
    }

    @Test
    void whatIsReadLater_isInTheMomentsThatWereSeenBefore() throws InterruptedException {
        tell("a", EVENTS, BEGIN);
        Instant end = BEGIN.plusSeconds(EVENTS);
        assertEquals(folded(end), json(tape.open(ReplayPlace.endOf(end), "a").state(), end));
        tell("late", 20, BEGIN.plusSeconds(EVENTS / 3));
        for (Instant at : List.of(BEGIN.plusSeconds(EVENTS / 4), BEGIN.plusSeconds(EVENTS / 2), end)) {
            assertEquals(folded(at), json(tape.open(ReplayPlace.endOf(at), "a").state(), at));
        }
    }

    @Test
    void aLogWhoseFrontWasCut_beginsBehindIt() throws InterruptedException {
        tell("old", 3, BEGIN);
        assertFalse(tape.isPruned());
        assertEquals(3, tape.open(ReplayPlace.END, null).state().seq());
        now = BEGIN.plus(Duration.ofDays(100));
        tell("new", 2, now);

        assertEquals(
                3,
                open.log.prune(new RetentionPolicy(Duration.ofDays(90), Long.MAX_VALUE), _ -> false, (_, _, _) -> {}));

        assertTrue(tape.isPruned());
        assertEquals(Optional.of(new ReplayPlace(now, 4)), tape.first(null));
        assertEquals(
                0,
                tape.open(ReplayPlace.endOf(now.minusSeconds(1)), null).state().seq());
        assertEquals(1, tape.open(ReplayPlace.END, null).state().sessions().size());
        assertEquals(Optional.empty(), tape.find(2));
    }

    @Test
    void steps_goFromEventToEvent_ofOneSessionOrAll() {
        append("a", BEGIN);
        append("b", BEGIN.plusSeconds(1));
        append("a", BEGIN.plusSeconds(2));
        ReplayPlace first = tape.first(null).orElseThrow();
        ReplayPlace last = tape.last(null).orElseThrow();
        assertEquals(List.of(1L, 3L), List.of(first.seq(), last.seq()));
        assertEquals(2, tape.next(first, null).orElseThrow().seq());
        assertEquals(3, tape.next(first, "a").orElseThrow().seq());
        assertEquals(2, tape.previous(last, null).orElseThrow().seq());
        assertEquals(1, tape.previous(last, "a").orElseThrow().seq());
        assertEquals(Optional.empty(), tape.previous(first, null));
        assertEquals(Optional.empty(), tape.next(last, null));
        ReplayPlace other = tape.first("b").orElseThrow();
        assertEquals(2, other.seq());
        assertEquals(Optional.of(other), tape.last("b"));
        assertEquals(Optional.of(other), tape.next(first, "b"));
        assertEquals(Optional.of(other), tape.previous(last, "b"));
        assertEquals(Optional.empty(), tape.next(other, "b"));
        assertEquals(Optional.empty(), tape.previous(other, "b"));
        assertEquals(1, tape.previous(other, "a").orElseThrow().seq());
        assertEquals(3, tape.next(other, "a").orElseThrow().seq());
        assertEquals(Optional.empty(), tape.first("none"));
    }

    /// One event a second.
    private void tell(String session, int events, Instant from) {
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            entries.add(entry(session, from.plusSeconds(i)));
        }
        open.log.append(entries, List.of(), null);
    }

    private void append(String session, Instant at) {
        open.log.append(List.of(entry(session, at)), List.of(), null);
    }

    private LogEntry entry(String session, Instant at) {
        String id = "e" + told++;
        return OpenLog.entry(hud, session, id, at, new Chunk(Role.ASSISTANT, "word " + id, "m" + id));
    }

    /// The events until then, from the beginning, in the order of the log.
    private HudState fold(Instant at) {
        HudState state = new HudState(hud.name());
        open.log.replay().read(hud, ReplayPlace.BEGINNING, ReplayPlace.endOf(at), Integer.MAX_VALUE).stream()
                .forEach(shown -> state.apply(shown.event()));
        return state;
    }

    private String folded(Instant at) {
        return json(fold(at), at);
    }

    private static String json(HudState state, Instant at) {
        return json(state, at, "a");
    }

    private static String json(HudState state, Instant at, String shown) {
        byte[] json = Answer.object(out ->
                StateJson.write(state, out, at, session -> session.sessionId().equals(shown)));
        return new String(json, StandardCharsets.UTF_8);
    }
}
