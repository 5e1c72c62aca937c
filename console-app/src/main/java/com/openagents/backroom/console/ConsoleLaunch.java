package com.openagents.backroom.console;

import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.render.Renderer;
import com.openagents.backroom.console.theme.Fonts;
import com.openagents.backroom.console.window.WindowFrame;
import com.openagents.backroom.console.window.WindowMemory;
import com.openagents.backroom.console.window.WindowPlace;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.hud.vulkan.VulkanPainter;
import com.openagents.backroom.hud.vulkan.VulkanSettings;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Starts JavaFX, opens the console and waits until its window is closed.
public final class ConsoleLaunch {
    private static final Logger LOG = System.getLogger(ConsoleLaunch.class.getName());

    private ConsoleLaunch() {}

    /// Opens the console over a running server; returns when the window is closed.
    ///
    /// Once in a process: JavaFX cannot be started again.
    ///
    /// @param renderer value of `hud.renderer`
    /// @param dataFolder where the window's place is remembered
    /// @throws IllegalStateException when there is no display; the message says what to do
    public static void run(Backend backend, Path dataFolder, Clock clock, String renderer) throws InterruptedException {
        // Read once by JavaFX when it starts: the window extends into its title bar (TitleBar says why).
        System.setProperty("javafx.enablePreview", "true");
        System.setProperty("javafx.suppressPreviewWarning", "true");
        WindowMemory memory = new WindowMemory(dataFolder);
        WindowPlace place = memory.load();
        CompletableFuture<WindowPlace> closed = new CompletableFuture<>();
        try {
            Platform.startup(() -> open(backend, place, clock, renderer, closed));
        } catch (UnsupportedOperationException e) {
            throw new IllegalStateException(
                    "The display can't be opened; start it on a desktop, or without a window: ./backroom server", e);
        }
        try {
            memory.save(closed.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("The console can't be opened: " + e.getCause(), e.getCause());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the window's place can't be remembered", e);
        } finally {
            Platform.exit();
        }
    }

    private static void open(
            Backend backend, WindowPlace place, Clock clock, String renderer, CompletableFuture<WindowPlace> closed) {
        try {
            // First, because the driver starts meanwhile.
            Renderer painting = renderer(renderer);
            Fonts.load();
            Stage stage = new Stage(WindowFrame.stageStyle());
            ConsoleApp app = new ConsoleApp(stage, backend, place, clock, Browser.ofSystem(), painting);
            stage.showingProperty().addListener((_, _, isShowing) -> {
                if (!isShowing && !closed.isDone()) {
                    closed.complete(app.place());
                    app.close();
                }
            });
            app.open();
            stage.getScene().addPostLayoutPulseListener(new FirstFrame(stage));
        } catch (RuntimeException e) {
            closed.completeExceptionally(e); // an edge: the thread that waits tells it
        }
    }

    private static Renderer renderer(String choice) {
        return choice.equals("canvas")
                ? Renderer.canvas()
                : Renderer.vulkan(
                        () -> VulkanPainter.open(VulkanSettings.DEFAULT), FontMetrics.load(), choice.equals("vulkan"));
    }

    /// Notes once how long the start took.
    private record FirstFrame(Stage stage) implements Runnable {
        @Override
        public void run() {
            stage.getScene().removePostLayoutPulseListener(this);
            ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(start -> Duration.between(start, Instant.now()).toMillis())
                    .ifPresent(millis -> LOG.log(Level.INFO, "console shown {0} ms after its start", millis));
        }
    }
}
