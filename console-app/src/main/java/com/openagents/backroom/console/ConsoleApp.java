package com.openagents.backroom.console;

import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.background.Feed;
import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.browser.Opener;
import com.openagents.backroom.console.hud.HudScreen;
import com.openagents.backroom.console.model.ConsoleModel;
import com.openagents.backroom.console.model.Overview;
import com.openagents.backroom.console.model.PausableModel;
import com.openagents.backroom.console.model.SessionRef;
import com.openagents.backroom.console.palette.Destinations;
import com.openagents.backroom.console.render.Painting;
import com.openagents.backroom.console.render.Renderer;
import com.openagents.backroom.console.replay.RecordedModel;
import com.openagents.backroom.console.replay.Recording;
import com.openagents.backroom.console.replay.ReplayModel;
import com.openagents.backroom.console.replay.ReplayScreen;
import com.openagents.backroom.console.save.Saving;
import com.openagents.backroom.console.viewer.WholeOpener;
import com.openagents.backroom.console.wall.EmptyWall;
import com.openagents.backroom.console.wall.WallScreen;
import com.openagents.backroom.console.widget.Clipboards;
import com.openagents.backroom.console.window.FrameState.Link;
import com.openagents.backroom.console.window.Navigation.Place;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.Only;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.server.replay.Tape;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The console: one window over the server in the same process. It makes the screens and leads from one to the next.
/// FX thread only.
public final class ConsoleApp implements AutoCloseable {
    /// The bundled recording takes nine minutes; like this it is seen in little more than one.
    private static final double RECORDING_SPEED = 8;

    /// Counts and links may lag behind the cards by this much.
    private static final Duration FRAME_INTERVAL = Duration.ofMillis(200);

    private final Backend backend;
    private final Clock clock;
    private final FontMetrics metrics;
    private final Renderer renderer;
    private final Background background = new Background();
    private final Background.Scope scope = background.scope();
    private final ConsoleWindow window;
    private final Opener opener;
    private final WholeOpener wholes;
    private final Saving saving;
    private final Destinations places;
    private final Pages pages;
    private PausableModel model;
    private @Nullable RecordedModel recorded;
    private EmptyWall emptyWall;
    private WallScreen wall;
    private Place place = Place.WALL;
    private @Nullable HudScreen hud;
    private String wallQuery = "";
    private @Nullable ReplayScreen replay;
    private Feed<FrameReader.Reading> frameFeed;
    private Subscription frameChanges;
    private Overview overview = Overview.EMPTY;
    private @Nullable Link link;
    private volatile @Nullable SessionRef selected;

    /// Shows a server in a window.
    public ConsoleApp(ConsoleWindow window, Backend backend, Clock clock, Browser browser, Renderer renderer) {
        this.window = window;
        this.backend = backend;
        this.clock = clock;
        this.renderer = renderer;
        metrics = FontMetrics.load();
        opener = new Opener(browser, scope, window::notice);
        wholes = new WholeOpener(scope, window);
        saving = new Saving(backend.downloads(), scope, this::saved, window::notice);
        places = new Destinations(scope, this::go, this::open, window::notice);
        model = new PausableModel(backend.model());
        pages = new Pages(backend, background, clock, new Pages.Wishes(this::browse, opener::file, window::notice));
        window.connect(
                backend.operator(),
                new ConsoleWindow.Wishes(
                        this::go,
                        this::back,
                        this::jumpToWaiting,
                        this::openInBrowser,
                        this::applyTheme,
                        this::enterInSearch,
                        () -> setOnly(Only.ALL),
                        this::pause,
                        taker -> places.gather(model, taker)));
        backend.banner().ifPresent(window::setBanner);
        emptyWall = newEmptyWall();
        wall = newWall(model, emptyWall);
        frameFeed = newFrameFeed(model);
        frameChanges = model.listen(frameFeed::wake);
        window.query().addListener((_, _, text) -> search(text));
        renderer.painting().subscribe(this::showPainting);
        go(Place.WALL);
        askAboutExposure();
    }

