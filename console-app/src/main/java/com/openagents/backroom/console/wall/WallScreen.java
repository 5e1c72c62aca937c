package com.openagents.backroom.console.wall;

import com.openagents.backroom.console.ConsoleWindow;
import com.openagents.backroom.console.Screen;
import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.key.KeyAction;
import com.openagents.backroom.console.model.ConsoleModel;
import com.openagents.backroom.console.model.OnlyChoice;
import com.openagents.backroom.console.model.SessionQuery;
import com.openagents.backroom.console.model.SessionRef;
import com.openagents.backroom.console.palette.Choice;
import com.openagents.backroom.console.render.Renderer;
import com.openagents.backroom.console.save.Saving;
import com.openagents.backroom.console.scene.SceneView;
import com.openagents.backroom.console.scene.TimelineDock;
import com.openagents.backroom.console.widget.Icon;
import com.openagents.backroom.console.widget.StatePanel;
import com.openagents.backroom.hud.action.HudAction;
import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.layout.PanelCache;
import com.openagents.backroom.hud.layout.WallLayout;
import com.openagents.backroom.hud.layout.WallView;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.Only;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.WallOrder;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// All sessions of all HUDs; Enter or a click opens one.
public final class WallScreen implements Screen {
    private static final String AREA = "wall";

    private final ConsoleModel model;
    private final Wishes wishes;
    private final SceneView view;
    private final TimelineDock timeline;
    private final Region empty;
    private final StatePanel noMatch = new StatePanel(
            new Icon(Icon.Shape.SEARCH),
            "No session matches",
            "Titles, HUDs, agents, models, branches and states were searched. Press / and Esc to search for nothing, s to choose what is shown.",
            new Region(),
            List.of());
    private final StackPane node;
    private final StableOrder stable = new StableOrder();
    private final PanelCache panels = new PanelCache();
    private final Background.Scope scope;
    private volatile SessionQuery query = SessionQuery.ALL;
    private volatile Only only = Only.ALL;
    private volatile @Nullable SessionRef selected;
    private volatile Laid laid = Laid.NOTHING;

    /// What the wall is asked for and can't do itself.
    ///
    /// @param selected called when another session is selected
    public record Wishes(
            Consumer<SessionRef> open,
            Consumer<SessionRef> selected,
            Consumer<Action> others,
            Saving saving,
            ConsoleWindow window) {}

    /// What the last layout found.
    private record Laid(List<SessionRef> order, int total) {
        static final Laid NOTHING = new Laid(List.of(), 0);
    }

    /// The wall of a model.
    ///
    /// @param scope of what it reads in the background
    public WallScreen(
            ConsoleModel model,
            FontMetrics metrics,
            Renderer renderer,
            Background.Scope scope,
            EmptyWall empty,
            Wishes wishes) {
        this.model = model;
        this.scope = scope;
        this.wishes = wishes;
        this.empty = empty.node();
        view = new SceneView(
                "Wall of sessions", model, metrics, renderer, this::lay, this::act, List.of(), this::painted);
        timeline = new TimelineDock(view, WallLayout.MIN_FOR_TIMELINE, wishes.window()::notice);
        node = new StackPane(view.canvas(), noMatch, this.empty);
        node.setId("wall-screen");
        node.setMinSize(0, 0); // what its sentences would need, in a low window, never pushes the wall up
        this.empty.setVisible(false);
        noMatch.setVisible(false);
        noMatch.setId("no-match");
        view.canvas().setId("wall");
        view.canvas().hoverProperty().addListener((_, _, isHovered) -> stable.hold(isHovered));
    }

