package com.openagents.backroom.console.render;

import com.openagents.backroom.hud.vulkan.VulkanException;
import com.openagents.backroom.hud.vulkan.VulkanException.Trouble;
import com.openagents.backroom.hud.vulkan.VulkanPainter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;

/// Vulkan from its opening to its end, on a thread of its own, `console-render`, which alone touches it. Its other
/// methods belong to the FX thread.
///
/// Whatever goes wrong ends it: the listener is told once, and the thread ends when JavaFX reads none of its pictures
/// any more.
final class VulkanRun {
    static final String THREAD = "console-render";

    /// The painter itself gives up earlier; this is for drivers that do not return from a call at all.
    private static final Duration PATIENCE = Duration.seconds(30);

    private final Listener listener;
    private final List<Press> presses = new CopyOnWriteArrayList<>();
    private final Semaphore wakes = new Semaphore(0);
    private final PauseTransition watch = new PauseTransition(PATIENCE);
    private volatile boolean isEnding;

    /// Is told how it goes, on the FX thread and not after [#close].
    interface Listener {
        /// It paints from now on.
        ///
        /// @param device the name of the graphics device
        void opened(String device);

        /// It has ended.
        void failed(Failure failure);
    }

    /// Why Vulkan has ended.
    ///
    /// @param sentence for the operator
    /// @param mayPass whether it may work when it is opened anew
    record Failure(String sentence, boolean mayPass, Optional<Throwable> cause) {}

    private VulkanRun(Listener listener) {
        this.listener = listener;
        watch.setOnFinished(_ -> fail(new Failure("The graphics driver does not answer.", false, Optional.empty())));
    }

    /// Starts to open Vulkan.
    ///
    /// @param opener opens it, on the render thread
    static VulkanRun start(Supplier<VulkanPainter> opener, Listener listener) {
        VulkanRun run = new VulkanRun(listener);
        run.watch.play();
        Thread.ofPlatform().daemon().name(THREAD).start(() -> run.run(opener));
        return run;
    }

    /// A place to paint, once it is opened.
    Surface newSurface() {
        Surface surface = new Surface(this);
        presses.add(new Press(surface));
        return surface;
    }

    /// Ends the thread as soon as JavaFX reads none of its pictures any more.
    void close() {
        end();
        closeSurfaces();
    }

    /// Notes that a scene waits to be painted.
    void asked() {
        if (watch.getStatus() != PauseTransition.Status.RUNNING && !isEnding) {
            watch.playFromStart();
        }
        wake();
    }

    /// Notes that one was painted.
    void answered() {
        watch.stop();
        if (presses.stream().anyMatch(press -> press.surface().isWaiting())) {
            asked();
        }
    }

    /// Has the thread look for work. Any thread.
    void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    private void closeSurfaces() {
        presses.forEach(press -> press.surface().close());
    }

    private void end() {
        isEnding = true;
        watch.stop();
        wake();
    }

    private void opened(String device) {
        if (!isEnding) {
            watch.stop();
            listener.opened(device);
        }
    }

    private void fail(Failure failure) {
        if (!isEnding) {
            end();
            listener.failed(failure);
            closeSurfaces(); // those that the listener has not
        }
    }

    private void run(Supplier<VulkanPainter> opener) {
        try {
            Workshop workshop = new Workshop(opener.get(), this::wake);
            if (paint(workshop)) {
                workshop.close();
            }
        } catch (VulkanException e) {
            giveUp(e);
        } catch (RuntimeException | LinkageError e) {
            giveUp(e);
        }
    }

    /// Paints until the end.
    ///
    /// @return false when the driver must not be called any more
    private boolean paint(Workshop workshop) {
        boolean isAlive = true;
        Predicate<Press> work = press -> press.work(workshop);
        try {
            workshop.warmUp();
            String device = workshop.painter().device().name();
            Platform.runLater(() -> opened(device));
            while (!isEnding) {
                wakes.acquireUninterruptibly();
                workshop.takeWords();
                presses.removeIf(work);
            }
        } catch (VulkanException e) {
            isAlive = e.trouble() != Trouble.NO_ANSWER;
            giveUp(e);
        } catch (RuntimeException | OutOfMemoryError e) {
            giveUp(e); // an edge: the console goes on without Vulkan
        }
        presses.removeIf(Press::leave);
        while (isAlive && !presses.isEmpty()) {
            wakes.acquireUninterruptibly();
            presses.removeIf(Press::leave);
        }
        return isAlive;
    }

    private void giveUp(VulkanException trouble) {
        Failure failure = new Failure(trouble.sentence(), mayPass(trouble.trouble()), Optional.empty());
        Platform.runLater(() -> fail(failure));
    }

    private void giveUp(Throwable fault) {
        Failure failure = new Failure("Vulkan failed: " + fault + ".", false, Optional.of(fault));
        Platform.runLater(() -> fail(failure));
    }

    /// A driver that is replaced is gone for a while, and so is memory that others have; one that hangs goes on
    /// hanging.
    private static boolean mayPass(Trouble trouble) {
        return switch (trouble) {
            case DEVICE_LOST, OUT_OF_MEMORY, REFUSED, NO_LOADER, NO_DRIVER, NO_DEVICE -> true;
            case NO_ANSWER, TOO_LARGE -> false;
        };
    }
}
