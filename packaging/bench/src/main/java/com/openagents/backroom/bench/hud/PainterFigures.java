package com.openagents.backroom.bench.hud;

import com.openagents.backroom.bench.BenchRun;
import com.openagents.backroom.bench.Figure;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.hud.vulkan.VulkanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The figures of all painters for scenes of one size. Each stage stands beside the canvas's own for the same scene.
final class PainterFigures {
    private static final int WARM_UP_FRAMES = 20;
    private static final int FRAMES = 60;

    /// So many that the slowest of a hundred are more than one. The canvas is too slow for as many.
    private static final int TAIL_FRAMES = 200;

    private static final double WINDOW_SECONDS = 2;

    /// Which of the canvas's stages does the same work.
    private static final Map<String, String> BESIDE = Map.of(
            CpuStages.ENCODE, CanvasStages.CALLS,
            CpuStages.RASTER, CanvasStages.PICTURE,
            VulkanStages.SUBMIT, CanvasStages.CALLS,
            VulkanStages.PICTURE, CanvasStages.PICTURE);

    private final FontMetrics metrics;
    private final SceneSize size;
    private final List<Scene> scenes;
    private final BenchRun run;
    private final List<Figure> figures = new ArrayList<>();

    PainterFigures(FontMetrics metrics, SceneSize size, BenchRun run) {
        this.metrics = metrics;
        this.size = size;
        this.scenes = size.scenes();
        this.run = run;
    }

    /// The median of each stage, and frames in a window.
    List<Figure> median() throws InterruptedException {
        stages(List.of(50.0), FRAMES);
        windows();
        return figures;
    }

    /// Each stage's median and the slowest of a hundred.
    List<Figure> withTail() throws InterruptedException {
        stages(List.of(50.0, 99.0), TAIL_FRAMES);
        return figures;
    }

    private void stages(List<Double> percents, int frames) throws InterruptedException {
        Stages.Times canvas;
        try (Stages painter = new CanvasStages(metrics, size.width(), size.height())) {
            canvas = measure(painter, FRAMES);
        }
        try (Stages painter = new CpuStages(metrics)) {
            note(painter.device(), measure(painter, frames), canvas, percents);
        }
        try (Stages painter = new VulkanStages(metrics, size.width(), size.height())) {
            note(painter.device(), measure(painter, frames), canvas, percents);
        } catch (VulkanException e) {
            run.say("without Vulkan: " + e.sentence());
        }
    }

    private Stages.Times measure(Stages painter, int frames) throws InterruptedException {
        return Stages.measure(painter, scenes, run.amount(WARM_UP_FRAMES, 2), run.amount(frames, 4));
    }

    private void note(String device, Stages.Times times, Stages.Times canvas, List<Double> percents) {
        for (String stage : times.stages()) {
            String beside = BESIDE.getOrDefault(stage, CanvasStages.PICTURE);
            for (double percent : percents) {
                String ending = percents.size() > 1 ? String.format(", p%.0f", percent) : "";
                Figure.Peer peer = new Figure.Peer(beside + ending, canvas.millis(beside, percent));
                figures.add(new Figure(
                        size.named() + ": " + stage + ending, "ms", times.millis(stage, percent), peer, device));
            }
        }
    }

    private void windows() throws InterruptedException {
        Shown.Rate pixels = show(FxThread.call(() -> ShownPixels.nothingPainted(size.width(), size.height())));
        Shown.Rate canvas = show(FxThread.call(() -> new ShownCanvas(metrics, size.width(), size.height())));
        add("canvas, shown frames", "frames/s", canvas.perSecond(), "uploads alone", pixels.perSecond());
        add("canvas, CPU of a shown frame", "ms", canvas.cpuMillis(), "uploads alone", pixels.cpuMillis());
        add("CPU of an upload", "ms", pixels.cpuMillis(), "a canvas frame's", canvas.cpuMillis());
        CpuStages cpu = new CpuStages(metrics);
        Stages.Times ignored = new Stages.Times();
        beside(
                canvas,
                "cpu",
                show(FxThread.call(() -> new ShownPixels(size.width(), size.height(), scene -> {
                    cpu.frame(scene, ignored);
                    return cpu.picture().pixels();
                }))));
        Optional<ShownVulkan> vulkan = ShownVulkan.open();
        if (vulkan.isPresent()) {
            beside(canvas, "vulkan", show(vulkan.get()));
            FxThread.call(() -> {
                vulkan.get().close();
                return true;
            });
        }
    }

    private void beside(Shown.Rate canvas, String painter, Shown.Rate rate) {
        add(painter + ", shown frames", "frames/s", rate.perSecond(), "canvas", canvas.perSecond());
        add(painter + ", CPU of a shown frame", "ms", rate.cpuMillis(), "canvas", canvas.cpuMillis());
    }

    private Shown.Rate show(Shown painter) throws InterruptedException {
        double seconds = run.isQuick() ? 0.2 : WINDOW_SECONDS;
        return Shown.measure(painter, scenes, seconds / 2, seconds);
    }

    private void add(String what, String unit, double value, String peer, double peerValue) {
        figures.add(Figure.of(size.named() + ": " + what, unit, value, peer, peerValue));
    }
}
