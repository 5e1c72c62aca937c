package com.openagents.backroom.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.hud.LiveHud;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// The console over a real server that follows a real transcript, from the file to the scene.
class LiveConsoleTest {
    static final String TRANSCRIPT =
            "claude-code/feature-and-resume/projects/-home-dev-acme-shop/eaaa37fc-b47b-4ba8-8815-4c2968dba887.jsonl";

    /// The agent has just begun: it has read two files.
    private static final int LINES_AT_START = 34;

    private final LiveHouse house = new LiveHouse();

    @RegisterExtension
    final OnStage window = new OnStage(house::open, house::close);

    @Test
    void appendedLines_areSeenInTheScene(FxRobot robot) throws IOException {
        List<String> lines = Files.readAllLines(SharedFixtures.require(TRANSCRIPT));
        Console.awaitNode(robot, "#empty-wall");

        house.append(lines.subList(0, LINES_AT_START));
        Console.awaitText(robot, "#wall", "Add a discount");
        robot.type(KeyCode.J).type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "look at the cart module");

        house.append(lines.subList(LINES_AT_START, lines.size()));
        Console.awaitText(robot, "#hud", "Committed as");
    }

    @Test
    void unreadLine_isShownWithFileLineAndReason(FxRobot robot) throws IOException {
        List<String> lines = Files.readAllLines(SharedFixtures.require(TRANSCRIPT));
        house.append(lines.subList(0, LINES_AT_START));
        house.append(List.of("{\"type\":\"assistant\",\"message\":{\"cont"));
        Console.awaitText(robot, "#wall", "Add a discount");

        robot.clickOn("#go-sources");
        Console.awaitNode(robot, "line " + (LINES_AT_START + 1));
        Console.awaitNode(robot, house.transcript().toString());
        robot.clickOn("#go-server");
        Console.awaitNode(robot, house.server().origin().toString());
    }

    @Test
    void link_isCopied_andOpensThePrivateHudInTheOperatorsBrowser(FxRobot robot) throws Exception {
        List<String> lines = Files.readAllLines(SharedFixtures.require(TRANSCRIPT));
        house.append(lines.subList(0, LINES_AT_START));
        Console.awaitText(robot, "#wall", "Add a discount");
        Console.awaitNode(robot, "#copy-link");

        HudId hud = house.server().huds().loaded().stream()
                .map(LiveHud::id)
                .filter(id -> !id.repo().equals(HudId.UNSORTED))
                .findFirst()
                .orElseThrow();
        house.server().huds().change(hud, new HudSettings(false, false, RedactionPolicy.STANDARD, List.of()));
        Console.awaitNode(robot, "Private");

        robot.clickOn("#copy-link");
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertEquals(house.server().shareUrl(hud), copied[0]);
        assertEquals(404, get(copied[0]).statusCode(), "a stranger must not see a private HUD");

        robot.clickOn("#open-in-browser");
        Console.await(robot, "the browser to be opened", () -> Files.exists(house.opened()));
        HttpResponse<String> page = get(Files.readString(house.opened()));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Add a discount"), "the operator sees the session");

        Files.delete(house.opened());
        robot.clickOn("#wall").type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "Add a discount");
        Console.awaitNode(robot, "#copy-link");
        house.server().notary().signNews();
        robot.write("V");
        Label proof = robot.lookup("#proof").queryAs(Label.class);
        Console.await(robot, "the check", () -> proof.getText().matches("Chain checked to seq [\\d,]+"));
        house.append(lines.subList(LINES_AT_START, lines.size()));
        Console.await(robot, "what came since", () -> proof.getText().matches(".* \u00b7 \\d+ newer unchecked"));
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .build()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
