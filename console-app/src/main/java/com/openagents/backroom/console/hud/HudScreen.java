package com.openagents.backroom.console.hud;

import com.openagents.backroom.console.ConsoleWindow;
import com.openagents.backroom.console.Screen;
import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.key.KeyAction;
import com.openagents.backroom.console.model.ConsoleModel;
import com.openagents.backroom.console.model.OnlyChoice;
import com.openagents.backroom.console.model.SessionRef;
import com.openagents.backroom.console.palette.Choice;
import com.openagents.backroom.console.render.Renderer;
import com.openagents.backroom.console.save.Saving;
import com.openagents.backroom.console.scene.SceneView;
import com.openagents.backroom.console.scene.TimelineDock;
import com.openagents.backroom.console.widget.Clipboards;
import com.openagents.backroom.hud.action.HudAction;
import com.openagents.backroom.hud.find.Selection;
import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.layout.HudLayout;
import com.openagents.backroom.hud.layout.HudView;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.layout.PanelCache;
import com.openagents.backroom.hud.layout.TimelineView;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.Only;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One session: thread, code, terminal, metrics, status.
public final class HudScreen implements Screen {
    /// These follow what is new while the reader is near their end.
    private static final List<String> STICKY = List.of("thread", "code", "terminal");

    private final ConsoleModel model;
    private final FontMetrics metrics;
    private final Background background;
    private final Wishes wishes;
    private final SceneView view;
    private final TimelineDock timeline;
    private final SessionRef session;
    private final PanelCache panels = new PanelCache();
    private final HudFinds finds = new HudFinds(() -> Platform.runLater(this::found));
    private final HudProof proof = new HudProof(() -> Platform.runLater(this::tellProof));
    private volatile HudView.Choice choice = HudView.Choice.ALL;
    private String soughtBefore = "";
    private Background.@Nullable Scope scope;

    /// What the HUD is asked for and can't do itself.
    ///
    /// @param step to the next (1) or previous (-1) session
    /// @param replay of the session from the log, or back from it
    public record Wishes(
            Consumer<Integer> step,
            Consumer<SessionRef> open,
            Runnable replay,
            Consumer<Action> others,
            Saving saving,
            ConsoleWindow window) {}

    public HudScreen(
            ConsoleModel model,
            FontMetrics metrics,
            Renderer renderer,
            Background background,
            SessionRef session,
            Wishes wishes) {
        this.model = model;
        this.metrics = metrics;
        this.background = background;
        this.session = session;
        this.wishes = wishes;
        view = new SceneView("HUD of one session", model, metrics, renderer, this::lay, this::act, STICKY, () -> {});
        timeline = new TimelineDock(view, HudLayout.MIN_FOR_TIMELINE, wishes.window()::notice);
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
        scope = background.scope();
        view.start();
    }

    @Override
    public void hidden() {
        view.stop();
        if (scope != null) {
            scope.close();
            scope = null;
        }
        wishes.window().setFinds("");
        wishes.window().setOnly("");
        wishes.window().setProof("", false);
    }

