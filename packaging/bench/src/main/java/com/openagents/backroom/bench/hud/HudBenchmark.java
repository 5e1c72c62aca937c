package com.openagents.backroom.bench.hud;

import com.openagents.backroom.bench.BenchRun;
import com.openagents.backroom.bench.Benchmark;
import com.openagents.backroom.bench.Figure;
import com.openagents.backroom.hud.text.FontMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a frame of the HUD takes, by each painter.
public final class HudBenchmark implements Benchmark {
    private static final int LAYOUTS = 300;

    @Override
    public String name() {
        return "hud";
    }

    @Override
    public String description() {
        return "a frame of the HUD by each painter, stage by stage and in a window, beside JavaFX's canvas";
    }

    @Override
    public boolean needsDisplay() {
        return true;
    }

    @Override
    public List<Figure> run(BenchRun run) throws IOException, InterruptedException {
        FxThread.start();
        FontMetrics metrics = FontMetrics.load();
        List<SceneSize> sizes = new ArrayList<>(run.isQuick() ? SceneSize.WINDOWS.subList(0, 1) : SceneSize.WINDOWS);
        List<Figure> figures = new ArrayList<>(layout(new LaidOut(metrics), sizes, run.amount(LAYOUTS, 10), metrics));
        for (SceneSize size : sizes) {
            run.say(size.named());
            figures.addAll(new PainterFigures(metrics, size, run).median());
        }
        if (run.isGpu()) {
            run.say(SceneSize.LARGE.named());
            figures.addAll(new PainterFigures(metrics, SceneSize.LARGE, run).withTail());
        }
        return figures;
    }

    private static List<Figure> layout(LaidOut hud, List<SceneSize> sizes, int times, FontMetrics metrics)
            throws InterruptedException {
        List<Figure> figures = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        for (SceneSize size : sizes) {
            String named = size.width() + "x" + size.height() + ", a real HUD: layout";
            if (done.add(named)) {
                double millis = hud.medianMillis(size.width(), size.height(), times);
                try (Stages canvas = new CanvasStages(metrics, size.width(), size.height())) {
                    Stages.Times calls = Stages.measure(
                            canvas, List.of(hud.lay(size.width(), size.height())), times / 10, times / 5);
                    figures.add(
                            Figure.of(named, "ms", millis, "its canvas calls", calls.millis(CanvasStages.CALLS, 50)));
                }
            }
        }
        return figures;
    }
}
