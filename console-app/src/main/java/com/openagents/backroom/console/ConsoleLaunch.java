package com.openagents.backroom.console;

import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.render.Renderer;
import com.openagents.backroom.console.start.StartScreen;
import com.openagents.backroom.console.theme.Fonts;
import com.openagents.backroom.console.window.Navigation.Place;
import com.openagents.backroom.console.window.WindowFrame;
import com.openagents.backroom.console.window.WindowIcon;
import com.openagents.backroom.console.window.WindowMemory;
import com.openagents.backroom.console.window.WindowPlace;
import com.openagents.backroom.hud.vulkan.VulkanPainter;
import com.openagents.backroom.hud.vulkan.VulkanSettings;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window's life: it opens while the server is still being opened, is connected to it, and is closed by the
/// operator or before the server ends.
///
/// Once in a process: JavaFX cannot be started again. Not for the FX thread, but where it says so.
public final class ConsoleLaunch implements AutoCloseable {
    /// A window closes at once; this is for an FX thread that hangs.
    private static final long MAX_CLOSE_SECONDS = 2;

    private static final Logger LOG = System.getLogger(ConsoleLaunch.class.getName());

    private final WindowMemory memory;
    private final WindowPlace place;
    private final Clock clock;
    private final String rendererChoice;
    private final CompletableFuture<WindowPlace> closed = new CompletableFuture<>();
    private volatile boolean isStarted;
    private volatile boolean isOver;
    private @Nullable Stage stage;
    private long windowMillis;
    private @Nullable Opened opened;
    private @Nullable ConsoleApp app;

    /// What is there as soon as the window is. FX thread only.
    private record Opened(ConsoleWindow window, Renderer renderer) {}

    /// A console that has not been opened yet.
    ///
    /// @param dataFolder where the window's place is remembered; need not be there yet
    /// @param renderer value of `hud.renderer`
    public ConsoleLaunch(Path dataFolder, Clock clock, String renderer) {
        memory = new WindowMemory(dataFolder);
        place = memory.load();
        this.clock = clock;
        rendererChoice = renderer;
    }

    /// Starts JavaFX and opens the window, which says that Backroom starts. Does not wait for either.
    ///
    /// @throws IllegalStateException when there is no display; the message says what to do
    public void start() {
        // Read once by JavaFX when it starts: the window extends into its title bar (TitleBar says why).
        System.setProperty("javafx.enablePreview", "true");
        System.setProperty("javafx.suppressPreviewWarning", "true");
        try {
            Platform.startup(this::open);
            isStarted = true;
        } catch (UnsupportedOperationException e) {
            closed.complete(place);
            throw new IllegalStateException(
                    "The display can't be opened; start it on a desktop, or without a window: ./backroom server", e);
        }
    }

    /// Shows a server in the window.
    public void connect(Backend backend) {
        Platform.runLater(() -> {
            Opened shown = opened;
            if (shown == null || closed.isDone()) {
                return;
            }
            try {
                app = new ConsoleApp(shown.window(), backend, clock, Browser.ofSystem(), shown.renderer());
                afterNextFrame(serverMillis -> LOG.log(
                        Level.INFO,
                        "console shown {0} ms after its start, the server {1} ms",
                        windowMillis,
                        serverMillis));
            } catch (RuntimeException e) {
                closed.completeExceptionally(e); // an edge: the thread that waits tells it
            }
        });
    }

    /// Waits until the window is closed, and remembers where it stood.
    ///
    /// @throws IllegalStateException when it could not be opened
    public void awaitClosed() throws InterruptedException {
        try {
            memory.save(closed.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("The console can't be opened: " + e.getCause(), e.getCause());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the window's place can't be remembered", e);
        }
    }

    /// Closes the window, if the operator has not, and ends JavaFX. Any thread but JavaFX's may call it, more than
    /// once.
    @Override
    public void close() {
        isOver = true;
        if (!isStarted) {
            return; // without a display JavaFX never starts, and would wait for its start to end
        }
        if (!closed.isDone()) {
            Platform.runLater(this::closeWindow);
            try {
                closed.get(MAX_CLOSE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.log(Level.WARNING, "the window did not close", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        // Not waited for: when SIGTERM ends the process, JavaFX's own hook may have ended it, and then this never
        // returns.
        Thread.ofPlatform().daemon().name("end-javafx").start(Platform::exit);
    }

    private void open() {
        if (isOver) {
            return;
        }
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> complain(e));
        try {
            // First, because the driver starts meanwhile.
            Renderer renderer = renderer();
            WindowIcon.nameWindows();
            Fonts.load();
            Stage made = new Stage(WindowFrame.stageStyle());
            stage = made;
            ConsoleWindow window = new ConsoleWindow(made, clock, place);
            opened = new Opened(window, renderer);
            window.show(new StartScreen(), Place.WALL, false);
            made.showingProperty().addListener((_, _, isShowing) -> {
                if (!isShowing) {
                    ended(window, renderer);
                }
            });
            WindowIcon.giveTo(made);
            window.open();
            afterNextFrame(millis -> windowMillis = millis);
        } catch (RuntimeException e) {
            closed.completeExceptionally(e); // an edge: the thread that waits tells it
        }
    }

    /// SIGTERM has JavaFX's own hook take JavaFX apart under its thread, which then fails: nobody needs to read that.
    private void complain(Throwable fault) {
        if (!isOver) {
            LOG.log(Level.ERROR, "the window has a fault", fault);
        }
    }

    private void closeWindow() {
        if (stage != null) {
            stage.hide();
        }
        closed.complete(place); // where there is no window that tells its own
    }

    private void ended(ConsoleWindow window, Renderer renderer) {
        closed.complete(window.place());
        if (app != null) {
            app.close();
        } else {
            renderer.close();
        }
    }

    private Renderer renderer() {
        return rendererChoice.equals("canvas")
                ? Renderer.canvas()
                : Renderer.vulkan(() -> VulkanPainter.open(VulkanSettings.DEFAULT), rendererChoice.equals("vulkan"));
    }

    /// Hands over how many ms after the start of the process the next frame is laid out.
    private void afterNextFrame(LongConsumer note) {
        if (stage != null) {
            Scene scene = stage.getScene();
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    note.accept(ManagementFactory.getRuntimeMXBean().getUptime());
                }
            });
        }
    }
}
