package com.openagents.backroom.bench.hud;

import com.openagents.backroom.hud.scene.Scene;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.animation.AnimationTimer;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.stage.Stage;

/// A painter whose frames are seen in a window. FX thread only.
interface Shown {
    Node node();

    /// Paints a scene over the one before, at once or soon.
    void paint(Scene scene);

    /// Frames that came to the window so far.
    long shown();

    /// What a window of frames took.
    ///
    /// @param perSecond frames a second, at most [FxThread#PULSES_PER_SECOND]
    /// @param cpuMillis the process's processor time to a frame, all threads together
    record Rate(double perSecond, double cpuMillis) {}

    /// Shows scenes in turn, one a pulse, in a window of their size.
    static Rate measure(Shown painter, List<Scene> scenes, double warmUpSeconds, double seconds)
            throws InterruptedException {
        CompletableFuture<Rate> rate = new CompletableFuture<>();
        Stage window = FxThread.call(() -> {
            Stage stage = new Stage();
            Scene first = scenes.getFirst();
            stage.setScene(new javafx.scene.Scene(new Group(painter.node()), first.width(), first.height()));
            stage.show();
            new Pulses(painter, scenes, warmUpSeconds, seconds, rate).start();
            return stage;
        });
        try {
            return rate.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("frames can't be shown: " + e.getCause(), e.getCause());
        } finally {
            FxThread.call(() -> {
                window.close();
                return true;
            });
        }
    }

    /// Counts.
    final class Pulses extends AnimationTimer {
        private final Shown painter;
        private final List<Scene> scenes;
        private final long warmUpNanos;
        private final long nanos;
        private final CompletableFuture<Rate> rate;
        private final long begun = System.nanoTime();
        private long start;
        private long startCpuNanos;
        private long startShown;
        private int pulses;

        private Pulses(
                Shown painter, List<Scene> scenes, double warmUpSeconds, double seconds, CompletableFuture<Rate> rate) {
            this.painter = painter;
            this.scenes = scenes;
            this.warmUpNanos = (long) (warmUpSeconds * 1e9);
            this.nanos = (long) (seconds * 1e9);
            this.rate = rate;
        }

        @Override
        public void handle(long pulse) {
            long now = System.nanoTime();
            if (start == 0 && now - begun >= warmUpNanos) {
                start = now;
                startCpuNanos = cpuNanos();
                startShown = painter.shown();
            } else if (start != 0 && now - start >= nanos) {
                stop();
                finish(now);
                return;
            }
            try {
                painter.paint(scenes.get(pulses++ % scenes.size()));
            } catch (RuntimeException e) {
                stop();
                rate.completeExceptionally(e); // the thread that waits tells it
            }
        }

        private void finish(long now) {
            long frames = painter.shown() - startShown;
            if (frames == 0) {
                rate.completeExceptionally(new IllegalStateException("none came to the window"));
            } else {
                rate.complete(new Rate(frames * 1e9 / (now - start), (cpuNanos() - startCpuNanos) / 1e6 / frames));
            }
        }

        private static long cpuNanos() {
            return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }
    }
}
