package com.openagents.backroom.console.hud;

import com.openagents.backroom.hud.find.Find;
import com.openagents.backroom.hud.find.SceneLine;
import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.layout.HudLayout;
import com.openagents.backroom.hud.layout.HudView;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a HUD's reader looks for, and where it stands. The FX thread asks, the feed's thread finds.
final class HudFinds {
    /// High enough for every row that a session keeps: a scene of this height has them all in sight.
    private static final double ALL_PX = 8_000_000;

    private volatile String query = "";
    private volatile Found found = Found.NOT_YET;
    private @Nullable Looked looked;

    private final Runnable changed;

    /// Finds, and the one the reader is at; -1 for none.
    private record Found(List<Find> finds, int at, boolean isKnown) {
        static final Found NOT_YET = new Found(List.of(), -1, false);
    }

    /// What the finds were made of; they are the same as long as it is.
    private record Looked(String query, String sessionId, long events, double width, HudView.Choice choice) {}

    /// Nothing is looked for yet.
    ///
    /// @param changed called on the feed's thread when there are other finds
    HudFinds(Runnable changed) {
        this.changed = changed;
    }

    String query() {
        return query;
    }

    void look(String text) {
        query = text.strip();
        found = Found.NOT_YET;
    }

    /// All lines of a session as it is laid out at a width, also those out of sight. The feed's thread, or one that
    /// reads the model.
    static List<SceneLine> lines(SessionState session, HudView.Choice choice, Frame frame) {
        Frame high = new Frame(frame.width(), ALL_PX, frame.theme(), frame.metrics(), frame.now());
        Scene all = HudLayout.layAll(session, choice, high);
        return SceneLine.of(all, frame.metrics());
    }

    /// Finds anew, when there is something new to find. The feed's thread.
    void update(SessionState session, HudView.Choice choice, Frame frame) {
        String wanted = query;
        Looked next = new Looked(wanted, session.sessionId(), session.events(), frame.width(), choice);
        if (wanted.isEmpty() || next.equals(looked)) {
            return;
        }
        boolean isNew = looked == null || !looked.query().equals(wanted);
        looked = next;
        List<Find> finds = Find.in(lines(session, choice, frame), wanted);
        int at = isNew ? 0 : Math.max(0, current().map(finds::indexOf).orElse(0));
        found = finds.isEmpty() ? new Found(finds, -1, true) : new Found(finds, at, true);
        changed.run();
    }

    Optional<Find> current() {
        Found now = found;
        return now.at() < 0 ? Optional.empty() : Optional.of(now.finds().get(now.at()));
    }

    /// To the next find (1) or the one before (-1), round and round.
    Optional<Find> step(int step) {
        Found now = found;
        if (now.at() >= 0) {
            found = new Found(
                    now.finds(), Math.floorMod(now.at() + step, now.finds().size()), true);
        }
        return current();
    }

    /// Where the reader is among the finds, in words; empty when nothing is looked for.
    String words() {
        Found now = found;
        if (query.isEmpty() || !now.isKnown()) {
            return "";
        }
        return now.at() < 0
                ? "Not found"
                : Figures.grouped(now.at() + 1L) + " of "
                        + Figures.grouped(now.finds().size());
    }
}
