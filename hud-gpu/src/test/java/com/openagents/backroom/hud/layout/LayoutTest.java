package com.openagents.backroom.hud.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Arc;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Primitive.Polyline;
import com.openagents.backroom.hud.scene.Primitive.Quad;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.SceneText;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.Story;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.ToolKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final FontMetrics METRICS = FontMetrics.load();

    private static Story shop() {
        return new Story()
                .start("Add discounts to the cart")
                .prompt("Add a discount to the cart and test it")
                .after(2_000)
                .usage("m1", 1200, 40)
                .say("m1", "I will look at the cart first, then add the discount with its tests.")
                .tool("t1", "Read", ToolKind.READ, "src/cart.js")
                .after(24)
                .done("t1", true, "ok")
                .after(3_000)
                .usage("m2", 400, 900)
                .tool("t2", "Edit", ToolKind.EDIT, "src/cart.js")
                .after(31)
                .event(new FileDiff(
                        "src/cart.js",
                        List.of(new Hunk(
                                3,
                                2,
                                3,
                                3,
                                List.of("     total() {", "-        return sum;", "+        return sum - off;"))),
                        1,
                        1))
                .done("t2", true, "ok")
                .after(1_000)
                .tool("t3", "Bash", ToolKind.EXECUTE, "npm test")
                .after(7_800)
                .done("t3", false, "Exit code 1\nAssertionError: 90 != 100")
                .after(500)
                .tool("t4", "Bash", ToolKind.EXECUTE, "git push origin main");
    }

    private static Frame frame(Story story, double width, double height) {
        return new Frame(width, height, Theme.DARK, METRICS, story.now().plusMillis(4_300));
    }

    private static Scene hud(Story story, double width, double height) {
        SessionState session = story.only();
        HudView view =
                new HudView("ada/shop", session, 12, new LinkState.Live(), true, true, 3, HudView.Offsets.AT_END);
        return HudLayout.lay(view, frame(story, width, height));
    }

    private static Story wallStory() {
        Story story = shop().in("q").start("Wait for me").prompt("x").tool("w", "Bash", ToolKind.EXECUTE, "rm -r dist");
        story.after(5).waiting("permission");
        for (int i = 0; i < 6; i++) {
            story.in("r" + i).start("Run " + i).prompt("x").usage("m" + i, 1000, 10);
            story.in("d" + i).start("Done " + i).prompt("x").after(1).event(new TickEnd(1L, i % 3 != 0));
        }
        return story;
    }

    private static Scene wall(double width, double height) {
        Story story = wallStory();
        return WallLayout.lay(new WallView(story.state().sessions(), List.of(), "r2", 0), frame(story, width, height));
    }

    @Test
    void whateverComes_nothingIsOutOfItsPlace() {
        String huge = "\u202e\u0000\u001b[31m\ud83d\ude00\t<b> " + "w".repeat(3_000_000);
        Story story = shop().start(huge)
                .prompt(huge)
                .say("mx", huge)
                .tool("tx", huge, ToolKind.OTHER, huge)
                .after(1)
                .done("tx", false, huge)
                .event(new FileDiff(
                        huge, List.of(new Hunk(1, 1, 1, 1, List.of(huge, "", "+\t" + "y".repeat(9_000)))), 1, 0))
                .waiting("permission");
        for (double width : new double[] {0, 1, 17, 100, 301, 389, 899, 901, 4000}) {
            for (double height : new double[] {0, 1, 29, 60, 200, 2000}) {
                check(hud(story, width, height));
                check(WallLayout.lay(
                        new WallView(story.state().sessions(), List.of(), null, -50), frame(story, width, height)));
            }
        }
    }

    private static void check(Scene scene) {
        check(scene.primitives());
        scene.hits().forEach(hit -> check(hit.box()));
        scene.scrolls().forEach(area -> assertTrue(area.offset() >= 0 && Double.isFinite(area.contentHeight())));
    }

    private static void check(List<Primitive> primitives) {
        for (Primitive primitive : primitives) {
            switch (primitive) {
                case Quad quad -> check(quad.box());
                case Text text -> {
                    assertTrue(Double.isFinite(text.x()) && Double.isFinite(text.baseline()));
                    assertTrue(
                            text.text().length() <= 2_001,
                            "a run of " + text.text().length());
                    assertTrue(text.text().chars().noneMatch(c -> c < 0x20 || c == 0x202e));
                }
                case Polyline line ->
                    line.points()
                            .forEach(point -> assertTrue(Double.isFinite(point.x()) && Double.isFinite(point.y())));
                case Arc arc -> assertTrue(Double.isFinite(arc.radius()) && arc.radius() >= 0);
                case Clip clip -> {
                    check(clip.box());
                    check(clip.children());
                }
                case Panel panel -> {
                    check(panel.box());
                    check(panel.children());
                }
            }
        }
    }

    private static void check(Box box) {
        assertTrue(Double.isFinite(box.x()) && Double.isFinite(box.y()), box.toString());
        assertTrue(
                box.width() >= 0 && box.height() >= 0 && Double.isFinite(box.width() + box.height()), box.toString());
    }

    @Test
    void longTitle_hasTwoLinesOnAPhone() {
        Story story = shop().start("Add real-time WebSocket metrics streaming to the dashboard of the autopilot");
        String phone = SceneText.of(hud(story, 390, 844));
        assertTrue(phone.contains("\"Add real-time"), phone);
        assertTrue(phone.contains(" the autopilot\""), phone);
        String embed = SceneText.of(hud(story, 390, 300));
        assertTrue(embed.contains("\"Add real-time"), embed);
        assertFalse(embed.contains(" the autopilot\""), embed);
    }

    @Test
    void linesThatCouldNotBeUnderstood_areTold() {
        Story one = shop().event(StateChange.deadLetter("no JSON"));
        assertTrue(SceneText.of(hud(one, 1280, 800)).contains("\"1 unread line\""));
        Story two = one.event(StateChange.deadLetter("no JSON"));
        assertTrue(SceneText.of(hud(two, 1280, 800)).contains("\"2 unread lines\""));
    }

    @Test
    void metricsOfANarrowPanel_haveEveryFigureWhole_andNamesAsLongAsTheyFit() {
        Story story = shop().tool("n", "mcp__playwright__browser_take_screenshot", ToolKind.OTHER, "x")
                .after(72_000)
                .done("n", true, "ok");
        for (int i = 0; i < 1_234; i++) {
            story.tool("w" + i, "TodoWrite", ToolKind.THINK, "x").after(599).done("w" + i, i % 7 != 0, "");
        }
        List<String> texts = textsOfMetrics(story, new Box(0, 0, 240, 600));
        assertTrue(texts.containsAll(List.of("TodoWrite", "1,234", "177", "599 ms", "Bash", "1:12")), texts.toString());
        assertTrue(texts.stream().anyMatch(text -> text.startsWith("browser_ta") && text.endsWith("…")), texts + "");
    }

    @Test
    void toolOfAServer_isNamedWithIt_whereBothFit() {
        Story story = shop().tool("n", "mcp__issues__issue_ready", ToolKind.OTHER, "x");
        assertTrue(textsOfMetrics(story, new Box(0, 0, 330, 600)).contains("issues: issue_ready"));
        assertTrue(textsOfMetrics(story, new Box(0, 0, 210, 600)).contains("issue_ready"));
    }

    @Test
    void metricsOfAnyShape_reachEveryFigure_byScrolling() {
        Story story = shop();
        for (Box box : List.of(new Box(0, 0, 708, 90), new Box(0, 0, 240, 300), new Box(0, 0, 370, 90))) {
            List<String> texts = new ArrayList<>();
            for (double offset = 0; offset <= 400; offset += 40) {
                texts.addAll(textsOfMetrics(story, box, offset));
            }
            List<String> all = List.of("Actions / min", "Input", "Cache write", "Cost", "Bash", "Queue", "PR");
            assertTrue(texts.containsAll(all), box + ": " + texts);
        }
    }

    @Test
    void metricsWithLittleRoom_beginWithAFigureOfEverything() {
        for (Box box : List.of(new Box(0, 0, 708, 90), new Box(0, 0, 370, 90), new Box(0, 0, 370, 124))) {
            List<String> texts = textsOfMetrics(shop(), box);
            assertTrue(
                    texts.containsAll(List.of("Actions / min", "Context", "Tokens", "4,740", "Cost", "$0.03")),
                    box + ": " + texts);
        }
    }

    @Test
    void figuresInShort_areWhole_atEveryWidth() {
        for (int width = 300; width < 700; width++) {
            for (int height : new int[] {90, 124}) {
                List<String> texts = textsOfMetrics(shop(), new Box(0, 0, width + width % 7 / 7.0, height));
                assertTrue(texts.containsAll(List.of("4,740", "$0.03")), width + "x" + height + ": " + texts);
            }
        }
    }

    private static List<String> textsOfMetrics(Story story, Box box) {
        return textsOfMetrics(story, box, 0);
    }

    private static List<String> textsOfMetrics(Story story, Box box, double offset) {
        Sketch sketch = new Sketch(frame(story, box.width(), box.height()), new PanelCache());
        MetricsLayout.draw(sketch, story.only(), box, offset);
        List<String> texts = new ArrayList<>();
        addTexts(sketch.scene().primitives(), box, texts);
        return texts;
    }

    /// The texts that lie in the box with their whole line.
    private static void addTexts(List<Primitive> primitives, Box box, List<String> texts) {
        for (Primitive primitive : primitives) {
            if (primitive instanceof Clip clip) {
                addTexts(clip.children(), clip.box(), texts);
            } else if (primitive instanceof Text text && text.baseline() > 9 && text.baseline() < box.bottom() - 3) {
                double end = text.x() + METRICS.width(text.text(), text.font());
                assertTrue(text.x() >= box.x() && end <= box.right(), text + " in " + box);
                texts.add(text.text());
            }
        }
    }

    @Test
    void callOfAnAgentThatIsGone_standsStill_andSaysSo() {
        Story story = shop().tool("x", "Bash", ToolKind.EXECUTE, "npm run watch");
        assertTrue(SceneText.of(hud(story, 1280, 800)).contains("Bash npm run watch, running"));
        story.after(130_000);
        String gone = SceneText.of(hud(story, 1280, 800));
        assertTrue(gone.contains("\"no end\""), gone);
        assertTrue(gone.contains("Bash npm run watch, not known to have ended"), gone);
        assertFalse(gone.contains(", running"), gone);
    }

    @Test
    void clickOnACard_opensItsSession() {
        Scene scene = wall(1280, 730);
        Action action = scene.hitAt(100, 80).orElseThrow().action();
        assertEquals(new Action.OpenSession("ada/shop", "q"), action);
    }

    @Test
    void waitingCards_stayInSight_whateverIsScrolled() {
        Story story = wallStory();
        Scene scrolled =
                WallLayout.lay(new WallView(story.state().sessions(), List.of(), null, 500), frame(story, 1280, 400));
        assertTrue(SceneText.of(scrolled).contains("\"Wait for me\""));
    }

    @Test
    void selectedWaitingCard_isInSight_howeverManyWait() {
        Story story = shop();
        for (int i = 0; i < 20; i++) {
            story.after(1).in("q" + i).start("Wait " + i + ".").prompt("x").waiting("permission");
        }
        for (int i = 0; i < 20; i++) {
            Scene scene = WallLayout.lay(
                    new WallView(story.state().sessions(), List.of(), "q" + i, 0), frame(story, 1280, 800));
            String text = SceneText.of(scene);
            assertTrue(text.contains("\"Wait " + i + ".\""), text);
            assertTrue(text.matches("(?s).*\"1[45] more need you: .*"), text);
        }
    }
}
