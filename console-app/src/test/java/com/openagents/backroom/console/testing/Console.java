package com.openagents.backroom.console.testing;

import com.openagents.backroom.console.Backend;
import com.openagents.backroom.console.ConsoleApp;
import com.openagents.backroom.console.ConsoleWindow;
import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.render.Renderer;
import com.openagents.backroom.console.scene.SceneCanvas;
import com.openagents.backroom.console.server.ServerFacts;
import com.openagents.backroom.console.sources.OlderFilesReader;
import com.openagents.backroom.console.sources.SourcesReport;
import com.openagents.backroom.console.start.StartScreen;
import com.openagents.backroom.console.theme.Fonts;
import com.openagents.backroom.console.window.Navigation.Place;
import com.openagents.backroom.console.window.WindowPlace;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.OlderFiles;
import com.openagents.backroom.server.ingest.SourceStatus;
import com.openagents.backroom.server.ingest.SourceStatus.Presence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A console over given sessions, and what tests ask of it.
public final class Console {
    private static final long PATIENCE_SECONDS = 20;
    private static final Clock CLOCK = Clock.fixed(Sessions.NOW, ZoneOffset.UTC);

    private final Backend backend;
    private final Browser browser;
    private final Supplier<Renderer> renderer;
    private @Nullable ConsoleApp app;
    private @Nullable ConsoleWindow window;
    private @Nullable Stage stage;

    /// A console over the sessions of a test.
    public Console(TestModel model, Browser browser) {
        this(backend(model), browser);
    }

    /// A console over anything.
    public Console(Backend backend, Browser browser) {
        this(backend, browser, Renderer::canvas);
    }

    /// A console that is painted by this.
    ///
    /// @param renderer made when the window opens
    public Console(TestModel model, Supplier<Renderer> renderer) {
        this(backend(model), new Browser(List.of("false")), renderer);
    }

    private Console(Backend backend, Browser browser, Supplier<Renderer> renderer) {
        this.backend = backend;
        this.browser = browser;
        this.renderer = renderer;
    }

    /// Opens the window over its sessions. FX thread only.
    public void open(Stage stage) {
        openWindow(stage);
        connect();
    }

    /// Opens the window, which has no server yet. FX thread only.
    public void openWindow(Stage stage) {
        Fonts.load();
        ConsoleWindow opened = new ConsoleWindow(stage, CLOCK, WindowPlace.FIRST);
        opened.show(new StartScreen(), Place.WALL, false);
        opened.open();
        this.stage = stage;
        window = opened;
    }

    /// Shows the sessions in the window. FX thread only.
    public void connect() {
        app = new ConsoleApp(window(), backend, CLOCK, browser, renderer.get());
    }

    /// Closes the window. FX thread only.
    public void close() {
        if (app != null) {
            app.close();
        }
    }

    public ConsoleWindow window() {
        return Objects.requireNonNull(window, "not open yet");
    }

    public Stage stage() {
        return Objects.requireNonNull(stage, "not open yet");
    }

    private static Backend backend(TestModel model) {
        return new Backend(
                model,
                "127.0.0.1:8787",
                "dev",
                () -> new ServerFacts(
                        "0.1.0",
                        "http://127.0.0.1:8787",
                        "http://127.0.0.1:8788",
                        Path.of("/home/dev/backroom"),
                        123_456,
                        Path.of("/home/dev/backroom/logs"),
                        Duration.ofMinutes(5),
                        3,
                        1234),
                Console::sources,
                new NoOlderFiles(),
                QuietDesks.all(),
                Optional.empty(),
                url -> url + "?ticket=once",
                _ -> Optional.empty(),
                Path.of(System.getProperty("java.io.tmpdir"), "backroom-test-downloads"));
    }

    private static final class NoOlderFiles implements OlderFilesReader {
        @Override
        public OlderFiles list() {
            return OlderFiles.NONE;
        }

        @Override
        public void read(Path file) throws IOException {
            throw new IOException(file + " is not known");
        }
    }

    private static SourcesReport sources() {
        return new SourcesReport(
                List.of(
                        status("Claude Code", "/home/dev/.claude/projects", Presence.PRESENT, null),
                        status(
                                "Codex",
                                "/home/dev/.codex",
                                Presence.UNREADABLE,
                                "Give this user the right to read it.")),
                List.of(new DeadLetter(
                        "claude-code", "/home/dev/.claude/projects/x/a\n\u202eb.jsonl", 17, "not JSON", Sessions.NOW)),
                1);
    }

    private static SourceStatus status(String title, String folder, Presence presence, @Nullable String advice) {
        return new SourceStatus(
                title,
                title,
                Path.of(folder),
                presence,
                advice,
                true,
                3,
                2,
                0,
                0,
                1204,
                98_304,
                1,
                0,
                Map.of(),
                Sessions.NOW.minusSeconds(9));
    }

    /// Waits until `condition`, asked on the FX thread, holds.
    public static void await(FxRobot robot, String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> {
                boolean[] holds = new boolean[1];
                robot.interact(() -> holds[0] = condition.getAsBoolean());
                return holds[0];
            });
        } catch (TimeoutException e) {
            throw new AssertionError("not seen within " + PATIENCE_SECONDS + " s: " + what, e);
        }
    }

    /// All texts of the scene a canvas shows, in the order they are drawn.
    public static List<String> texts(FxRobot robot, String canvas) {
        List<String> texts = new ArrayList<>();
        robot.lookup(canvas)
                .tryQueryAs(SceneCanvas.class)
                .flatMap(SceneCanvas::scene)
                .map(Scene::primitives)
                .ifPresent(primitives -> collect(primitives, texts));
        return texts;
    }

    /// Waits until a canvas shows a text with `part`.
    public static void awaitText(FxRobot robot, String canvas, String part) {
        await(robot, part + " in " + canvas, () -> shows(robot, canvas, part));
    }

    /// Waits until a node is there and seen.
    public static void awaitNode(FxRobot robot, String query) {
        await(
                robot,
                query,
                () -> robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent());
    }

    /// Whether a text that a canvas shows contains `part`.
    public static boolean shows(FxRobot robot, String canvas, String part) {
        return texts(robot, canvas).stream().anyMatch(text -> text.contains(part));
    }

    private static void collect(List<Primitive> primitives, List<String> texts) {
        for (Primitive primitive : primitives) {
            if (primitive instanceof Text text) {
                texts.add(text.text());
            } else if (primitive instanceof Clip clip) {
                collect(clip.children(), texts);
            } else if (primitive instanceof Panel panel) {
                collect(panel.children(), texts);
            }
        }
    }
}
