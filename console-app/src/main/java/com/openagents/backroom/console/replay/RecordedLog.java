package com.openagents.backroom.console.replay;

import com.openagents.backroom.console.model.CheckedLog;
import com.openagents.backroom.console.model.HudLog;
import com.openagents.backroom.schema.event.EventTexts;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.ToolCallEvents;
import com.openagents.backroom.schema.hud.HudId;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The events of a recording.
public record RecordedLog(List<HudEnvelope> events) implements HudLog {
    /// Events that a search gives.
    private static final int MAX_FOUND = 200;

    @Override
    public List<HudEnvelope> whole(HudId hud, long seq) {
        for (HudEnvelope event : events) {
            if (event.hud().equals(hud) && event.seq() == seq) {
                ToolCallEvents call = new ToolCallEvents(event);
                events.stream()
                        .filter(later -> later.seq() > seq)
                        .takeWhile(_ -> !call.isOver())
                        .forEach(call::take);
                return call.events();
            }
        }
        return List.of();
    }

    @Override
    public void forEach(HudId hud, Consumer<HudEnvelope> reader) {
        events.stream().filter(event -> event.hud().equals(hud)).forEach(reader);
    }

    @Override
    public List<HudEnvelope> search(HudId hud, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return events.reversed().stream()
                .filter(event -> event.hud().equals(hud) && holds(event, wanted))
                .limit(MAX_FOUND)
                .toList();
    }

    @Override
    public CheckedLog check(HudId hud) throws IOException {
        throw new IOException("A recording is not signed. A HUD of this server is.");
    }

    private static boolean holds(HudEnvelope event, String wanted) {
        boolean[] holds = new boolean[1];
        EventTexts.rewrite(event.event(), (_, value) -> {
            holds[0] |= value.toLowerCase(Locale.ROOT).contains(wanted);
            return value;
        });
        return holds[0];
    }
}
