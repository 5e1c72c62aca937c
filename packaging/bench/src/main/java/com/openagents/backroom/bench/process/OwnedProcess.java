package com.openagents.backroom.bench.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// A process that ends with whoever started it, in whatever way that ends.
public final class OwnedProcess implements AutoCloseable {
    /// A Backroom stores what it has and ends well within this.
    private static final long GRACE_SECONDS = 15;

    private final Process process;
    private final Thread atExit;

    private OwnedProcess(Process process) {
        this.process = process;
        this.atExit = new Thread(() -> endWithChildren(process), "end-" + process.pid());
    }

    public static OwnedProcess start(ProcessBuilder builder) throws IOException {
        OwnedProcess owned = new OwnedProcess(builder.start());
        Runtime.getRuntime().addShutdownHook(owned.atExit);
        return owned;
    }

    public Process process() {
        return process;
    }

    /// Waits for its end.
    ///
    /// @throws IllegalStateException when it does not end in time
    public int join(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    process.info().command().orElse("a process") + " did not end within " + seconds + " s");
        }
        return process.exitValue();
    }

    /// Asks it to end and makes it, if need be.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException shuttingDown) {
            return; // the hook does it
        }
        endWithChildren(process);
    }

    private static void endWithChildren(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.toHandle().destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
