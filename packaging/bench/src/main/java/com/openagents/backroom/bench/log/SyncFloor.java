package com.openagents.backroom.bench.log;

import com.openagents.backroom.bench.measure.Clocked;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// How often a second a disk can be told to keep what was written: no log that is durable can be faster.
public final class SyncFloor {
    /// What a file system writes at least.
    private static final int PAGE_BYTES = 4096;

    private SyncFloor() {}

    /// Writes and syncs one page after another in a folder of that disk.
    public static double syncsPerSecond(Path folder, double seconds) throws IOException {
        Path file = folder.resolve("sync-floor");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocateDirect(PAGE_BYTES);
            return Clocked.perSecond(seconds, () -> {
                channel.write(page.rewind());
                channel.force(false);
            });
        }
    }
}
