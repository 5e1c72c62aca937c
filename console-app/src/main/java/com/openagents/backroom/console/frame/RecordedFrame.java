package com.openagents.backroom.console.frame;

import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.layout.HudLayout;
import com.openagents.backroom.hud.layout.HudView;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.layout.TimelineView;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.hud.timeline.TimelineSpan;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.HudId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the HUD showed at a moment of a recording: the events until then, through the same fold and layout as live.
public final class RecordedFrame {
    private RecordedFrame() {}

    /// When the last event happened.
    public static Optional<Instant> end(List<HudEnvelope> events) {
        return events.stream().map(HudEnvelope::at).max(Comparator.naturalOrder());
    }

    /// The scene at a moment; of several sessions the foremost. Empty when nothing had happened by then.
    ///
    /// @param name of the recording, shown in the status bar
    /// @param timeline what part of time the timeline shows; null leaves it closed
    public static Optional<Scene> scene(
            List<HudEnvelope> events,
            String name,
            Instant at,
            int width,
            int height,
            Theme theme,
            @Nullable TimelineSpan timeline) {
        Map<HudId, HudState> states = new LinkedHashMap<>();
        events.stream()
                .filter(event -> !event.at().isAfter(at))
                .forEach(event ->
                        states.computeIfAbsent(event.hud(), HudState::new).apply(event));
        Optional<SessionState> foremost = states.values().stream()
                .flatMap(state -> state.foremost(at).stream())
                .max(Comparator.comparing(SessionState::lastEventAt));
        return foremost.map(session -> HudLayout.lay(
                view(session, states, name, timeline), new Frame(width, height, theme, FontMetrics.load(), at)));
    }

    private static HudView view(
            SessionState session, Map<HudId, HudState> states, String name, @Nullable TimelineSpan timeline) {
        HudState state = states.get(session.hud());
        long seq = state == null ? 0 : state.seq();
        return new HudView(
                session.hud().toString(),
                session,
                seq,
                new LinkState.Replay(name),
                false,
                false,
                0,
                HudView.Offsets.AT_END,
                timeline == null ? null : new TimelineView(timeline, 0));
    }
}
