package com.openagents.backroom.bench.hud;

import com.openagents.backroom.bench.measure.Samples;
import com.openagents.backroom.console.replay.Recording;
import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.layout.HudLayout;
import com.openagents.backroom.hud.layout.HudView;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.FontMetrics;
import java.io.IOException;

/// A real HUD: the recording that comes with the program, folded to its end.
final class LaidOut {
    private final Recording recording;
    private final HudState state;
    private final SessionState session;
    private final FontMetrics metrics;

    LaidOut(FontMetrics metrics) throws IOException {
        this.metrics = metrics;
        recording = Recording.bundled();
        state = new HudState(recording.events().getFirst().hud());
        recording.events().forEach(state::apply);
        session = state.foremost(recording.end())
                .orElseThrow(() -> new IllegalStateException("the bundled recording has no session"));
    }

    /// Lays it out anew.
    Scene lay(int width, int height) {
        HudView view = new HudView(
                state.hud().toString(),
                session,
                state.seq(),
                new LinkState.Live(),
                false,
                false,
                0,
                HudView.Offsets.AT_END);
        return HudLayout.lay(view, new Frame(width, height, Theme.DARK, metrics, recording.end()));
    }

    /// Median of many times, in milliseconds.
    double medianMillis(int width, int height, int times) {
        Samples nanos = new Samples();
        int primitives = lay(width, height).primitives().size();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            int again = lay(width, height).primitives().size();
            nanos.add(System.nanoTime() - start);
            if (again != primitives) {
                throw new IllegalStateException("the same HUD was laid out differently");
            }
        }
        return nanos.median() / 1e6;
    }
}
