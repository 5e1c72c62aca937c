package com.openagents.backroom.console.render;

import com.openagents.backroom.console.render.VulkanRun.Failure;
import com.openagents.backroom.hud.vulkan.VulkanPainter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Paints a window's scenes by Vulkan; says when JavaFX has to paint instead. FX thread only.
///
/// Whatever goes wrong with Vulkan, at the start or later, ends Vulkan and nothing else: the screens see [#painting()]
/// change and go on with the canvas. Where it may pass, as when a driver crashed, Vulkan is opened anew after a while,
/// and the screens change back.
public final class Renderer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Renderer.class.getName());

    private final ReadOnlyObjectWrapper<Painting> painting;
    private final boolean isVulkanExpected;
    private final Comeback comeback;
    private final PauseTransition pause = new PauseTransition();
    private @Nullable VulkanRun run;
    private boolean isClosed;

    private Renderer(Painting first, boolean isVulkanExpected, Comeback comeback) {
        painting = new ReadOnlyObjectWrapper<>(first);
        this.isVulkanExpected = isVulkanExpected;
        this.comeback = comeback;
    }

    /// One that leaves all to JavaFX, because the operator wants it so.
    public static Renderer canvas() {
        return new Renderer(new Painting.Canvas(Optional.empty(), false), false, Comeback.patient());
    }

    /// One that tries Vulkan.
    ///
    /// @param opener opens it, on the render thread; asked again after it failed
    /// @param isExpected whether the operator is told when that fails
    public static Renderer vulkan(Supplier<VulkanPainter> opener, boolean isExpected) {
        return vulkan(opener, isExpected, Comeback.patient());
    }

    static Renderer vulkan(Supplier<VulkanPainter> opener, boolean isExpected, Comeback comeback) {
        Renderer renderer = new Renderer(new Painting.Opening(), isExpected, comeback);
        renderer.pause.setOnFinished(_ -> renderer.open(opener));
        renderer.open(opener);
        return renderer;
    }

    /// How scenes are painted now.
    public ReadOnlyObjectProperty<Painting> painting() {
        return painting.getReadOnlyProperty();
    }

    /// A place to paint, while Vulkan is in use.
    public Surface newSurface() {
        return Objects.requireNonNull(run, "Vulkan is not in use").newSurface();
    }

    /// Ends the render thread as soon as JavaFX reads none of its pictures any more.
    @Override
    public void close() {
        isClosed = true;
        pause.stop();
        if (run != null) {
            run.close();
        }
    }

    private void open(Supplier<VulkanPainter> opener) {
        run = VulkanRun.start(opener, new VulkanRun.Listener() {
            @Override
            public void opened(String device) {
                Renderer.this.opened(device);
            }

            @Override
            public void failed(Failure failure) {
                Renderer.this.failed(failure);
            }
        });
    }

    private void opened(String device) {
        LOG.log(Level.INFO, "the HUD is painted by Vulkan on " + device);
        comeback.works();
        painting.set(new Painting.Vulkan(device));
    }

    private void failed(Failure failure) {
        if (isClosed) {
            return;
        }
        run = null;
        switch (painting.get()) {
            case Painting.Opening _ -> fallBack(failure, isVulkanExpected, "");
            case Painting.Vulkan _ ->
                fallBack(failure, true, again(failure.mayPass() ? comeback.afterLoss() : Optional.empty()));
            case Painting.Canvas _ ->
                log(Level.INFO, failure, again(failure.mayPass() ? comeback.afterTry() : Optional.empty()));
        }
    }

    private void fallBack(Failure failure, boolean isSurprise, String outlook) {
        String said = failure.sentence() + " JavaFX paints the HUD instead." + outlook;
        log(isSurprise ? Level.WARNING : Level.INFO, failure, " JavaFX paints the HUD instead." + outlook);
        painting.set(new Painting.Canvas(Optional.of(said), isSurprise));
    }

    /// Has Vulkan opened anew after a while.
    ///
    /// @return a sentence that says so, after a space; empty when it is not
    private String again(Optional<Duration> after) {
        after.ifPresent(wait -> {
            pause.setDuration(new javafx.util.Duration((double) wait.toMillis()));
            pause.playFromStart();
        });
        return after.map(wait -> " Vulkan is tried again in " + wait.toSeconds() + " s.")
                .orElse("");
    }

    private static void log(Level level, Failure failure, String outlook) {
        LOG.log(level, failure.sentence() + outlook, failure.cause().orElse(null));
    }
}
