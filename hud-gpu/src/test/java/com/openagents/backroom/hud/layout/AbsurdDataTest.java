package com.openagents.backroom.hud.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.SceneText;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.Story;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.hud.timeline.TimelineSpan;
import com.openagents.backroom.hud.timeline.TimelineZoom;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.OutputStream;
import com.openagents.backroom.schema.event.ToolKind;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A frame of a session with absurd data has no more in it than what is seen, and says what is left out.
class AbsurdDataTest {
    private static final FontMetrics METRICS = FontMetrics.load();

    /// A screen full of the smallest rows has about half of this.
    private static final int MAX_PRIMITIVES = 4_000;

    private static final int SUB_AGENTS = 1_000;

    private final Story story = story();
    private final SessionState session = story.only();

    private static Story story() {
        Story story = new Story().start("Everything at once").prompt("x").tool("t", "Bash", ToolKind.EXECUTE, "make");
        story.event(new ContainerOutput("t", OutputStream.STDOUT, "\u001b[31m\u202e\u0007x\n".repeat(100_000)));
        story.after(9).done("t", false, "y".repeat(10 * 1024 * 1024));
        List<String> lines = Collections.nCopies(100_000, "+\u200b\u05d0z");
        story.event(new FileDiff("src/all.js", List.of(new Hunk(1, 0, 1, 100_000, lines)), 100_000, 0));
        for (int i = 0; i < SUB_AGENTS; i++) {
            story.by("agent-" + i).prompt("Part " + i).tool("t" + i, "Read", ToolKind.READ, "src/" + i);
            story.after(5).done("t" + i, true, "ok").say("m" + i, "\u202d".repeat(5_000));
        }
        return story.by(null).say("end", "w".repeat(100_000));
    }

    private Scene lay(double width, double height, TimelineZoom zoom, HudView.Offsets offsets, PanelCache cache) {
        HudView view = new HudView(
                "ada/shop",
                session,
                9,
                new LinkState.Live(),
                true,
                true,
                3,
                offsets,
                new TimelineView(TimelineSpan.newest(zoom), 0));
        Instant now = story.now().plusMillis(40);
        return HudLayout.lay(view, new Frame(width, height, Theme.DARK, METRICS, now), cache);
    }

    private static int count(List<Primitive> primitives) {
        int count = 0;
        for (Primitive primitive : primitives) {
            count += switch (primitive) {
                case Clip clip -> count(clip.children());
                case Panel panel -> count(panel.children());
                case Primitive.Quad _, Primitive.Text _, Primitive.Polyline _, Primitive.Arc _ -> 1;
            };
        }
        return count;
    }

    @Test
    void frame_hasNoMoreInIt_thanIsSeen() {
        for (double width : new double[] {1, 13, 120, 480, 1280}) {
            for (TimelineZoom zoom : TimelineZoom.values()) {
                for (double offset : new double[] {0, 100_000}) {
                    HudView.Offsets offsets = new HudView.Offsets(offset, offset, offset, 0);
                    int count = count(
                            lay(width, 800, zoom, offsets, new PanelCache()).primitives());
                    assertTrue(count < MAX_PRIMITIVES, count + " at " + width + ", " + zoom + ", " + offset);
                }
            }
        }
    }

    @Test
    void frameFromKeptLines_isTheFrameLaidOutAnew() {
        PanelCache cache = new PanelCache();
        lay(1280, 800, TimelineZoom.DAY, HudView.Offsets.AT_END, cache);
        HudView.Offsets up = new HudView.Offsets(300.0, 300.0, 300.0, 0);
        assertEquals(
                SceneText.of(lay(1280, 800, TimelineZoom.DAY, up, new PanelCache())),
                SceneText.of(lay(1280, 800, TimelineZoom.DAY, up, cache)));
        assertEquals(
                SceneText.of(lay(1000, 800, TimelineZoom.DAY, up, new PanelCache())),
                SceneText.of(lay(1000, 800, TimelineZoom.DAY, up, cache)));
    }

    @Test
    void whatIsLeftOut_isSaid() {
        HudView.Offsets begin = new HudView.Offsets(0.0, 0.0, 0.0, 0);
        String text = SceneText.of(lay(1280, 800, TimelineZoom.HOUR, begin, new PanelCache()));
        assertTrue(text.contains(" earlier rows are in the log"), text);
        assertTrue(text.contains(" earlier lines are in the log"), text);
        HudView.Offsets end = new HudView.Offsets(null, null, null, 0);
        text = SceneText.of(lay(1280, 800, TimelineZoom.HOUR, end, new PanelCache()));
        assertTrue(text.contains("This text goes on."), text);
        assertTrue(text.contains("This change goes on."), text);
    }
}
