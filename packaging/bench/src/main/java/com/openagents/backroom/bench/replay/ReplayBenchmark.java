package com.openagents.backroom.bench.replay;

import com.openagents.backroom.bench.BenchRun;
import com.openagents.backroom.bench.Benchmark;
import com.openagents.backroom.bench.Figure;
import com.openagents.backroom.bench.house.ServerHouse;
import com.openagents.backroom.bench.measure.Samples;
import com.openagents.backroom.bench.recording.Captures;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.server.db.ReplayPlace;
import com.openagents.backroom.server.log.ReplayLog;
import com.openagents.backroom.server.log.Shown;
import com.openagents.backroom.server.replay.Projection;
import com.openagents.backroom.server.replay.Tape;
import com.openagents.backroom.server.replay.Tapes;
import com.openagents.backroom.server.web.Answer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Seeking over a day of events, beside folding the day from its beginning.
public final class ReplayBenchmark implements Benchmark {
    /// More than eight agents do that work around the clock.
    private static final int EVENTS = 50_000;

    private static final int QUICK_EVENTS = 3_000;
    private static final int PAGE_EVENTS = 1_000;

    /// Fewer than a stranger may ask for in a minute.
    private static final int PAGES = 200;

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
        try (ServerHouse house = ServerHouse.open(run.folder("replay"), run.folder("watched"))) {
            Day day = Day.log(house.folder(), Captures.of(run.root()), run.isQuick() ? QUICK_EVENTS : EVENTS);
            run.say(day.events() + " events of " + day.begin() + " to " + day.end());
            Bench bench = new Bench(day, house.folder().log().replay());
            double first = bench.readAheadMillis();
            double next = bench.seekMillis(day.end());
            double whole = bench.foldMillis(day.end());
            Spent named = new Spent();
            Spent foremost = new Spent();
            Spent drawn = new Spent();
            DrawnFrame frame = new DrawnFrame();
            Samples folds = new Samples();
            for (Instant moment : bench.moments(run.isQuick() ? 20 : 300)) {
                named.of(() -> bench.seek(moment, day.sessionAt(moment)));
                foremost.of(() -> bench.seek(moment, null));
                drawn.of(() -> frame.draw(bench.seek(moment, null), moment));
            }
            for (Instant moment : bench.moments(run.isQuick() ? 5 : 20)) {
                folds.add(Math.round(bench.foldMillis(moment) * 1e3));
                bench.requireSame(moment);
            }
            List<Figure> figures = new ArrayList<>();
            figures.addAll(figures("seek", named.wall, folds));
            figures.addAll(figures("seek, processor", named.processor, folds));
            figures.addAll(figures("seek without a session", foremost.wall, folds));
            figures.addAll(figures("seek without a session, processor", foremost.processor, folds));
            figures.addAll(figures("seek and the frame of it", drawn.wall, folds));
            figures.addAll(figures("page of a moment", pages(run, house, bench, day), folds));
            figures.add(Figure.of("first seek after a start, to the end", "ms", first, PEER, whole));
            figures.add(Figure.of("first seek of a replay that has read ahead", "ms", next, PEER, whole));
            return figures;
        }
    }

    private static List<Figure> figures(String what, Samples micros, Samples folds) {
        return List.of(
                Figure.of(what + ", p50", "ms", micros.median() / 1e3, PEER, folds.median() / 1e3),
                Figure.of(what + ", p99", "ms", micros.percentile(99) / 1e3, PEER, folds.percentile(99) / 1e3));
    }

    /// What a stranger waits for who follows a link to a moment.
    private static Samples pages(BenchRun run, ServerHouse house, Bench bench, Day day)
            throws IOException, InterruptedException {
        String page = "http://127.0.0.1:" + house.server().origin().port() + "/hud/"
                + day.hud().name() + "?replay=0&at=";
        Samples micros = new Samples();
        try (HttpClient client = HttpClient.newHttpClient()) {
            get(client, page + day.end()); // the public's tape is folded once
            for (Instant moment : bench.moments(run.isQuick() ? 5 : PAGES)) {
                long start = System.nanoTime();
                get(client, page + moment);
                micros.add((System.nanoTime() - start) / 1_000);
            }
        }
        return micros;
    }

    private static void get(HttpClient client, String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains("id=\"transport\"")) {
            throw new IllegalStateException(url + " answered " + answer.statusCode());
        }
    }

    /// What something took, by the clock on the wall and of this thread's processor, in microseconds.
    private static final class Spent {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        private final Samples wall = new Samples();
        private final Samples processor = new Samples();

        interface Work {
            void run() throws InterruptedException;
        }

        void of(Work work) throws InterruptedException {
            long start = System.nanoTime();
            long spent = THREADS.getCurrentThreadCpuTime();
            work.run();
            processor.add((THREADS.getCurrentThreadCpuTime() - spent) / 1_000);
            wall.add((System.nanoTime() - start) / 1_000);
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

        /// What a replay does while its reader looks at the beginning.
        double readAheadMillis() throws InterruptedException {
            long start = System.nanoTime();
            tape.prepare();
            return (System.nanoTime() - start) / 1e6;
        }

        double seekMillis(Instant moment) throws InterruptedException {
            long start = System.nanoTime();
            seek(moment, day.sessionAt(moment));
            return (System.nanoTime() - start) / 1e6;
        }

        /// All that the console's bar asks for when it is let go.
        ///
        /// @param session null for the foremost
        HudState seek(Instant moment, @Nullable String session) throws InterruptedException {
            HudState state = tape.open(ReplayPlace.endOf(moment), session).state();
            requireSome(state);
            if (tape.first(session).isEmpty() || tape.last(session).isEmpty() || tape.isPruned()) {
                throw new IllegalStateException("the day has no beginning or no end");
            }
            return state;
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
