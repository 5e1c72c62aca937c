package com.openagents.backroom.bench;

import com.openagents.backroom.bench.process.Display;
import com.openagents.backroom.bench.process.JavaCommand;
import com.openagents.backroom.bench.process.OwnedProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Runs benchmarks one after the other, each in a JVM of its own.
record Suite(boolean isQuick, boolean isGpu, Map<String, String> environment, PrintStream progress) {
    /// On a quiet machine all of them together take less; one that hangs is ended.
    private static final long MAX_SECONDS = 600;

    /// Empty when it could not be measured; the reason is told.
    Optional<List<Row>> run(Benchmark benchmark) throws IOException, InterruptedException {
        progress.println("bench: " + benchmark.name() + " (" + benchmark.description() + ")");
        warnOfLoad();
        try (Scratch scratch = Scratch.open()) {
            Path report = scratch.root().resolve("report.json");
            ProcessBuilder builder = new ProcessBuilder(JavaCommand.of(BenchMain.class, arguments(benchmark, report)))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            int code = benchmark.needsDisplay() ? onDisplay(builder) : join(builder);
            return code == 0 ? Optional.of(Row.read(report)) : Optional.empty();
        } catch (IllegalStateException e) {
            progress.println("bench: " + benchmark.name() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /// What else runs takes its part of every figure; ratios suffer less.
    private void warnOfLoad() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        double load = system.getSystemLoadAverage();
        if (load > system.getAvailableProcessors()) {
            progress.printf(
                    Locale.ROOT,
                    "bench:   something else runs: load %.1f on %d processors%n",
                    load,
                    system.getAvailableProcessors());
        }
    }

    private int onDisplay(ProcessBuilder builder) throws IOException, InterruptedException {
        try (Display display = Display.open(environment)) {
            return join(display.onto(builder));
        }
    }

    private static int join(ProcessBuilder builder) throws IOException, InterruptedException {
        try (OwnedProcess process = OwnedProcess.start(builder)) {
            return process.join(MAX_SECONDS);
        }
    }

    private List<String> arguments(Benchmark benchmark, Path report) {
        List<String> arguments = new ArrayList<>(List.of(benchmark.name(), "--alone", report.toString()));
        if (isQuick) {
            arguments.add("--quick");
        }
        if (isGpu) {
            arguments.add("--gpu");
        }
        return arguments;
    }
}
