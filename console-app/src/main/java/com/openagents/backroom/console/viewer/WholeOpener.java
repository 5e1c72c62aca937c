package com.openagents.backroom.console.viewer;

import com.openagents.backroom.console.ConsoleWindow;
import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.model.HudLog;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.text.WholeText;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.HudId;
import java.util.List;

/// Opens what an event holds, whole, over the window. FX thread only.
public final class WholeOpener {
    private final Background.Scope scope;
    private final ConsoleWindow window;

    public WholeOpener(Background.Scope scope, ConsoleWindow window) {
        this.scope = scope;
        this.window = window;
    }

    private record Whole(WholeText text, TextRows rows) {}

    /// Reads an event from the log and shows it, or says why it can't.
    public void open(HudLog log, Action.OpenWhole wanted) {
        scope.run(
                () -> read(log, wanted),
                whole -> window.open(new WholeViewer(whole.text(), whole.rows(), window::closeOverlay)),
                e -> window.notice(String.valueOf(e.getMessage())));
    }

    private static Whole read(HudLog log, Action.OpenWhole wanted) {
        List<HudEnvelope> events = log.whole(HudId.parse(wanted.hud()), wanted.seq());
        if (events.isEmpty()) {
            throw new IllegalStateException("The log no longer has this event: it was too old to keep.");
        }
        WholeText whole = WholeText.of(events);
        return new Whole(whole, new TextRows(whole.text()));
    }
}
