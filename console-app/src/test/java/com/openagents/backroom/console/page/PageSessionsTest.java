package com.openagents.backroom.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.console.testing.RecentRecording;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// From one session of a HUD to another, by keys.
class PageSessionsTest {
    private static final String READY = "() => document.documentElement.dataset.tools === 'ready'";
    private static final String TITLES_ARE_READ =
            "() => [...document.querySelectorAll('#hud .session b')].every(title => title.clientWidth >= 100)";
    private static final String WORKING = "eaaa37fc-b47b-4ba8-8815-4c2968dba887";
    private static final String ASKING = "cc32ea6e-4c18-47b4-8714-38c666548a98";

    /// What Claude Code writes when it asks its human.
    private static final String QUESTION = """
            {"type":"assistant","uuid":"7c1e2a50-3d0b-4f1c-9a6e-5b8f0d2c4e11","timestamp":"AT",\
            "cwd":"/home/dev/acme-shop","gitBranch":"main","sessionId":"cc32ea6e-4c18-47b4-8714-38c666548a98",\
            "message":{"id":"msg_01question","role":"assistant","model":"claude-opus-5-5","content":[{"type":"tool_use",\
            "id":"toolu_01question","name":"AskUserQuestion","input":{"questions":[{"header":"Calls","question":\
            "Keep the broken calls as tests?","multiSelect":false,"options":[{"label":"Keep them",\
            "description":""},{"label":"Take them out","description":""}]}]}}]}}
            """;

    @Test
    void j_andK_stepThroughTheSessions_andWGoesToTheOneThatWaits() throws IOException {
        String question = QUESTION.replace("AT", Instant.now().toString());
        try (LiveServer live = new LiveServer(
                        transcript -> Files.writeString(transcript.resolveSibling(ASKING + ".jsonl"), question));
                Chromium chromium = new Chromium()) {
            live.append((String.join("\n", RecentRecording.lines()) + "\n").getBytes(StandardCharsets.UTF_8));
            Await.until("a HUD", () -> !live.server().huds().loaded().isEmpty());
            Page page = chromium.open(live.url(), 1280, 800);
            assertThat(page.locator("#hud .session")).hasCount(2);
            Response _ = page.reload(); // who waits is shown first
            shows(page, ASKING);
            assertThat(page.locator("#hud")).containsText("Keep the broken calls as tests?");

            page.keyboard().press("j");
            shows(page, WORKING);
            page.keyboard().press("k");
            shows(page, ASKING);
            page.keyboard().press("w");
            assertThat(page.locator("#said")).hasText("This session waits longest.");
            page.keyboard().press("j");
            shows(page, WORKING);
            page.keyboard().press("w");
            shows(page, ASKING);

            page.setViewportSize(390, 844);
            page.waitForFunction(TITLES_ARE_READ);
            assertEquals(List.of(), chromium.errors());
        }
    }

    private static void shows(Page page, String session) {
        page.waitForSelector("#hud .session[aria-current][data-session='" + session + "']");
        page.waitForFunction(READY);
    }
}
