package com.openagents.backroom.bench;

import java.io.IOException;
import java.util.List;

/// Measures one part of the program beside a peer or a limit, in the same run and process.
public interface Benchmark {
    /// One lower-case word, as on the command line.
    String name();

    /// What it measures, in one line.
    String description();

    /// Whether windows open.
    default boolean needsDisplay() {
        return false;
    }

    /// Measures. It has a JVM of its own, and checks that what it measured was right.
    ///
    /// @throws IllegalStateException with one sentence when a result is wrong or a program is missing
    List<Figure> run(BenchRun run) throws IOException, InterruptedException;
}
