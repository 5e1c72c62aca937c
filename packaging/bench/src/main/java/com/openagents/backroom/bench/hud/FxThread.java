package com.openagents.backroom.bench.hud;

import com.openagents.backroom.console.theme.Fonts;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;

/// JavaFX's thread, seen from another one.
final class FxThread {
    /// More than any screen shows, so that what is measured is the painting; a clock without a limit would take the
    /// processor from painters on other threads.
    static final int PULSES_PER_SECOND = 240;

    private FxThread() {}

    /// Starts JavaFX, once in a process.
    static void start() throws InterruptedException {
        System.setProperty("javafx.animation.pulse", Integer.toString(PULSES_PER_SECOND)); // read when it starts
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(true));
        } catch (UnsupportedOperationException e) {
            throw new IllegalStateException("the display can't be opened", e);
        }
        Platform.setImplicitExit(false);
        call(() -> {
            Fonts.load();
            return started.join();
        });
    }

    /// Calls something there and waits for what it gives.
    static <T> T call(Callable<T> task) throws InterruptedException {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(task.call());
            } catch (Exception e) {
                done.completeExceptionally(e); // the thread that waits tells it
            }
        });
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("JavaFX failed: " + e.getCause(), e.getCause());
        }
    }
}
