package com.openagents.backroom.console.replay;

import com.openagents.backroom.console.Screen;
import com.openagents.backroom.console.background.Feed;
import com.openagents.backroom.console.hud.HudScreen;
import com.openagents.backroom.console.key.KeyAction;
import com.openagents.backroom.hud.action.HudAction;
import com.openagents.backroom.hud.action.HudAction.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// One session seen again: its HUD, and the bar that moves it. It owns its model, which ends with [#close]. FX thread
/// only.
public final class ReplayScreen implements Screen, AutoCloseable {
    private static final Duration ARROW = Duration.ofSeconds(10);
    private static final Duration SHIFT_ARROW = Duration.ofMinutes(1);

    /// The bar's clock moves about as fast as an eye follows it.
    private static final Duration BAR_INTERVAL = Duration.ofMillis(100);

    private final ReplayModel model;
    private final HudScreen hud;
    private final TransportBar bar;
    private final BorderPane pane;
    private @Nullable Feed<Transport> feed;
    private Subscription changes = Subscription.EMPTY;

    /// @param hud shows the model
    public ReplayScreen(ReplayModel model, HudScreen hud, Runnable toLive) {
        this.model = model;
        this.hud = hud;
        bar = new TransportBar(model, toLive);
        pane = new BorderPane(hud.node());
        pane.setBottom(bar);
    }

    public HudScreen hud() {
        return hud;
    }

    /// Plays, or stands still.
    public void toggle() {
        model.toggle();
    }

    @Override
    public String title() {
        return "Replay: " + hud.title();
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public void shown() {
        hud.shown();
        Feed<Transport> started = new Feed<>("console-transport", BAR_INTERVAL, model::transport, bar::show);
        feed = started;
        changes = model.listen(started::wake);
    }

    @Override
    public void hidden() {
        changes.unsubscribe();
        if (feed != null) {
            feed.close();
        }
        hud.hidden();
    }

    @Override
    public List<KeyAction> keys() {
        List<KeyAction> keys = new ArrayList<>(List.of(
                new KeyAction(HudAction.REPLAY_PLAY, model::toggle),
                new KeyAction(HudAction.REPLAY_BACK, () -> model.move(ARROW.negated())),
                new KeyAction(HudAction.REPLAY_FURTHER, () -> model.move(ARROW)),
                new KeyAction(HudAction.REPLAY_MINUTE_BACK, () -> model.move(SHIFT_ARROW.negated())),
                new KeyAction(HudAction.REPLAY_MINUTE_FURTHER, () -> model.move(SHIFT_ARROW)),
                new KeyAction(HudAction.REPLAY_PREVIOUS, () -> model.step(-1)),
                new KeyAction(HudAction.REPLAY_NEXT, () -> model.step(1))));
        hud.keys().stream().filter(key -> key.action().appliesTo(Place.REPLAY)).forEach(keys::add);
        return keys;
    }

    @Override
    public boolean hasStatusBar() {
        return true;
    }

    @Override
    public void close() {
        model.close();
    }
}
