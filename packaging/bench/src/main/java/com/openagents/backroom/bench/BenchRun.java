package com.openagents.backroom.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/// What a benchmark is run with.
///
/// @param root the checkout
/// @param scratch an empty folder that is removed afterwards
/// @param isQuick whether it only has to show that it works
/// @param isGpu whether sizes for a graphics card are measured too
/// @param progress where it says what it is doing
public record BenchRun(Path root, Scratch scratch, boolean isQuick, boolean isGpu, PrintStream progress) {
    /// The amount for a full run, or the small one when it only has to show that it works.
    public int amount(int full, int quick) {
        return isQuick ? quick : full;
    }

    /// A new empty folder.
    public Path folder(String name) throws IOException {
        return scratch.folder(name);
    }

    public void say(String what) {
        progress.println("bench:   " + what);
    }
}
