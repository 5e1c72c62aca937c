package com.openagents.backroom.server.db.h2;

import com.openagents.backroom.server.db.h2.DiskStep.Acknowledged;
import com.openagents.backroom.server.db.h2.DiskStep.Sync;
import com.openagents.backroom.server.db.h2.DiskStep.Truncate;
import com.openagents.backroom.server.db.h2.DiskStep.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// The bytes of a store's files, by what their names have after the store's.
final class DiskImage {
    /// What a disk writes wholly or not at all.
    private static final int SECTOR_BYTES = 512;

    /// What the operating system copies at once; kill -9 may come between two.
    private static final int PAGE_BYTES = 4096;

    private final Map<String, FileImage> files;

    DiskImage() {
        this(Map.of());
    }

    private DiskImage(Map<String, FileImage> files) {
        this.files = new TreeMap<>();
        files.forEach((name, image) -> this.files.put(name, image.copy()));
    }

    DiskImage copy() {
        return new DiskImage(files);
    }

    void put(Path store) throws IOException {
        remove(store);
        for (Map.Entry<String, FileImage> file : files.entrySet()) {
            Files.write(Path.of(store + file.getKey()), file.getValue().bytes());
        }
    }

    static void remove(Path store) throws IOException {
        for (String name : RecordedDisk.NAMES) {
            Files.deleteIfExists(Path.of(store + name));
        }
    }

    void take(DiskStep step) {
        switch (step) {
            case Write write -> file(write.file()).put(write, 0, write.bytes().length);
            case Truncate truncate -> file(truncate.file()).truncate(truncate.size());
            case Sync _, Acknowledged _ -> {}
        }
    }

    /// Takes a write that kill -9 has cut short.
    void takeBeginning(Write write, Random random) {
        int pages = write.bytes().length / PAGE_BYTES;
        file(write.file()).put(write, 0, pages < 2 ? 0 : PAGE_BYTES * (1 + random.nextInt(pages - 1)));
    }

    /// Takes what is on the disk after a sync, out of what was not before.
    void takeSynced(Sync sync, List<DiskStep> unsynced) {
        for (Iterator<DiskStep> steps = unsynced.iterator(); steps.hasNext(); ) {
            DiskStep step = steps.next();
            if (isOf(step, sync.file())) {
                take(step);
                steps.remove();
            }
        }
    }

    /// Takes what a power cut leaves of steps that were not synced: any sectors, whatever their order.
    void takeSome(List<DiskStep> unsynced, Random random) {
        int percent = List.of(0, 10, 50, 90).get(random.nextInt(4));
        for (DiskStep step : new ArrayList<>(unsynced)) {
            if (step instanceof Write write) {
                for (int from = 0; from < write.bytes().length; from += SECTOR_BYTES) {
                    if (random.nextInt(100) < percent) {
                        file(write.file()).put(write, from, Math.min(from + SECTOR_BYTES, write.bytes().length));
                    }
                }
            } else if (random.nextInt(100) < percent) {
                take(step);
            }
        }
        files.values().forEach(file -> file.fillUpTo(PAGE_BYTES));
    }

    private static boolean isOf(DiskStep step, String file) {
        return switch (step) {
            case Write write -> write.file().equals(file);
            case Truncate truncate -> truncate.file().equals(file);
            case Sync sync -> sync.file().equals(file);
            case Acknowledged _ -> false;
        };
    }

    private FileImage file(String name) {
        return files.computeIfAbsent(name, _ -> new FileImage());
    }
}