    /// Others can see something for the first time: the operator is asked before anything else.
    private void askAboutExposure() {
        scope.run(
                () -> backend.desks().shares().board(),
                board -> {
                    if (board.isToConfirm() && !board.open().isEmpty()) {
                        go(Place.SHARE);
                    }
                },
                e -> window.notice(String.valueOf(e.getMessage())));
    }

    @Override
    public void close() {
        window.close();
        renderer.close();
        frameChanges.unsubscribe();
        frameFeed.close();
        if (recorded != null) {
            recorded.close();
        }
        endReplay();
        scope.close();
        background.close();
    }

    private void go(Place next) {
        endReplay();
        hud = null;
        place = next;
        window.query().set(wallQuery);
        window.show(pages.of(next, wall), next, next != Place.WALL || recorded != null);
    }

    /// From a replay to its live HUD; from a HUD or a page to the wall; from the wall of a recording to the live one.
    private void back() {
        if (replay != null) {
            open(replay.hud().session());
            return;
        }
        if (hud == null && place == Place.WALL && recorded != null) {
            leaveRecording();
        }
        go(Place.WALL);
    }

    private void open(SessionRef session) {
        endReplay();
        select(session);
        wall.select(session);
        HudScreen opened = newHud(model, session, this::open, () -> replay(session));
        hud = opened;
        window.query().set("");
        window.show(opened, Place.WALL, true);
    }

    /// @param neighbour shows the session before or after
    /// @param replay shows this one from the log, or live again
    private HudScreen newHud(ConsoleModel shown, SessionRef session, Consumer<SessionRef> neighbour, Runnable replay) {
        HudScreen made = new HudScreen(
                shown,
                metrics,
                renderer,
                background,
                session,
                new HudScreen.Wishes(
                        step -> step(session, step, neighbour), this::open, replay, this::act, saving, window));
        made.setTheme(window.theme());
        return made;
    }

    /// The search field filters the wall, and looks for something in a HUD.
    private void search(String text) {
        if (hud == null) {
            wallQuery = text;
            wall.setQuery(text);
        } else {
            hud.lookFor(text);
        }
    }

    private void enterInSearch(int step) {
        if (hud != null) {
            hud.stepFinds(step);
        } else if (place == Place.WALL) {
            window.focusScreen();
        } else {
            go(Place.WALL); // where what was typed is looked for
        }
    }

    private void setOnly(Only only) {
        if (hud == null) {
            wall.setOnly(only);
        } else {
            hud.setOnly(only);
        }
    }

    /// A replay that is held still is one that does not play.
    private void pause() {
        if (replay != null) {
            replay.toggle();
            return;
        }
        scope.run(Executors.callable(model::toggle), _ -> {}, e -> window.notice(String.valueOf(e.getMessage())));
    }

    /// Shows a session again from the log.
    private void replay(SessionRef session) {
        if (recorded != null) {
            window.notice("This is a recording already.");
            return;
        }
        scope.run(
                () -> backend.tapes().find(session.hud()),
                found -> found.ifPresent(tape -> showReplay(tape, session)),
                e -> window.notice(String.valueOf(e.getMessage())));
    }

    private void showReplay(Tape tape, SessionRef session) {
        endReplay();
        ReplayModel played = new ReplayModel(tape, session, model, System::nanoTime);
        HudScreen shown = newHud(played, session, this::replay, () -> open(session));
        hud = shown;
        window.query().set("");
        ReplayScreen opened = new ReplayScreen(played, shown, () -> open(session));
        replay = opened;
        window.show(opened, Place.WALL, true);
    }

    private void endReplay() {
        ReplayScreen ended = replay;
        replay = null;
        if (ended != null) {
            ended.close();
        }
    }

