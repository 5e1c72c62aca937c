package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.timeline.TimelineSpan;
import com.openagents.backroom.hud.timeline.TimelineZoom;
import java.util.List;
import java.util.function.BiConsumer;

/// Scenes with one panel each, which fills them.
public final class PanelScenes {
    private PanelScenes() {}

    public static Scene metrics(SessionState session, Frame frame) {
        return draw(frame, (sketch, box) -> MetricsLayout.draw(sketch, session, box, 0));
    }

    public static Scene terminal(SessionState session, Frame frame) {
        return draw(frame, (sketch, box) -> TerminalLayout.draw(sketch, session, box, null));
    }

    public static Scene code(SessionState session, Frame frame) {
        return draw(frame, (sketch, box) -> CodeLayout.draw(sketch, session, box, null));
    }

    public static Scene timeline(List<SessionState> sessions, TimelineZoom zoom, Frame frame) {
        return draw(
                frame,
                (sketch, box) ->
                        TimelineLayout.draw(sketch, sessions, new TimelineView(TimelineSpan.newest(zoom), 0), box));
    }

    private static Scene draw(Frame frame, BiConsumer<Sketch, Box> panel) {
        Sketch sketch = new Sketch(frame, new PanelCache());
        panel.accept(sketch, new Box(0, 0, frame.width(), frame.height()));
        return sketch.scene();
    }
}
