package com.openagents.backroom.console.wall;

import com.openagents.backroom.console.Screen;
import com.openagents.backroom.console.key.KeyAction;
import com.openagents.backroom.console.model.ConsoleModel;
import com.openagents.backroom.console.model.SessionQuery;
import com.openagents.backroom.console.model.SessionRef;
import com.openagents.backroom.console.render.Renderer;
import com.openagents.backroom.console.scene.SceneView;
import com.openagents.backroom.console.scene.TimelineDock;
import com.openagents.backroom.console.widget.Icon;
import com.openagents.backroom.console.widget.StatePanel;
import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.layout.PanelCache;
import com.openagents.backroom.hud.layout.WallLayout;
import com.openagents.backroom.hud.layout.WallView;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.WallOrder;
import com.openagents.backroom.hud.text.FontMetrics;
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
            "Titles, HUDs, agents, models, branches and states were searched. Press / and Esc to see all sessions again.",
            new Region(),
            List.of());
    private final StackPane node;
    private final StableOrder stable = new StableOrder();
    private final PanelCache panels = new PanelCache();
    private volatile SessionQuery query = SessionQuery.ALL;
    private volatile @Nullable SessionRef selected;
    private volatile Laid laid = Laid.NOTHING;

    /// What the wall is asked for and can't do itself.
    ///
    /// @param selected called when another session is selected
    public record Wishes(Consumer<SessionRef> open, Consumer<SessionRef> selected, Consumer<Action> others) {}

    /// What the last layout found.
    private record Laid(List<SessionRef> order, int total) {
        static final Laid NOTHING = new Laid(List.of(), 0);
    }

    public WallScreen(ConsoleModel model, FontMetrics metrics, Renderer renderer, EmptyWall empty, Wishes wishes) {
        this.model = model;
        this.wishes = wishes;
        this.empty = empty.node();
        view = new SceneView(
                "Wall of sessions", model, metrics, renderer, this::lay, this::act, List.of(), this::painted);
        timeline = new TimelineDock(view);
        node = new StackPane(view.canvas(), noMatch, this.empty);
        node.setId("wall-screen");
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
    }

    @Override
    public void hidden() {
        view.stop();
    }

    @Override
    public List<KeyAction> keys() {
        return List.of(
                KeyAction.typed("j", "Next session", () -> select(1)),
                KeyAction.typed("k", "Previous session", () -> select(-1)),
                KeyAction.pressed(
                        KeyCode.ENTER, "Enter", "Open the session, the first if none is selected", this::openSelected),
                KeyAction.pressed(KeyCode.DOWN, "↓", "Scroll down", () -> view.scroll(KeyCode.DOWN)),
                KeyAction.pressed(KeyCode.UP, "↑", "Scroll up", () -> view.scroll(KeyCode.UP)),
                KeyAction.pressed(KeyCode.PAGE_DOWN, "PgDn", "Next page", () -> view.scroll(KeyCode.PAGE_DOWN)),
                KeyAction.pressed(KeyCode.PAGE_UP, "PgUp", "Previous page", () -> view.scroll(KeyCode.PAGE_UP)),
                KeyAction.typed("\\", "Open or close the timeline", timeline::toggle));
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
        List<SessionState> all =
                huds.stream().flatMap(hud -> hud.sessions().stream()).toList();
        SessionQuery wanted = query;
        List<SessionState> matching = WallOrder.sorted(
                all.stream()
                        .filter(session -> wanted.matches(session, frame.now()))
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
                        timeline.shown()),
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
            case Action.Copy _, Action.OpenLink _, Action.Command _, Action.JumpToEnd _ ->
                wishes.others().accept(action);
        }
    }
}
