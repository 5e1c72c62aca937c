package com.openagents.backroom.bench.measure;

import java.lang.management.ManagementFactory;

/// This process's heap.
public final class Heap {
    /// One collection leaves what only weak references and finalisers still hold.
    private static final int COLLECTIONS = 3;

    private Heap() {}

    /// Bytes that are in use.
    public static long usedAfterCollection() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
