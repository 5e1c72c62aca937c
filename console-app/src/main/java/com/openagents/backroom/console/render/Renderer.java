package com.openagents.backroom.console.render;

import com.openagents.backroom.hud.vulkan.VulkanException;
import com.openagents.backroom.hud.vulkan.VulkanException.Trouble;
import com.openagents.backroom.hud.vulkan.VulkanPainter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/// Paints a window's scenes by Vulkan on a thread of its own, `console-render`, which alone touches Vulkan; says when
/// JavaFX has to paint instead. Its methods belong to the FX thread.
///
/// Whatever goes wrong with Vulkan, at the start or later, ends Vulkan for this window and nothing else: the screens
/// see [#painting()] change and go on with the canvas.
public final class Renderer implements AutoCloseable {
    /// The painter itself gives up earlier; this is for drivers that do not return from a call at all.
    private static final Duration PATIENCE = Duration.seconds(30);

    static final String THREAD = "console-render";

    private static final Logger LOG = System.getLogger(Renderer.class.getName());

    private final ReadOnlyObjectWrapper<Painting> painting;
    private final boolean isVulkanExpected;
    private final List<Press> presses = new CopyOnWriteArrayList<>();
    private final Semaphore wakes = new Semaphore(0);
    private final PauseTransition watch = new PauseTransition(PATIENCE);
    private volatile boolean isEnding;

    private Renderer(Painting first, boolean isVulkanExpected) {
        painting = new ReadOnlyObjectWrapper<>(first);
        this.isVulkanExpected = isVulkanExpected;
        watch.setOnFinished(_ -> fallBack("The graphics driver does not answer.", Optional.empty()));
    }

    /// One that leaves all to JavaFX, because the operator wants it so.
    public static Renderer canvas() {
        return new Renderer(new Painting.Canvas(Optional.empty(), false), false);
    }

    /// One that tries Vulkan.
    ///
    /// @param opener opens it, on the render thread
    /// @param isExpected whether the operator is told when that fails
    public static Renderer vulkan(Supplier<VulkanPainter> opener, boolean isExpected) {
        Renderer renderer = new Renderer(new Painting.Opening(), isExpected);
        renderer.watch.play();
        Thread.ofPlatform().daemon().name(THREAD).start(() -> renderer.run(opener));
        return renderer;
    }

    /// How scenes are painted now.
    public ReadOnlyObjectProperty<Painting> painting() {
        return painting.getReadOnlyProperty();
    }

    /// A place to paint, while Vulkan is in use.
    public Surface newSurface() {
        Surface surface = new Surface(this);
        presses.add(new Press(surface));
        return surface;
    }

    /// Ends the thread as soon as JavaFX reads none of its pictures any more.
    @Override
    public void close() {
        end();
        presses.forEach(press -> press.surface().close());
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

    private void end() {
        isEnding = true;
        watch.stop();
        wake();
    }

    private void opened(String device) {
        if (!isEnding) {
            watch.stop();
            LOG.log(Level.INFO, "the HUD is painted by Vulkan on " + device);
            painting.set(new Painting.Vulkan(device));
        }
    }

    private void fallBack(String sentence, Optional<Throwable> cause) {
        if (isEnding) {
            return;
        }
        end();
        boolean isSurprise = isVulkanExpected || painting.get() instanceof Painting.Vulkan;
        String said = sentence + " JavaFX paints the HUD instead.";
        LOG.log(isSurprise ? Level.WARNING : Level.INFO, said, cause.orElse(null));
        painting.set(new Painting.Canvas(Optional.of(said), isSurprise));
    }

    private void run(Supplier<VulkanPainter> opener) {
        try {
            Workshop workshop = new Workshop(opener.get());
            if (paint(workshop)) {
                workshop.close();
            }
        } catch (VulkanException e) {
            Platform.runLater(() -> fallBack(e.sentence(), Optional.empty()));
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
                presses.removeIf(work);
            }
        } catch (VulkanException e) {
            isAlive = e.trouble() != Trouble.NO_ANSWER;
            Platform.runLater(() -> fallBack(e.sentence(), Optional.empty()));
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

    private void giveUp(Throwable fault) {
        Platform.runLater(() -> fallBack("Vulkan failed: " + fault + ".", Optional.of(fault)));
    }
}
