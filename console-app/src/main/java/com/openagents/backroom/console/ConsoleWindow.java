package com.openagents.backroom.console;

import com.openagents.backroom.console.key.KeyAction;
import com.openagents.backroom.console.key.KeyRouter;
import com.openagents.backroom.console.key.KeySheet;
import com.openagents.backroom.console.palette.Choice;
import com.openagents.backroom.console.palette.Palette;
import com.openagents.backroom.console.render.Painting;
import com.openagents.backroom.console.theme.StyleSheets;
import com.openagents.backroom.console.veil.Overlay;
import com.openagents.backroom.console.window.FrameState;
import com.openagents.backroom.console.window.Navigation.Place;
import com.openagents.backroom.console.window.TopBar;
import com.openagents.backroom.console.window.WindowFrame;
import com.openagents.backroom.console.window.WindowPlace;
import com.openagents.backroom.console.window.ZoomPane;
import com.openagents.backroom.hud.action.HudAction;
import com.openagents.backroom.hud.scene.Theme;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.StringProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The one window: it shows one screen at a time and gives keys to it. FX thread only.
public final class ConsoleWindow {
    /// How much of the window must lie on a screen for the remembered place to be used again.
    private static final double MIN_VISIBLE_PX = 100;

    private final Stage stage;
    private final WindowFrame frame;
    private final ZoomPane zoom;
    private final Scene scene;
    private Wishes wishes = Wishes.NONE;
    private @Nullable Screen screen;
    private boolean canGoBack;
    private Theme theme;
    private WindowPlace lastRestored;

    /// What the window is asked for and can't do itself.
    ///
    /// @param go to a place of the navigation
    /// @param back to where the operator came from
    /// @param themeChanged called after the window has changed its own look
    /// @param enterInSearch what Enter (1) and Shift-Enter (-1) do in the search field
    /// @param showAll ends the filter of the screen
    /// @param pause holds the view still, or lets it go on
    /// @param morePlaces where the palette leads besides the actions: handed over when they are known
    public record Wishes(
            Consumer<Place> go,
            Runnable back,
            Runnable jumpToWaiting,
            Runnable openInBrowser,
            Consumer<Theme> themeChanged,
            IntConsumer enterInSearch,
            Runnable showAll,
            Runnable pause,
            Consumer<Consumer<List<Choice>>> morePlaces) {
        /// What the window can do before there is a server to show.
        static final Wishes NONE =
                new Wishes(_ -> {}, () -> {}, () -> {}, () -> {}, _ -> {}, _ -> {}, () -> {}, () -> {}, _ -> {});
    }

    /// A window that shows that Backroom starts, until it is connected.
    public ConsoleWindow(Stage stage, Clock clock, WindowPlace place) {
        this.stage = stage;
        this.theme = place.theme();
        this.lastRestored = place;
        frame = new WindowFrame(
                stage,
                clock,
                new WindowFrame.Actions(
                        new TopBar.Actions(
                                () -> wishes.back().run(),
                                () -> wishes.jumpToWaiting().run(),
                                () -> wishes.openInBrowser().run(),
                                this::focusScreen,
                                step -> wishes.enterInSearch().accept(step),
                                () -> wishes.showAll().run(),
                                () -> wishes.pause().run()),
                        target -> wishes.go().accept(target),
                        this::switchTheme,
                        this::openKeys));
        zoom = new ZoomPane(frame);
        scene = new Scene(zoom, place.width(), place.height());
        StyleSheets.apply(scene, theme);
        new KeyRouter(scene, this::keys, this::leaveField).attach();
        stage.setScene(scene);
        stage.setMinWidth(WindowPlace.MIN_WIDTH_PX);
        stage.setMinHeight(WindowPlace.MIN_HEIGHT_PX);
        stage.setFullScreenExitHint("");
        // Esc is ours: it leaves full screen first and goes back next.
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        restore(place);
        stage.setOnShown(_ -> frame.start());
        stage.setOnHidden(_ -> {
            frame.stop();
            leaveScreen();
        });
    }

