package com.openagents.backroom.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.server.hud.LiveHud;
import com.openagents.backroom.testing.Await;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// An agent that has said nothing for two minutes and whose file then grows, as browser and console show it.
class SilentAgentTest {
    private final LiveHouse house = new LiveHouse();

    @RegisterExtension
    final OnStage window = new OnStage(house::open, house::close);

    @Test
    void offlineAgent_isAtWorkAgain_whenItsFileGrows(FxRobot robot) throws Exception {
        Instant longAgo = Instant.now().minusSeconds(150);
        house.append(List.of("{\"type\":\"user\",\"sessionId\":\"s1\",\"uuid\":\"u1\",\"cwd\":\"/home/dev/acme-shop\","
                + "\"timestamp\":\"" + longAgo
                + "\",\"message\":{\"role\":\"user\",\"content\":\"Build it all\"}}"));
        Await.until("the HUD is there", () -> !house.server().huds().loaded().isEmpty());
        LiveHud hud = house.server().huds().loaded().getFirst();
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.open(house.server().shareUrl(hud.id()));
            page.waitForSelector(".link:has-text('Live')");
            page.waitForSelector(".state-badge:has-text('Offline')");
            Console.awaitText(robot, "#wall", "Build it all");
            robot.type(KeyCode.J).type(KeyCode.ENTER);
            Console.awaitText(robot, "#hud", "Offline");
            // Half a record: no event can come of it.
            house.append("{\"type\":\"assis".getBytes(StandardCharsets.UTF_8));
            page.waitForSelector(".state-badge:has-text('Working')");
            Console.awaitText(robot, "#hud", "Working");
            assertEquals(List.of(), chromium.errors());
        }
    }
}
