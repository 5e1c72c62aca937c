package com.openagents.backroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.scene.SceneCanvas;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.Pointer;
import com.openagents.backroom.console.testing.Sessions;
import com.openagents.backroom.console.testing.TestModel;
import com.openagents.backroom.hud.action.HudAction;
import com.openagents.backroom.hud.scene.HitRegion;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.schema.hud.HudId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// Everything of the table of actions that a HUD offers, done by its keys.
class ConsoleActionsTest {
    private static final String SESSION = "s-one";
    private static final int RESULT_LINES = 200_000;

    private final List<HudEnvelope> events = new ArrayList<>();
    private final TestModel model = new TestModel(List.of(story()), events);
    private final Console console = new Console(model, new Browser(List.of("false")));

    /// A session that said something three times, ran two commands, and waits; the second command gave back 10 MB.
    private HudState story() {
        HudState hud = new HudState(new HudId("dev", "shop"));
        tell(hud, new HudEvent.SessionStart("claude-sonnet-4-5", null, "main", "Mend the till", null));
        tell(hud, new HudEvent.Chunk(Role.ASSISTANT, "First I look at the drawer.", "m1"));
        tell(hud, new HudEvent.ToolStart("t1", "Read", ToolKind.READ, "src/Till.java", null));
        tell(hud, new HudEvent.ToolDone("t1", "class Till {}", 20L, true));
        tell(hud, new HudEvent.Chunk(Role.ASSISTANT, "The drawer sticks.", "m2"));
        tell(hud, new HudEvent.ToolStart("t2", "Bash", ToolKind.EXECUTE, "print everything", null));
        tell(hud, new HudEvent.ToolDone("t2", largeResult(), 900L, false));
        tell(hud, new HudEvent.Chunk(Role.ASSISTANT, "Now the DRAWER opens.", "m3"));
        return hud;
    }

    private void tell(HudState hud, HudEvent event) {
        long seq = hud.seq() + 1;
        HudEnvelope told = new HudEnvelope(
                hud.hud(),
                SESSION,
                seq,
                Sessions.NOW.minusSeconds(60 - seq),
                Sessions.NOW,
                "claude-code",
                null,
                null,
                "e" + seq,
                event,
                List.of());
        events.add(told);
        hud.apply(told);
    }

