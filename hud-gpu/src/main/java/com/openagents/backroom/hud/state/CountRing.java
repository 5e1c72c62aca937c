package com.openagents.backroom.hud.state;

import java.util.List;

/// Counts per slot of time, for the newest `size` slots. What falls behind them is forgotten.
final class CountRing {
    private final int[] counts;
    private long newest = Long.MIN_VALUE;

    CountRing(int size) {
        counts = new int[size];
    }

    void add(long slot) {
        if (newest == Long.MIN_VALUE || slot >= newest + counts.length) {
            java.util.Arrays.fill(counts, 0);
            newest = slot;
        }
        while (newest < slot) {
            newest++;
            counts[index(newest)] = 0;
        }
        if (slot > newest - counts.length) {
            counts[index(slot)]++;
        }
    }

    int at(long slot) {
        return newest == Long.MIN_VALUE || slot > newest || slot <= newest - counts.length ? 0 : counts[index(slot)];
    }

    private int index(long slot) {
        return (int) Math.floorMod(slot, (long) counts.length);
    }

    /// The newest slot and its counts backwards, as text: `slot:n,n,n`.
    String toText() {
        if (newest == Long.MIN_VALUE) {
            return "";
        }
        StringBuilder text = new StringBuilder().append(newest).append(':');
        for (int i = 0; i < counts.length; i++) {
            text.append(i == 0 ? "" : ",").append(at(newest - i));
        }
        return text.toString();
    }

    void readText(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return;
        }
        newest = Read.numbers(text.substring(0, colon)).getFirst();
        List<Long> backwards = Read.numbers(text.substring(colon + 1));
        for (int i = 0; i < Math.min(counts.length, backwards.size()); i++) {
            counts[index(newest - i)] = (int) (long) backwards.get(i);
        }
    }
}
