package com.openagents.backroom.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.StreamClient;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.page.Html;
import com.openagents.backroom.hud.page.HudPage;
import com.openagents.backroom.hud.page.Node;
import com.openagents.backroom.hud.page.PageView;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.ThreadEntry.ToolCall;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.hud.LiveHud;
import com.openagents.backroom.server.json.EventCodec;
import com.openagents.backroom.testing.Await;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// One transcript that grows, and all who see it: a viewer of the stream, a browser, and the console.
class EndToEndTest {
    private static final String OWN_RECORDING =
            "embedded-server/src/test/resources/com/openagents/backroom/server/ingest/claude/feature.jsonl";

    /// Parts of the page whose text does not depend on when it is drawn.
    private static final List<String> TIMELESS = List.of(
            ".thread h2", ".thread .turn", ".thread .rows", ".code-panel", ".terminal", "dl.usage", "table.tools");

    /// Calls that fit below one another in the smallest window.
    private static final int NEWEST_CALLS = 3;

    private static final int MAX_PIECE_BYTES = 3_000;

    private final LiveHouse house = new LiveHouse();

    @RegisterExtension
    final OnStage window = new OnStage(house::open, house::close);

    @Test
    void appendedPieces_areSeenInStreamBrowserAndConsole(FxRobot robot) throws Exception {
        requireSeenByAll(robot, Files.readAllBytes(SharedFixtures.root().resolve(OWN_RECORDING)));
    }

    @Test
    void wholeSessionWithResume_isSeenInStreamBrowserAndConsole(FxRobot robot) throws Exception {
        requireSeenByAll(robot, Files.readAllBytes(SharedFixtures.require(LiveConsoleTest.TRANSCRIPT)));
    }

    private void requireSeenByAll(FxRobot robot, byte[] recording) throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int written = append(recording, 0, recording.length / 3, random);
        Await.until("the HUD is there", () -> !house.server().huds().loaded().isEmpty());
        LiveHud hud = house.server().huds().loaded().getFirst();
        String url = house.server().shareUrl(hud.id());
        try (StreamClient stream = new StreamClient(url + "/stream");
                Chromium chromium = new Chromium()) {
            Page page = chromium.open(url);
            page.waitForSelector(".link:has-text('Live')");
            Console.awaitText(robot, "#wall", "Add a discount");
            robot.type(KeyCode.J).type(KeyCode.ENTER);
            requireEqualToLog(robot, hud.id(), stream, page);
            written = append(recording, written, recording.length * 2 / 3, random);
            requireEqualToLog(robot, hud.id(), stream, page);
            written = append(recording, written, recording.length, random);
            HudState folded = requireEqualToLog(robot, hud.id(), stream, page);
            SessionState session = folded.sessions().getFirst();
            assertTrue(session.tools().calls() > 8, session.tools().calls() + " calls");
            assertTrue(page.title().endsWith(session.title() + " · " + hud.id()), page.title());
            assertEquals(List.of(), chromium.errors());
        }
    }

    /// Writes up to a place, in pieces that end anywhere; that place is in the middle of a line, too, unless it is the
    /// end.
    private int append(byte[] recording, int from, int to, Random random) throws IOException {
        for (int at = from; at < to; ) {
            int end = Math.min(to, at + 1 + random.nextInt(MAX_PIECE_BYTES));
            house.append(Arrays.copyOfRange(recording, at, end));
            at = end;
        }
        return to;
    }

    private HudState requireEqualToLog(FxRobot robot, HudId hud, StreamClient stream, Page page) throws Exception {
        long lines = Files.readString(house.transcript())
                .chars()
                .filter(c -> c == '\n')
                .count();
        Await.until(
                lines + " whole lines are read",
                () -> house.server().sources().getFirst().lines() == lines);
        HudState folded = folded(hud);
        Await.until("the stream has come to " + folded.seq(), () -> stream.seq() == folded.seq());
        List<String> expected = texts(page, Html.write(tree(folded)));
        assertEquals(expected, texts(page, stream.look(state -> Html.write(tree(state)))));
        String place = "seq " + Figures.grouped(folded.seq());
        page.waitForFunction("place => document.querySelector('.link').textContent.endsWith(place)", place);
        assertEquals(expected, texts(page, null));
        SessionState session = folded.sessions().getFirst();
        Console.awaitText(robot, "#hud", "seq " + Figures.grouped(folded.seq()));
        Console.awaitText(robot, "#hud", session.tools().calls() + " calls");
        List<String> scene = Console.texts(robot, "#hud");
        // A small window has room for the sum only.
        String cacheRead = Figures.count(session.usage().tokens().cacheRead());
        String sum = Figures.count(session.usage().tokens().total());
        assertTrue(
                scene.contains(cacheRead) || scene.contains(sum),
                "neither " + cacheRead + " nor " + sum + " is in " + scene);
        session.thread().entries().stream()
                .filter(ToolCall.class::isInstance)
                .map(ToolCall.class::cast)
                .skip(Math.max(0, session.tools().calls() - NEWEST_CALLS))
                .forEach(call -> assertTrue(scene.contains(call.title()), call.title() + " is not in " + scene));
        return folded;
    }

    private static Node.Element tree(HudState state) {
        return HudPage.tree(state, new PageView(null, new LinkState.Live(), true, true, 1, Instant.now()));
    }

    /// The texts of the timeless parts, of a page's document or of a text in HTML.
    private static List<String> texts(Page page, @Nullable String html) {
        Object texts = page.evaluate(
                """
                ({html, parts}) => {
                  const root = html ? new DOMParser().parseFromString(html, 'text/html') : document;
                  return parts.map(part => {
                    const copy = root.querySelector(part)?.cloneNode(true);
                    copy?.querySelectorAll('.running .took').forEach(clock => clock.remove());
                    return copy?.textContent ?? '(no ' + part + ')';
                  });
                }""",
                html == null ? Collections.singletonMap("parts", TIMELESS) : Map.of("html", html, "parts", TIMELESS));
        return ((List<?>) texts).stream().map(String::valueOf).toList();
    }

    /// The state that the log says, as a stranger may read it.
    private HudState folded(HudId hud) throws Exception {
        HudState state = new HudState(hud);
        String events = get(house.server().shareUrl(hud) + "/events");
        events.lines().forEach(line -> state.apply(EventCodec.decode(line.getBytes(StandardCharsets.UTF_8))));
        return state;
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
