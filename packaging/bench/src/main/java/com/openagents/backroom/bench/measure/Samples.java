package com.openagents.backroom.bench.measure;

import java.util.Arrays;

/// Measured times, or anything else in whole numbers. One thread at a time.
public final class Samples {
    private long[] values = new long[1024];
    private int count;

    public void add(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    public void addAll(Samples others) {
        for (int i = 0; i < others.count; i++) {
            add(others.values[i]);
        }
    }

    public int count() {
        return count;
    }

    /// The value that so many percent of all are at most (nearest rank).
    public double percentile(double percent) {
        if (count == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * count);
        return sorted[Math.clamp(rank - 1, 0, count - 1)];
    }

    public double median() {
        return percentile(50);
    }
}