    @Override
    public String title() {
        return "Wall";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void shown() {
        view.start();
        wishes.window().setOnly(only.words());
    }

    @Override
    public void hidden() {
        view.stop();
        wishes.window().setOnly("");
    }

    @Override
    public List<KeyAction> keys() {
        List<KeyAction> keys = new ArrayList<>(timeline.keys());
        keys.addAll(List.of(
                new KeyAction(HudAction.ONLY, this::chooseOnly),
                new KeyAction(HudAction.SAVE_PICTURE, this::savePicture),
                new KeyAction(HudAction.NEXT_SESSION, () -> select(1)),
                new KeyAction(HudAction.PREVIOUS_SESSION, () -> select(-1)),
                new KeyAction(HudAction.OPEN_SESSION, this::openSelected),
                new KeyAction(HudAction.SCROLL_DOWN, () -> view.scroll(KeyCode.DOWN)),
                new KeyAction(HudAction.SCROLL_UP, () -> view.scroll(KeyCode.UP)),
                new KeyAction(HudAction.PAGE_DOWN, () -> view.scroll(KeyCode.PAGE_DOWN)),
                new KeyAction(HudAction.PAGE_UP, () -> view.scroll(KeyCode.PAGE_UP)),
                new KeyAction(HudAction.TO_START, () -> view.scroll(KeyCode.HOME)),
                new KeyAction(HudAction.TO_END, () -> view.scroll(KeyCode.END)),
                new KeyAction(HudAction.NEXT_PANEL, view::nextPanel)));
        return keys;
    }

    private void savePicture() {
        view.canvas().scene().ifPresent(scene -> wishes.saving().picture(scene, "wall", model.now()));
    }

    public void setTheme(Theme theme) {
        view.setTheme(theme);
    }

    /// Shows only what matches.
    public void setQuery(String text) {
        query = SessionQuery.of(text);
        stable.reset();
        view.wake();
    }

    /// Shows only these sessions.
    public void setOnly(Only next) {
        only = next;
        stable.reset();
        wishes.window().setOnly(next.words());
        view.wake();
    }

    private void chooseOnly() {
        scope.run(
                () -> model.read(huds -> OnlyChoice.ofWall(all(huds), model.now(), only)),
                choices -> wishes.window()
                        .choose(
                                "Show only",
                                choices.stream()
                                        .map(one -> new Choice(
                                                one.title(), Long.toString(one.count()), () -> setOnly(one.only())))
                                        .toList()),
                e -> wishes.window().notice(String.valueOf(e.getMessage())));
    }

    private static List<SessionState> all(List<HudState> huds) {
        return huds.stream().flatMap(hud -> hud.sessions().stream()).toList();
    }

    /// The session that the keyboard is on.
    public Optional<SessionRef> selected() {
        return Optional.ofNullable(selected);
    }

    public void select(SessionRef session) {
        selected = session;
        wishes.selected().accept(session);
        view.wake();
    }

    private void select(int step) {
        SessionRef.neighbour(laid.order(), selected, step).ifPresent(this::select);
    }

    private void openSelected() {
        SessionRef chosen = selected;
        if (chosen != null && laid.order().contains(chosen)) {
            wishes.open().accept(chosen);
        } else {
            laid.order().stream().findFirst().ifPresent(wishes.open());
        }
    }

    private Scene lay(Frame frame) {
        return model.read(huds -> lay(frame, huds));
    }

    private Scene lay(Frame frame, List<HudState> huds) {
        List<SessionState> all = all(huds);
        SessionQuery wanted = query;
        Only narrowed = only;
        List<SessionState> matching = WallOrder.sorted(
                all.stream()
                        .filter(session -> narrowed.shows(session, frame.now()) && wanted.matches(session, frame.now()))
                        .toList(),
                frame.now());
        laid = new Laid(matching.stream().map(SessionRef::of).toList(), all.size());
        SessionRef chosen = selected;
        return WallLayout.lay(
                new WallView(
                        matching,
                        stable.order(matching, frame.now()),
                        chosen == null ? null : chosen.sessionId(),
                        view.scrolling().orBeginning(AREA),
                        timeline.shown(matching, frame.now())),
                frame,
                panels);
    }

    private void painted() {
        Laid now = laid;
        empty.setVisible(now.total() == 0);
        noMatch.setVisible(now.total() > 0 && now.order().isEmpty());
        view.canvas().setVisible(!now.order().isEmpty());
    }

    private void act(Action action) {
        if (timeline.take(action)) {
            return;
        }
        switch (action) {
            case Action.OpenSession open -> wishes.open().accept(SessionRef.of(open));
            case Action.Copy _, Action.OpenLink _, Action.OpenWhole _, Action.Command _, Action.JumpToEnd _ ->
                wishes.others().accept(action);
        }
    }
}