    private void step(SessionRef from, int step, Consumer<SessionRef> show) {
        SessionRef.neighbour(overview.order(), from, step)
                .filter(next -> !next.equals(from))
                .ifPresentOrElse(show, () -> window.notice("There is no other session in this direction."));
    }

    private void select(SessionRef session) {
        selected = session;
        frameFeed.wake();
    }

    private void jumpToWaiting() {
        overview.waitingLongest().ifPresentOrElse(this::open, () -> window.notice("Nobody is waiting for you."));
    }

    private void act(Action action) {
        switch (action) {
            case Action.OpenSession open -> open(SessionRef.of(open));
            case Action.Copy copy -> {
                Clipboards.copy(copy.text());
                window.notice("Copied.");
            }
            case Action.OpenWhole whole -> wholes.open(model.log(), whole);
            case Action.OpenLink target -> browse(target.url());
            case Action.Command command -> command(command.name());
            case Action.JumpToEnd _ -> {}
        }
    }

    /// The commands that scenes name.
    private void command(String name) {
        switch (name) {
            case "check-sources" -> go(Place.SOURCES);
            case "open-in-browser" -> openInBrowser();
            case "play-recording" -> playRecording();
            default -> {}
        }
    }

    private void openInBrowser() {
        Link target = link;
        if (target == null) {
            window.notice("What is shown here has no page in the browser.");
        } else {
            opener.page(() -> backend.operatorUrl().of(target.url()));
        }
    }

    private void browse(String url) {
        opener.page(() -> url);
    }

    private void saved(Path file) {
        window.notice("Saved as " + file + ".", "Open", () -> opener.file(file));
    }

    private void playRecording() {
        scope.run(
                Recording::bundled,
                recording -> {
                    RecordedModel playing = new RecordedModel(recording, RECORDING_SPEED, clock);
                    recorded = playing;
                    use(playing);
                },
                e -> window.notice(String.valueOf(e.getMessage())));
    }

    private void leaveRecording() {
        if (recorded != null) {
            recorded.close();
            recorded = null;
            use(backend.model());
        }
    }

    /// Shows another model in all that is to come.
    private void use(ConsoleModel next) {
        frameChanges.unsubscribe();
        frameFeed.close();
        PausableModel shown = new PausableModel(next);
        model = shown;
        selected = null;
        overview = Overview.EMPTY;
        emptyWall = newEmptyWall();
        wall = newWall(shown, emptyWall);
        wall.setQuery(wallQuery);
        frameFeed = newFrameFeed(shown);
        frameChanges = shown.listen(frameFeed::wake);
        window.setReplay(recorded != null);
        go(Place.WALL);
    }

    private EmptyWall newEmptyWall() {
        return new EmptyWall(() -> go(Place.SOURCES), this::playRecording);
    }

    private WallScreen newWall(ConsoleModel shown, EmptyWall empty) {
        WallScreen made = new WallScreen(
                shown,
                metrics,
                renderer,
                scope,
                empty,
                new WallScreen.Wishes(this::open, this::select, this::act, saving, window));
        made.setTheme(window.theme());
        return made;
    }

    private Feed<FrameReader.Reading> newFrameFeed(PausableModel shown) {
        return new Feed<>(
                "console-frame",
                FRAME_INTERVAL,
                new FrameReader(shown, backend, () -> Optional.ofNullable(selected)),
                this::showReading);
    }

    private void showReading(FrameReader.Reading reading) {
        overview = reading.overview();
        link = reading.frame().link();
        emptyWall.showFolders(reading.watched());
        window.show(reading.frame());
    }

    /// Says in the window what paints, and what took over.
    private void showPainting(Painting painting) {
        window.show(painting);
        if (painting instanceof Painting.Canvas canvas && canvas.isSurprise()) {
            canvas.reason().ifPresent(window::notice);
        }
    }

    private void applyTheme(Theme theme) {
        wall.setTheme(theme);
        if (hud != null) {
            hud.setTheme(theme);
        }
    }
}
