package com.openagents.backroom.hud.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.SceneText;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.Story;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.ToolKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelCacheTest {
    private static final FontMetrics METRICS = FontMetrics.load();

    /// Panels of a wide HUD in their order.
    private static final int THREAD = 0;

    private static final int CODE = 1;
    private static final int TERMINAL = 2;
    private static final int METRICS_PANEL = 3;
    private static final int STATUS = 4;

    private final PanelCache cache = new PanelCache();
    private final Story story = new Story()
            .start("Add discounts")
            .prompt("Add a discount")
            .after(1_000)
            .tool("t1", "Bash", ToolKind.EXECUTE, "npm test")
            .after(20)
            .done("t1", true, "ok");

    private Scene lay(PanelCache panels, Instant now, Theme theme, double width) {
        HudView view =
                new HudView("ada/shop", story.only(), 12, new LinkState.Live(), true, true, 3, HudView.Offsets.AT_END);
        return HudLayout.lay(view, new Frame(width, 800, theme, METRICS, now), panels);
    }

    private static List<Primitive> children(Scene scene, int panel) {
        return ((Panel) scene.primitives().get(panel)).children();
    }

    @Test
    void secondPasses_onlyWhatShowsTheTimeIsAnotherPanel() {
        Scene before = lay(cache, story.now(), Theme.DARK, 1280);
        Scene after = lay(cache, story.now().plusMillis(1_000), Theme.DARK, 1280);

        assertSame(children(before, CODE), children(after, CODE));
        assertSame(children(before, TERMINAL), children(after, TERMINAL));
        assertNotSame(children(before, STATUS), children(after, STATUS));
    }

    @Test
    void nothingPasses_allPanelsAreTheSame() {
        Scene before = lay(cache, story.now(), Theme.DARK, 1280);
        Scene after = lay(cache, story.now(), Theme.DARK, 1280);

        for (int panel : new int[] {THREAD, CODE, TERMINAL, METRICS_PANEL, STATUS}) {
            assertSame(children(before, panel), children(after, panel));
        }
    }

    /// Whatever changes, a scene with a cache is the scene without one, clicks and scrolling included.
    @Test
    void whateverChanges_theSceneIsAsIfItWereLaidOutAnew() {
        sameAsAnew(story.now(), Theme.DARK, 1280);
        sameAsAnew(story.now(), Theme.LIGHT, 1280);
        sameAsAnew(story.now(), Theme.LIGHT, 1000);
        story.after(10).tool("t2", "Bash", ToolKind.EXECUTE, "ls");
        sameAsAnew(story.now(), Theme.LIGHT, 1000);
        sameAsAnew(story.now().plusMillis(3_500), Theme.LIGHT, 1000);
        story.waiting("permission");
        sameAsAnew(story.now().plusMillis(9_000), Theme.LIGHT, 1000);
        story.done("t2", false, "no").event(new TickEnd(1L, false));
        sameAsAnew(story.now(), Theme.DARK, 500);
    }

    private void sameAsAnew(Instant now, Theme theme, double width) {
        assertEquals(
                SceneText.of(lay(new PanelCache(), now, theme, width)), SceneText.of(lay(cache, now, theme, width)));
    }
}