    /// Gives the window to who fulfils its wishes from now on.
    public void connect(String operatorName, Wishes wishes) {
        this.wishes = wishes;
        frame.setOperator(operatorName);
    }

    /// Shows `next` instead of the screen shown so far.
    public void show(Screen next, Place selected, boolean canGoBack) {
        leaveScreen();
        this.canGoBack = canGoBack;
        screen = next;
        frame.setScreen(next.title(), next.node(), selected, canGoBack);
        frame.setStatusBarShown(!next.hasStatusBar());
        next.shown();
        focusScreen();
    }

    public void open() {
        stage.show();
    }

    public void close() {
        stage.close();
    }

    public void show(FrameState state) {
        frame.show(state);
    }

    /// Says how scenes are painted.
    public void show(Painting painting) {
        frame.show(painting);
    }

    /// Says something for a few seconds.
    public void notice(String text) {
        frame.notice(text);
    }

    /// Says something for a few seconds, with a button for what can be done about it.
    public void notice(String text, String action, Runnable effect) {
        frame.notice(text, action, effect);
    }

    /// Says above every screen what this server is for.
    public void setBanner(String words) {
        frame.setBanner(words);
    }

    /// Says where the reader stands among what was found; empty while nothing is looked for.
    public void setFinds(String words) {
        frame.setFinds(words);
    }

    /// Says how far the log was checked; empty when it was not.
    public void setProof(String words, boolean isMisfit) {
        frame.setProof(words, isMisfit);
    }

    /// Says what alone is shown; empty when all is.
    public void setOnly(String words) {
        frame.setOnly(words);
    }

    /// Lays something over the window until it is closed.
    public void open(Overlay overlay) {
        frame.veil().open(overlay);
    }

    /// Takes away what lies over the window.
    public void closeOverlay() {
        frame.veil().close();
    }

    /// Lets the operator choose one of these.
    public void choose(String prompt, List<Choice> choices) {
        open(new Palette(prompt, choices, this::closeOverlay));
    }

    /// Marks the whole as a recording.
    public void setReplay(boolean isReplay) {
        frame.setReplay(isReplay);
    }

    /// Leads into the search field.
    public void enterSearch() {
        frame.enterSearch();
    }

    /// What is typed into the search field.
    public StringProperty query() {
        return frame.query();
    }

    public Theme theme() {
        return theme;
    }

    /// Where the window stands now; maximised or full screen, where it stood before.
    public WindowPlace place() {
        rememberPlace();
        return new WindowPlace(
                lastRestored.x(),
                lastRestored.y(),
                lastRestored.width(),
                lastRestored.height(),
                stage.isMaximized(),
                theme);
    }