    private static String largeResult() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < RESULT_LINES; i++) {
            text.append("this is line number ").append(i).append(" of a long result of a tool\n");
        }
        return text.toString();
    }

    @RegisterExtension
    final OnStage window = new OnStage(console::open, console::close);

    private void openHud(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Mend the till");
        robot.type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "The drawer sticks.");
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query)
                .tryQueryAs(Labeled.class)
                .filter(Node::isVisible)
                .map(Labeled::getText)
                .orElse("");
    }

    private static void awaitText(FxRobot robot, String query, String wanted) {
        Console.await(robot, query + " says " + wanted, () -> text(robot, query).contains(wanted));
    }

    private static Set<String> words(FxRobot robot) {
        return robot.from(robot.lookup("#key-sheet")).lookup(".text-body").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .collect(Collectors.toSet());
    }

    @Test
    void sheet_ofTheHud_hasEveryActionOfTheTable(FxRobot robot) {
        openHud(robot);
        robot.write("?");
        Console.awaitNode(robot, "#key-sheet");
        assertEquals(
                HudAction.at(HudAction.Place.HUD).stream().map(HudAction::title).collect(Collectors.toSet()),
                words(robot));
        robot.type(KeyCode.ESCAPE);
        Console.await(
                robot,
                "the focus on the HUD again",
                () -> robot.lookup("#hud").query().isFocused());
    }

    @Test
    void palette_findsAnActionByItsWords_andDoesIt(FxRobot robot) {
        openHud(robot);
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        Console.awaitNode(robot, "#palette");
        robot.write("hide or show the thread");
        robot.type(KeyCode.ENTER);
        Console.await(robot, "no thread", () -> !Console.shows(robot, "#hud", "The drawer sticks."));
        assertTrue(robot.lookup("#palette").tryQuery().isEmpty());
        robot.write("[");
        Console.awaitText(robot, "#hud", "The drawer sticks.");
    }

    @Test
    void palette_leadsToSessionsAndScreens(FxRobot robot) {
        openHud(robot);
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        Console.awaitNode(robot, "#palette");
        robot.write("go to sources");
        Console.await(
                robot,
                "one choice",
                () -> robot.lookup("#palette-list")
                                .queryAs(ListView.class)
                                .getItems()
                                .size()
                        == 1);
        robot.type(KeyCode.ENTER);
        Console.await(
                robot, "another screen", () -> robot.lookup("#hud").tryQuery().isEmpty());
    }

    @Test
    void search_countsItsFinds_andStepsRoundThem(FxRobot robot) {
        openHud(robot);
        robot.type(KeyCode.SLASH).write("drawer");
        awaitText(robot, "#finds", "1 of 3");
        robot.type(KeyCode.ENTER);
        awaitText(robot, "#finds", "2 of 3");
        robot.type(KeyCode.DOWN);
        robot.write("n");
        awaitText(robot, "#finds", "3 of 3");
        robot.write("n");
        awaitText(robot, "#finds", "1 of 3");
        robot.write("N");
        awaitText(robot, "#finds", "3 of 3");
        robot.type(KeyCode.SLASH).write("no such thing");
        awaitText(robot, "#finds", "Not found");
        robot.type(KeyCode.ESCAPE);
        Console.await(robot, "no finds", () -> text(robot, "#finds").isEmpty());
    }

    @Test
    void searchOfTheLog_opensWhatItFound(FxRobot robot) {
        openHud(robot);
        robot.type(KeyCode.SLASH).write("class Till").type(KeyCode.DOWN);
        robot.write("L");
        Console.awaitNode(robot, "#palette");
        robot.type(KeyCode.ENTER);
        Console.awaitNode(robot, "#whole");
    }

    @Test
    void only_narrowsTheThread_andSaysSo(FxRobot robot) {
        openHud(robot);
        robot.write("s");
        Console.awaitNode(robot, "#palette");
        robot.write("state failed").type(KeyCode.ENTER);
        awaitText(robot, "#only", "Only failed");
        Console.await(
                robot,
                "the failed call alone",
                () -> Console.shows(robot, "#hud", "print everything")
                        && !Console.shows(robot, "#hud", "The drawer sticks."));
        robot.clickOn("#only");
        Console.awaitText(robot, "#hud", "The drawer sticks.");
    }

    @Test
    void pause_holdsTheViewStill_andCountsWhatWaits(FxRobot robot) {
        openHud(robot);
        robot.write("p");
        awaitText(robot, "#paused", "0 events wait");
        model.change(huds -> tell(huds.getFirst(), new HudEvent.Chunk(Role.ASSISTANT, "Said meanwhile.", "m9")));
        awaitText(robot, "#paused", "1 event waits");
        assertFalse(Console.shows(robot, "#hud", "Said meanwhile."));
        robot.write("p");
        Console.awaitText(robot, "#hud", "Said meanwhile.");
        Console.await(robot, "no pause", () -> text(robot, "#paused").isEmpty());
    }

    @Test
    void docks_comeAndGo(FxRobot robot) {
        openHud(robot);
        robot.write("[");
        Console.await(robot, "no thread", () -> !Console.shows(robot, "#hud", "The drawer sticks."));
        assertTrue(Console.shows(robot, "#hud", "Terminal"));
        robot.write("]");
        Console.await(robot, "no terminal", () -> !Console.shows(robot, "#hud", "Terminal"));
        robot.write("[");
        Console.awaitText(robot, "#hud", "The drawer sticks.");
        robot.write("\\");
        Console.awaitText(robot, "#hud", "Timeline");
        robot.write("\\");
        Console.await(robot, "no timeline", () -> !Console.shows(robot, "#hud", "Timeline"));
    }

    @Test
    void zoom_laysTheWindowOutForLess(FxRobot robot) {
        openHud(robot);
        double width = robot.lookup("#hud").query().getLayoutBounds().getWidth();
        robot.press(KeyCode.CONTROL).type(KeyCode.EQUALS).release(KeyCode.CONTROL);
        Console.await(
                robot,
                "a larger HUD, so less of it",
                () -> robot.lookup("#hud").query().getLayoutBounds().getWidth() < width);
        awaitText(robot, "#notice", "Size 110 %");
        robot.press(KeyCode.CONTROL).type(KeyCode.MINUS).type(KeyCode.MINUS).release(KeyCode.CONTROL);
        Console.await(
                robot,
                "a smaller HUD, so more of it",
                () -> robot.lookup("#hud").query().getLayoutBounds().getWidth() > width);
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT0).release(KeyCode.CONTROL);
        Console.await(
                robot,
                "the size as it was",
                () -> robot.lookup("#hud").query().getLayoutBounds().getWidth() == width);
    }

    @Test
    void zoomedWindow_cutsNothingOff_whilePausedAndSearching(FxRobot robot) {
        openHud(robot);
        robot.write("p");
        awaitText(robot, "#paused", "0 events wait");
        robot.type(KeyCode.SLASH).write("drawer").type(KeyCode.DOWN);
        awaitText(robot, "#finds", "1 of 3");
        robot.press(KeyCode.CONTROL);
        for (int i = 0; i < 4; i++) {
            robot.type(KeyCode.EQUALS);
        }
        robot.release(KeyCode.CONTROL);
        awaitText(robot, "#notice", "Size 175 %");
        Console.await(robot, "all of the bars in the window", () -> {
            double width = console.stage().getScene().getWidth();
            return robot.lookup("#hud, #search, #paused, .navigation").queryAll().stream()
                    .map(node -> node.localToScene(node.getLayoutBounds()))
                    .allMatch(bounds -> bounds.getMinX() >= 0 && bounds.getMaxX() <= width + 0.5);
        });
    }

    @Test
    void tenMegabytes_openWhole_andAreSearched(FxRobot robot) {
        openHud(robot);
        robot.write("o");
        Console.awaitNode(robot, "#palette");
        robot.write("print everything failed").type(KeyCode.ENTER);
        Console.awaitNode(robot, "#whole-rows");
        ListView<?> rows = robot.lookup("#whole-rows").queryAs(ListView.class);
        assertEquals(RESULT_LINES + 2, rows.getItems().size());
        robot.type(KeyCode.SLASH).write("number 199999 ").type(KeyCode.ENTER);
        Console.await(
                robot,
                "the last line",
                () -> String.valueOf(rows.getSelectionModel().getSelectedItem()).contains("number 199999 "));
        robot.type(KeyCode.ESCAPE).type(KeyCode.ESCAPE);
        Console.await(
                robot, "the HUD again", () -> robot.lookup("#whole").tryQuery().isEmpty());
        assertTrue(robot.lookup("#hud").query().isFocused());
    }

    @Test
    void drawnPointer_selectsText_whichIsCopied(FxRobot robot) {
        openHud(robot);
        SceneCanvas hud = robot.lookup("#hud").queryAs(SceneCanvas.class);
        HitRegion row = hud.scene().orElseThrow().hits().stream()
                .filter(hit -> hit.label().contains("Read src/Till.java"))
                .findFirst()
                .orElseThrow();
        double middle = row.box().centerY();
        // The toolkit without a screen drags nothing, so the events that a drag consists of are given to the HUD.
        robot.interact(() -> {
            Pointer.drag(hud, row.box().x() + 2, row.box().right() - 2, middle);
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        awaitText(robot, "#notice", "Copied.");
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertTrue(
                String.valueOf(copied[0]).matches("\\d\\d:\\d\\d .*Till\\.java 20 ms"), () -> "copied: " + copied[0]);
    }

    @Test
    void screenReaders_findThePanels_asListsOfTheirLines(FxRobot robot) {
        openHud(robot);
        List<Node> lists = new ArrayList<>();
        robot.interact(() -> children(robot.lookup("#hud").query()).stream()
                .filter(node -> "Text".equals(node.getAccessibleText()))
                .forEach(text -> lists.addAll(children(text))));
        Node thread = lists.stream()
                .filter(list -> "thread".equals(list.getAccessibleText()))
                .findFirst()
                .orElseThrow();
        assertEquals(AccessibleRole.LIST_VIEW, thread.getAccessibleRole());
        List<String> lines =
                children(thread).stream().map(Node::getAccessibleText).toList();
        assertTrue(lines.stream().anyMatch(line -> line.endsWith("The drawer sticks.")), lines.toString());
        assertEquals(lines.size(), thread.queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT));
        Node first = (Node) thread.queryAccessibleAttribute(AccessibleAttribute.ITEM_AT_INDEX, 0);
        assertEquals(lines.getFirst(), first.getAccessibleText());
    }

    private static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        if (node.queryAccessibleAttribute(AccessibleAttribute.CHILDREN) instanceof List<?> found) {
            found.forEach(child -> children.add((Node) child));
        }
        return children;
    }
}
