package com.openagents.backroom.bench.measure;

/// Repeats something for a while and counts.
public final class Clocked {
    private Clocked() {}

    /// Something that may fail as files do.
    public interface Work {
        void run() throws java.io.IOException;
    }

    /// How often a second the work could be done.
    public static double perSecond(double seconds, Work work) throws java.io.IOException {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        long done = 0;
        long now;
        do {
            work.run();
            done++;
            now = System.nanoTime();
        } while (now < end);
        return done * 1e9 / (now - start);
    }

    /// Seconds since a moment of [System#nanoTime].
    public static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
