package com.openagents.backroom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a run is measured on.
record Machine(String processor, String jvm, int cores, String date) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    static Machine here(Instant now) {
        return new Machine(
                processorName(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /// The model where the system tells it, else the architecture.
    private static String processorName() {
        String architecture = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!Files.isReadable(PROCESSORS)) {
            return architecture;
        }
        try {
            return Files.readAllLines(PROCESSORS).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
