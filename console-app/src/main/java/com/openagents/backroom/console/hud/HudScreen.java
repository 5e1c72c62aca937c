package com.openagents.backroom.console.hud;

import com.openagents.backroom.console.Screen;
import com.openagents.backroom.console.key.KeyAction;
import com.openagents.backroom.console.model.ConsoleModel;
import com.openagents.backroom.console.model.SessionRef;
import com.openagents.backroom.console.render.Renderer;
import com.openagents.backroom.console.scene.SceneView;
import com.openagents.backroom.console.scene.Scrolling;
import com.openagents.backroom.console.scene.TimelineDock;
import com.openagents.backroom.console.window.FrameState.Link;
import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.layout.HudLayout;
import com.openagents.backroom.hud.layout.HudView;
import com.openagents.backroom.hud.layout.HudView.Offsets;
import com.openagents.backroom.hud.layout.PanelCache;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/// One session: thread, code, terminal, metrics, status.
public final class HudScreen implements Screen {
    /// These follow what is new while the reader is near their end.
    private static final List<String> STICKY = List.of("thread", "code", "terminal");

    private final ConsoleModel model;
    private final Wishes wishes;
    private final SceneView view;
    private final TimelineDock timeline;
    private final SessionRef session;
    private final PanelCache panels = new PanelCache();

    /// What the HUD is asked for and can't do itself.
    ///
    /// @param step to the next (1) or previous (-1) session
    public record Wishes(Consumer<Integer> step, Consumer<SessionRef> open, Consumer<Action> others) {}

    public HudScreen(ConsoleModel model, FontMetrics metrics, Renderer renderer, SessionRef session, Wishes wishes) {
        this.model = model;
        this.session = session;
        this.wishes = wishes;
        view = new SceneView("HUD of one session", model, metrics, renderer, this::lay, this::act, STICKY, () -> {});
        timeline = new TimelineDock(view);
        view.canvas().setId("hud");
    }

    @Override
    public String title() {
        return session.hud().toString();
    }

    @Override
    public Region node() {
        return view.canvas();
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
                KeyAction.typed("j", "Next session", () -> wishes.step().accept(1)),
                KeyAction.typed("k", "Previous session", () -> wishes.step().accept(-1)),
                KeyAction.pressed(KeyCode.DOWN, "↓", "Scroll the thread down", () -> view.scroll(KeyCode.DOWN)),
                KeyAction.pressed(KeyCode.UP, "↑", "Scroll the thread up", () -> view.scroll(KeyCode.UP)),
                KeyAction.pressed(KeyCode.PAGE_DOWN, "PgDn", "Next page", () -> view.scroll(KeyCode.PAGE_DOWN)),
                KeyAction.pressed(KeyCode.PAGE_UP, "PgUp", "Previous page", () -> view.scroll(KeyCode.PAGE_UP)),
                KeyAction.pressed(KeyCode.END, "End", "To the newest", () -> view.scroll(KeyCode.END)),
                KeyAction.typed("\\", "Open or close the timeline", timeline::toggle));
    }

    @Override
    public boolean hasStatusBar() {
        return true;
    }

    public SessionRef session() {
        return session;
    }

    public void setTheme(Theme theme) {
        view.setTheme(theme);
    }

    private Scene lay(Frame frame) {
        return model.read(huds -> lay(frame, huds));
    }

    private Scene lay(Frame frame, List<HudState> huds) {
        SessionRef wanted = session;
        Optional<HudState> hud =
                huds.stream().filter(state -> state.hud().equals(wanted.hud())).findFirst();
        Optional<Link> link = model.findLink(wanted.hud());
        Scrolling scrolling = view.scrolling();
        return HudLayout.lay(
                new HudView(
                        wanted.hud().toString(),
                        hud.flatMap(state -> state.findSession(wanted.sessionId()))
                                .orElse(null),
                        hud.map(HudState::seq).orElse(0L),
                        model.linkState(),
                        link.map(Link::isPublic).orElse(false),
                        link.map(Link::isEmbedAllowed).orElse(false),
                        link.map(Link::viewers).orElse(0),
                        new Offsets(
                                scrolling.find("thread").orElse(null),
                                scrolling.find("code").orElse(null),
                                scrolling.find("terminal").orElse(null),
                                scrolling.orBeginning("metrics")),
                        timeline.shown()),
                frame,
                panels);
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
