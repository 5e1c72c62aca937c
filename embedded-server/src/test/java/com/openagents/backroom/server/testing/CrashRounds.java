package com.openagents.backroom.server.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// Starts a process that writes, ends it with `kill -9` at a random moment, and has what it left looked at; many times
/// over the same data.
///
/// The process prints a line with a number each time something is stored: how much of its work, counted from the
/// beginning of all rounds, it has been told is safe. It must have enough to do for [#MAX_ACKNOWLEDGEMENTS] lines.
public final class CrashRounds {
    /// Acknowledgements read before a round ends, at most.
    public static final int MAX_ACKNOWLEDGEMENTS = 40;

    /// Between two acknowledgements the process is at any place of its work; the wait makes that place random.
    private static final int MAX_WAIT_NANOS = 30_000_000;

    private final Class<?> child;
    private final Runnable meanwhile;
    private final String[] arguments;

    public CrashRounds(Class<?> child, String... arguments) {
        this(child, () -> {}, arguments);
    }

    /// @param meanwhile what happens to the process's sources while it works, done after each number it prints
    public CrashRounds(Class<?> child, Runnable meanwhile, String... arguments) {
        this.child = child;
        this.meanwhile = meanwhile;
        this.arguments = arguments;
    }

    /// Looks at what a killed process left.
    @FunctionalInterface
    public interface Check {
        /// Fails when something is missing, twice or damaged.
        ///
        /// @param acknowledged the last number that the process printed
        void afterKill(int round, long acknowledged) throws Exception;
    }

    /// Runs the rounds; prints the seed that makes the same ones.
    public void run(int rounds, long seed, Check check) throws Exception {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        long before = 0;
        for (int round = 0; round < rounds; round++) {
            long acknowledged = killOne(random);
            assertTrue(acknowledged >= before, "a round went back from " + before + " to " + acknowledged);
            check.afterKill(round, acknowledged);
            before = acknowledged;
        }
    }

    private long killOne(Random random) throws IOException, InterruptedException {
        Process process = JavaProcess.start(child, arguments);
        long acknowledged = -1;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int wanted = 1 + random.nextInt(MAX_ACKNOWLEDGEMENTS);
            String line = lines.readLine();
            while (line != null && --wanted > 0) {
                acknowledged = Long.parseLong(line);
                meanwhile.run();
                line = lines.readLine();
            }
            LockSupport.parkNanos(random.nextInt(MAX_WAIT_NANOS));
            process.toHandle().destroyForcibly();
            for (; line != null && !line.isEmpty(); line = lines.readLine()) {
                acknowledged = Long.parseLong(line);
            }
        }
        int code = process.waitFor();
        assertTrue(code == 128 + 9, "the process ended by itself with " + code);
        return acknowledged;
    }
}
