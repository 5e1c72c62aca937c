package com.openagents.backroom.bench.hud;

import com.openagents.backroom.bench.measure.Samples;
import com.openagents.backroom.hud.scene.Scene;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a painter does with a scene, stage by stage, without a window.
interface Stages extends AutoCloseable {
    /// What paints, with its driver; empty for the processor.
    String device();

    /// Takes a scene through all stages, and notes what each took.
    void frame(Scene scene, Times times) throws InterruptedException;

    @Override
    void close();

    /// How long stages took, by name, in the order they happen.
    final class Times {
        private final Map<String, Samples> nanos = new LinkedHashMap<>();

        /// Notes one.
        void add(String stage, long tookNanos) {
            nanos.computeIfAbsent(stage, _ -> new Samples()).add(tookNanos);
        }

        List<String> stages() {
            return List.copyOf(nanos.keySet());
        }

        double millis(String stage, double percent) {
            Samples samples = nanos.get(stage);
            if (samples == null) {
                throw new IllegalArgumentException("no stage " + stage);
            }
            return samples.percentile(percent) / 1e6;
        }
    }

    /// Takes scenes in turn through a painter's stages.
    ///
    /// @param warmUp frames that do not count
    static Times measure(Stages painter, List<Scene> scenes, int warmUp, int frames) throws InterruptedException {
        Times times = new Times();
        for (int i = 0; i < warmUp; i++) {
            painter.frame(scenes.get(i % scenes.size()), new Times());
        }
        for (int i = 0; i < frames; i++) {
            painter.frame(scenes.get(i % scenes.size()), times);
        }
        return times;
    }
}
