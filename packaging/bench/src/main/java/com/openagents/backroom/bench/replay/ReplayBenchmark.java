package com.openagents.backroom.bench.replay;

import com.openagents.backroom.bench.BenchRun;
import com.openagents.backroom.bench.Benchmark;
import com.openagents.backroom.bench.Figure;
import com.openagents.backroom.bench.measure.Samples;
import com.openagents.backroom.bench.recording.Captures;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.server.OpenFolder;
import com.openagents.backroom.server.db.ReplayPlace;
import com.openagents.backroom.server.log.ReplayLog;
import com.openagents.backroom.server.log.Shown;
import com.openagents.backroom.server.replay.Projection;
import com.openagents.backroom.server.replay.Tape;
import com.openagents.backroom.server.replay.Tapes;
import com.openagents.backroom.server.web.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Seeking over a day of events, beside folding the day from its beginning.
public final class ReplayBenchmark implements Benchmark {
    /// More than eight agents do that work around the clock.
    private static final int EVENTS = 50_000;

    private static final int QUICK_EVENTS = 3_000;
    private static final int PAGE_EVENTS = 1_000;
    private static final String PEER = "folding the day up to there";

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String description() {
        return "seeks to random moments of a day, beside folding it from its beginning";
    }

    @Override
    public List<Figure> run(BenchRun run) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("USER", "bench");
        try (OpenFolder folder = OpenFolder.open(run.folder("replay"), environment, InstantSource.system())) {
            Day day = Day.log(folder, Captures.of(run.root()), run.isQuick() ? QUICK_EVENTS : EVENTS);
            run.say(day.events() + " events of " + day.begin() + " to " + day.end());
            Bench bench = new Bench(day, folder.log().replay());
            double first = bench.seekMillis(day.end());
            double whole = bench.foldMillis(day.end());
            Samples seeks = new Samples();
            Samples folds = new Samples();
            for (Instant moment : bench.moments(run.isQuick() ? 20 : 300)) {
                seeks.add(Math.round(bench.seekMillis(moment) * 1e3));
            }
            for (Instant moment : bench.moments(run.isQuick() ? 5 : 20)) {
                folds.add(Math.round(bench.foldMillis(moment) * 1e3));
                bench.requireSame(moment);
            }
            return List.of(
                    Figure.of("seek, p50", "ms", seeks.median() / 1e3, PEER, folds.median() / 1e3),
                    Figure.of("seek, p99", "ms", seeks.percentile(99) / 1e3, PEER, folds.percentile(99) / 1e3),
                    Figure.of("first seek after a start, to the end", "ms", first, PEER, whole));
        }
    }

    /// One HUD's tape and its log.
    private static final class Bench {
        private final Day day;
        private final ReplayLog log;
        private final Tape tape;
        private final Random random = new Random(1);

        Bench(Day day, ReplayLog log) {
            this.day = day;
            this.log = log;
            this.tape = new Tapes(log).of(day.hud(), "owner", () -> Projection.WHOLE);
        }

        List<Instant> moments(int count) {
            long millis = Duration.between(day.begin(), day.end()).toMillis();
            List<Instant> moments = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                moments.add(day.begin().plusMillis(1 + random.nextLong(millis)));
            }
            return moments;
        }

        double seekMillis(Instant moment) throws InterruptedException {
            long start = System.nanoTime();
            requireSome(
                    tape.open(ReplayPlace.endOf(moment), day.sessionAt(moment)).state());
            return (System.nanoTime() - start) / 1e6;
        }

        double foldMillis(Instant moment) {
            long start = System.nanoTime();
            requireSome(fold(moment));
            return (System.nanoTime() - start) / 1e6;
        }

        private HudState fold(Instant moment) {
            HudState state = new HudState(day.hud().name());
            var hud = log.refresh(day.hud());
            ReplayPlace place = ReplayPlace.BEGINNING;
            List<Shown> page = log.read(hud, place, ReplayPlace.endOf(moment), PAGE_EVENTS);
            while (!page.isEmpty()) {
                page.forEach(shown -> state.apply(shown.event()));
                place = page.getLast().place();
                page = log.read(hud, place, ReplayPlace.endOf(moment), PAGE_EVENTS);
            }
            return state;
        }

        /// Fast and wrong is no figure.
        void requireSame(Instant moment) throws InterruptedException {
            HudState folded = fold(moment);
            String shown = folded.foremost(moment).orElseThrow().sessionId();
            HudState found = tape.open(ReplayPlace.endOf(moment), shown).state();
            if (!Arrays.equals(json(folded, moment, shown), json(found, moment, shown))) {
                throw new IllegalStateException("a seek to " + moment + " does not show what a fold shows");
            }
        }

        private static byte[] json(HudState state, Instant moment, String shown) {
            return Answer.object(out -> StateJson.write(
                    state, out, moment, session -> session.sessionId().equals(shown)));
        }

        private static void requireSome(HudState state) {
            if (state.seq() == 0) {
                throw new IllegalStateException("nothing is shown at a moment of the day");
            }
        }
    }
}