    private void rememberPlace() {
        if (!stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
            lastRestored =
                    new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false, theme);
        }
    }

    private void restore(WindowPlace remembered) {
        Rectangle2D largest = javafx.stage.Screen.getScreens().stream()
                .map(javafx.stage.Screen::getVisualBounds)
                .max(Comparator.comparingDouble(Rectangle2D::getWidth))
                .orElseThrow();
        WindowPlace place = remembered.within(largest.getWidth(), largest.getHeight());
        Rectangle2D wanted = new Rectangle2D(
                Double.isNaN(place.x()) ? 0 : place.x(),
                Double.isNaN(place.y()) ? 0 : place.y(),
                place.width(),
                place.height());
        boolean isVisible = !Double.isNaN(place.x())
                && !Double.isNaN(place.y())
                && javafx.stage.Screen.getScreens().stream()
                        .anyMatch(monitor -> overlaps(monitor.getVisualBounds(), wanted));
        if (isVisible) {
            stage.setX(wanted.getMinX());
            stage.setY(wanted.getMinY());
        }
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximized());
        stage.xProperty().addListener((_, _, _) -> rememberPlace());
        stage.yProperty().addListener((_, _, _) -> rememberPlace());
        stage.widthProperty().addListener((_, _, _) -> rememberPlace());
        stage.heightProperty().addListener((_, _, _) -> rememberPlace());
    }

    private static boolean overlaps(Rectangle2D monitor, Rectangle2D window) {
        double width = Math.min(monitor.getMaxX(), window.getMaxX()) - Math.max(monitor.getMinX(), window.getMinX());
        double height = Math.min(monitor.getMaxY(), window.getMaxY()) - Math.max(monitor.getMinY(), window.getMinY());
        return width >= MIN_VISIBLE_PX && height >= MIN_VISIBLE_PX;
    }

    private void leaveScreen() {
        if (screen != null) {
            screen.hidden();
            screen = null;
        }
    }

    /// Gives the focus to the screen.
    public void focusScreen() {
        if (screen != null) {
            screen.node().requestFocus();
        }
    }

    private void leaveField() {
        if (frame.veil().top().isPresent()) {
            closeOverlay();
        } else {
            focusScreen();
        }
    }

    private void switchTheme() {
        theme = theme.isDark() ? Theme.LIGHT : Theme.DARK;
        StyleSheets.apply(scene, theme);
        wishes.themeChanged().accept(theme);
    }

    private void openKeys() {
        open(new KeySheet(actions()));
    }

    private void openPalette() {
        List<Choice> choices = actions().stream()
                .filter(action -> action.action() != HudAction.PALETTE)
                .map(action -> new Choice(
                        action.action().title(),
                        action.action().keys().getFirst().label(),
                        action.effect()))
                .toList();
        Palette palette = new Palette("All actions", choices, this::closeOverlay);
        open(palette);
        wishes.morePlaces().accept(palette::add);
    }

    private void zoom(int step) {
        if (step == 0) {
            zoom.reset();
        } else {
            zoom.zoom(step);
        }
        notice("Size " + zoom.percent() + " %");
    }

    /// Closes what is on top: the overlay, full screen, the screen.
    private void closeTop() {
        if (frame.veil().top().isPresent()) {
            closeOverlay();
        } else if (stage.isFullScreen()) {
            stage.setFullScreen(false);
        } else if (canGoBack) {
            wishes.back().run();
        }
    }

    /// What the keys do now: with an overlay on top only what it wants, and what closes or replaces it.
    private List<KeyAction> keys() {
        if (frame.veil().top().isEmpty()) {
            return actions();
        }
        List<KeyAction> keys = new ArrayList<>(frame.veil().keys());
        keys.addAll(zooms());
        keys.add(new KeyAction(HudAction.PALETTE, this::openPalette));
        keys.add(new KeyAction(HudAction.KEYS, this::openKeys));
        keys.add(new KeyAction(HudAction.CLOSE, this::closeTop));
        return keys;
    }

    private List<KeyAction> actions() {
        List<KeyAction> actions = new ArrayList<>();
        actions.add(new KeyAction(HudAction.PALETTE, this::openPalette));
        if (!wishes.equals(Wishes.NONE)) {
            actions.add(new KeyAction(HudAction.SEARCH, frame::enterSearch));
            actions.add(new KeyAction(HudAction.WAITING, wishes.jumpToWaiting()));
            actions.add(new KeyAction(HudAction.PAUSE, wishes.pause()));
        }
        if (screen != null) {
            actions.addAll(screen.keys());
        }
        actions.add(new KeyAction(HudAction.FULL_SCREEN, () -> stage.setFullScreen(!stage.isFullScreen())));
        actions.addAll(zooms());
        actions.add(new KeyAction(HudAction.KEYS, this::openKeys));
        actions.add(new KeyAction(HudAction.CLOSE, this::closeTop));
        actions.sort(Comparator.comparing(KeyAction::action));
        return actions;
    }

    private List<KeyAction> zooms() {
        return List.of(
                new KeyAction(HudAction.ZOOM_IN, () -> zoom(1)),
                new KeyAction(HudAction.ZOOM_OUT, () -> zoom(-1)),
                new KeyAction(HudAction.ZOOM_RESET, () -> zoom(0)));
    }
}
