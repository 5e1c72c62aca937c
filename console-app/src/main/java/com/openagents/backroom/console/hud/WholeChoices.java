package com.openagents.backroom.console.hud;

import com.openagents.backroom.console.palette.Choice;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.state.FileChanges.DiffEntry;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.ThreadEntry;
import com.openagents.backroom.hud.state.ThreadEntry.Message;
import com.openagents.backroom.hud.state.ThreadEntry.Notice;
import com.openagents.backroom.hud.state.ThreadEntry.ToolCall;
import com.openagents.backroom.hud.state.ToolName;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.hud.text.WholeText;
import com.openagents.backroom.schema.event.HudEnvelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// What can be opened whole, the newest first.
final class WholeChoices {
    private WholeChoices() {}

    private record Dated(long key, Choice choice) {}

    /// The calls, changes and messages of a session.
    static List<Choice> ofSession(SessionState session, Instant now, Consumer<Action> act) {
        Phase phase = session.phaseAt(now).phase();
        String hud = session.hud().toString();
        List<Dated> found = new ArrayList<>();
        for (ThreadEntry entry : session.thread().entries()) {
            found.add(dated(hud, entry.key(), title(entry), note(entry, phase), act));
        }
        for (DiffEntry diff : session.files().diffs()) {
            String title = WholeText.title(diff.diff());
            found.add(dated(hud, diff.key(), title, time(diff.at()), act));
        }
        return found.stream()
                .sorted(Comparator.comparingLong(Dated::key).reversed())
                .map(Dated::choice)
                .toList();
    }

    /// Events of the log.
    static List<Choice> ofEvents(List<HudEnvelope> events, Consumer<Action> act) {
        return events.stream()
                .map(event -> dated(
                                event.hud().toString(),
                                event.seq(),
                                WholeText.title(event.event()),
                                time(event.at()),
                                act)
                        .choice())
                .toList();
    }

    private static Dated dated(String hud, long key, String title, String note, Consumer<Action> act) {
        return new Dated(key, new Choice(title, note, () -> act.accept(new Action.OpenWhole(hud, key))));
    }

    private static String title(ThreadEntry entry) {
        return switch (entry) {
            case Message message ->
                message.role().wire() + "  "
                        + message.text().lines().findFirst().orElse("");
            case ToolCall call -> ToolName.words(call.name()) + "  " + call.title();
            case Notice notice -> notice.code() + "  " + notice.text();
        };
    }

    private static String note(ThreadEntry entry, Phase phase) {
        String time = time(entry.at());
        return entry instanceof ToolCall call ? call.outcome().in(phase).words() + "  " + time : time;
    }

    private static String time(Instant at) {
        return Figures.timeOfDay(at);
    }
}
