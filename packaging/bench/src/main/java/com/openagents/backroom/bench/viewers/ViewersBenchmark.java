package com.openagents.backroom.bench.viewers;

import com.openagents.backroom.bench.BenchRun;
import com.openagents.backroom.bench.Benchmark;
import com.openagents.backroom.bench.Figure;
import com.openagents.backroom.bench.measure.Heap;
import com.openagents.backroom.bench.measure.Mark;
import com.openagents.backroom.bench.measure.Waiting;
import com.openagents.backroom.bench.process.Client;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// How long an event is on its way to many viewers, and what a viewer costs.
public final class ViewersBenchmark implements Benchmark {
    private static final int EVENTS_PER_SECOND = 20;
    private static final int STALLED_PERCENT = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PEER = "bare write to each socket";

    /// Texts of an event: a paragraph that fills the buffers of a stalled viewer before the end, and a screen that does
    /// so in a second.
    private static final int SHORT_CHARS = 600;

    private static final int LONG_CHARS = 4_000;

    /// Who looks and what is sent.
    ///
    /// @param seconds for how long events are sent; a stalled viewer is ended after ten
    private record Scene(int readers, int stalled, int eventChars, int seconds) {
        int events() {
            return seconds * EVENTS_PER_SECOND;
        }

        String named() {
            return String.format("%,d viewers, %d of them stalled", readers + stalled, stalled);
        }
    }

    /// What came of it.
    ///
    /// @param heapBytes what all viewers together added to the server's heap
    private record Outcome(ViewerCrowd.Seen seen, long heapBytes) {}

    @Override
    public String name() {
        return "viewers";
    }

    @Override
    public String description() {
        return "500 viewers with 50 stalled and 2,000 viewers with one, " + EVENTS_PER_SECOND
                + " events a second, beside a bare write to each; 2,000 viewers and a restart";
    }

    @Override
    public List<Figure> run(BenchRun run) throws IOException {
        int some = run.amount(500, 50);
        int stalled = some * STALLED_PERCENT / 100;
        int many = run.amount(2_000, 100);
        List<Scene> scenes = List.of(
                new Scene(some - stalled, stalled, LONG_CHARS, run.amount(12, 2)),
                new Scene(many - 1, 1, SHORT_CHARS, run.amount(12, 6)));
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++) {
            Scene scene = scenes.get(i);
            run.say(scene.named());
            Outcome ours;
            try (FanOut server = ServerFanOut.open(run.folder("house-" + i), run.folder("watched-" + i))) {
                ours = watch(scene, server, scene.stalled());
            }
            long eventBytes = ours.seen().bytes() / ours.seen().events();
            try (FanOut bare = BareFanOut.open((int) eventBytes)) {
                figures.addAll(figures(scene, ours, watch(scene, bare, 0)));
            }
        }
        run.say(String.format("%,d viewers and a restart", many));
        figures.add(Restart.of(many, run.folder("house-restart"), run.folder("watched-restart")));
        return figures;
    }

    private static Outcome watch(Scene scene, FanOut fanOut, int stalled) throws IOException {
        long before = Heap.usedAfterCollection();
        List<String> arguments = List.of(
                Integer.toString(fanOut.port()),
                fanOut.path(),
                Integer.toString(scene.readers()),
                Integer.toString(stalled),
                Integer.toString(scene.events()));
        try (Client crowd = Client.start(ViewerCrowd.class, arguments)) {
            crowd.next(ViewerCrowd.Ready.class);
            long heap = Heap.usedAfterCollection() - before;
            send(scene, fanOut);
            ViewerCrowd.Seen seen = crowd.next(ViewerCrowd.Seen.class);
            Waiting.until("the stalled are ended", PATIENCE, () -> fanOut.viewers() == scene.readers());
            if (seen.ended() > 0) {
                throw new IllegalStateException(seen.ended() + " viewers that read were ended");
            }
            return new Outcome(seen, heap);
        }
    }

    private static void send(Scene scene, FanOut fanOut) throws IOException {
        String words = "x".repeat(scene.eventChars());
        long next = System.nanoTime();
        for (int i = 0; i < scene.events(); i++) {
            next += 1_000_000_000L / EVENTS_PER_SECOND;
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
            fanOut.send(Mark.now() + words);
        }
    }

    private static List<Figure> figures(Scene scene, Outcome ours, Outcome bare) {
        String what = scene.named();
        return List.of(
                Figure.of(
                        what + ": published to received, p50",
                        "ms",
                        ours.seen().p50Micros() / 1e3,
                        PEER,
                        bare.seen().p50Micros() / 1e3),
                Figure.of(
                        what + ": published to received, p99",
                        "ms",
                        ours.seen().p99Micros() / 1e3,
                        PEER,
                        bare.seen().p99Micros() / 1e3),
                Figure.of(
                        what + ": heap of each",
                        "KB",
                        ours.heapBytes() / 1e3 / (scene.readers() + scene.stalled()),
                        "heap of a bare socket",
                        Math.max(0, bare.heapBytes()) / 1e3 / scene.readers()));
    }
}