    @Override
    public List<KeyAction> keys() {
        List<KeyAction> keys = new ArrayList<>(timeline.keys());
        keys.addAll(List.of(
                new KeyAction(HudAction.SEARCH_NEXT, () -> stepFinds(1)),
                new KeyAction(HudAction.SEARCH_PREVIOUS, () -> stepFinds(-1)),
                new KeyAction(HudAction.SEARCH_LOG, this::searchLog),
                new KeyAction(HudAction.VERIFY, this::verify),
                new KeyAction(HudAction.ONLY, this::chooseOnly),
                new KeyAction(HudAction.OPEN, this::chooseWhole),
                new KeyAction(HudAction.COPY, this::copy),
                new KeyAction(HudAction.SAVE_LOG, () -> wishes.saving().log(model.log(), session.hud())),
                new KeyAction(HudAction.SAVE_PICTURE, this::savePicture),
                new KeyAction(HudAction.NEXT_SESSION, () -> wishes.step().accept(1)),
                new KeyAction(HudAction.PREVIOUS_SESSION, () -> wishes.step().accept(-1)),
                new KeyAction(HudAction.REPLAY, wishes.replay()),
                new KeyAction(HudAction.SCROLL_DOWN, () -> view.scroll(KeyCode.DOWN)),
                new KeyAction(HudAction.SCROLL_UP, () -> view.scroll(KeyCode.UP)),
                new KeyAction(HudAction.PAGE_DOWN, () -> view.scroll(KeyCode.PAGE_DOWN)),
                new KeyAction(HudAction.PAGE_UP, () -> view.scroll(KeyCode.PAGE_UP)),
                new KeyAction(HudAction.TO_START, () -> view.scroll(KeyCode.HOME)),
                new KeyAction(HudAction.TO_END, () -> view.scroll(KeyCode.END)),
                new KeyAction(HudAction.NEXT_PANEL, view::nextPanel),
                new KeyAction(HudAction.LEFT_DOCK, () -> setDocks(choice.docks().switchLeft())),
                new KeyAction(
                        HudAction.RIGHT_DOCK, () -> setDocks(choice.docks().switchRight()))));
        return keys;
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

    /// Looks for a text in thread, code and terminal; empty for none.
    public void lookFor(String text) {
        finds.look(text);
        soughtBefore = "";
        view.mark(finds.query(), null);
        wishes.window().setFinds(finds.words());
    }

    /// To the next find (1) or the one before (-1).
    public void stepFinds(int step) {
        finds.step(step).ifPresent(find -> {
            view.mark(finds.query(), find);
            view.show(find);
        });
        wishes.window().setFinds(finds.words());
    }

    /// Shows only these rows of the thread.
    public void setOnly(Only only) {
        choice = new HudView.Choice(only, choice.docks());
        wishes.window().setOnly(only.words());
        view.wake();
    }

    private void setDocks(HudView.Docks docks) {
        choice = new HudView.Choice(choice.only(), docks);
        view.wake();
    }

    /// Follows a new search to its first find.
    private void found() {
        if (scope == null) {
            return;
        }
        boolean isNew = !finds.query().equals(soughtBefore);
        soughtBefore = finds.query();
        if (isNew) {
            stepFinds(0);
        } else {
            wishes.window().setFinds(finds.words());
        }
    }

    private void searchLog() {
        String text = finds.query();
        if (text.isEmpty()) {
            wishes.window().enterSearch();
            wishes.window().notice("Type what to look for first.");
            return;
        }
        read(
                () -> model.log().search(session.hud(), text),
                found -> wishes.window()
                        .choose(
                                "Events of the log with \u201c" + text + "\u201d",
                                WholeChoices.ofEvents(found, wishes.others())));
    }

    private void verify() {
        wishes.window().notice("The chain is being checked\u2026");
        read(() -> model.log().check(session.hud()), found -> {
            proof.found(found);
            wishes.window().notice(proof.words());
        });
    }

    private void tellProof() {
        if (scope != null) {
            wishes.window().setProof(proof.words(), proof.isMisfit());
        }
    }

    private void chooseOnly() {
        readSession(
                shown -> OnlyChoice.ofThread(shown, model.now(), choice.only()),
                choices -> wishes.window()
                        .choose(
                                "Show only",
                                choices.stream()
                                        .map(one -> new Choice(
                                                one.title(), Long.toString(one.count()), () -> setOnly(one.only())))
                                        .toList()));
    }

    private void chooseWhole() {
        readSession(
                shown -> WholeChoices.ofSession(shown, model.now(), wishes.others()),
                choices -> wishes.window().choose("Open whole", choices));
    }

    private void savePicture() {
        view.canvas()
                .scene()
                .ifPresent(scene -> wishes.saving().picture(scene, session.hud().toString(), model.now()));
    }

    private void copy() {
        Optional<Selection> selection = view.selection();
        if (selection.isEmpty()) {
            wishes.window().notice("Draw the pointer over a text first.");
            return;
        }
        Frame frame = new Frame(view.canvas().getWidth(), 1, Theme.DARK, metrics, model.now());
        readSession(shown -> selection.get().text(HudFinds.lines(shown, choice, frame), metrics), text -> {
            Clipboards.copy(text);
            wishes.window().notice("Copied.");
        });
    }

    private <T> void readSession(Function<SessionState, T> reader, Consumer<T> taker) {
        read(
                () -> model.read(huds -> find(huds)
                        .flatMap(hud -> hud.findSession(session.sessionId()))
                        .map(reader)),
                found -> found.ifPresent(taker));
    }

    private <T> void read(Callable<T> work, Consumer<T> taker) {
        if (scope != null) {
            scope.run(work, taker, e -> wishes.window().notice(String.valueOf(e.getMessage())));
        }
    }

    private Optional<HudState> find(List<HudState> huds) {
        return huds.stream().filter(state -> state.hud().equals(session.hud())).findFirst();
    }

    private Scene lay(Frame frame) {
        return model.read(huds -> {
            Optional<HudState> hud = find(huds);
            SessionState shown =
                    hud.flatMap(state -> state.findSession(session.sessionId())).orElse(null);
            if (shown != null) {
                finds.update(shown, choice, frame);
            }
            long seq = hud.map(HudState::seq).orElse(0L);
            proof.update(model.linkState() instanceof LinkState.Live ? seq : 0);
            TimelineView time = timeline.shown(shown == null ? List.of() : List.of(shown), frame.now());
            return HudLayout.lay(
                    HudViews.of(model, session, shown, seq, view.scrolling(), time, choice), frame, panels);
        });
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
