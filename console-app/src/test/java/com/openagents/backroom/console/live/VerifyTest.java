package com.openagents.backroom.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.openagents.backroom.console.command.BackroomCommandLine;
import com.openagents.backroom.console.command.Terminal;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.testing.Await;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A public HUD with a real transcript is checked from outside: by the page's script in Chromium and by the command.
class VerifyTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void logOfARealSession_fits_andAChangedByteIsNamed() throws Exception {
        List<String> lines = Files.readAllLines(SharedFixtures.require(LiveConsoleTest.TRANSCRIPT));
        try (LiveServer live = new LiveServer();
                Chromium chromium = new Chromium()) {
            live.appendAndRead(lines);
            live.server().notary().signNews();
            Page page = chromium.open(live.url());
            page.waitForSelector("#hud .verify");
            assertTrue(page.getAttribute("#hud .verify", "href").endsWith("/verify"));

            assertEquals(0, verify(live.url()), err.toString(StandardCharsets.UTF_8));
            List<String> told = out.toString(StandardCharsets.UTF_8).lines().toList();
            assertTrue(told.getFirst().startsWith("fits  "), told.toString());
            String keep = told.get(2).substring("keep  ".length());
            String fits = verdict(chromium, live.url());
            assertTrue(
                    fits.startsWith("Events 1 to ") && fits.endsWith("Nothing was changed, added or left out."), fits);
            assertEquals(0, verify(live.url(), "--kept", keep));
            assertEquals(1, verify(live.url(), "--kept", "3:" + "ab".repeat(32)));
            assertEquals(1, verify(live.url(), "--key", "ab".repeat(32)));

            edit(live, "UPDATE hud_events SET body = REPLACE(body, 'discount', 'discaunt') WHERE type = 'chunk'");
            assertEquals(1, verify(live.url()));
            String sentence = err.toString(StandardCharsets.UTF_8);
            assertTrue(
                    sentence.matches("backroom: Event \\d+ does not fit: its text should be what gives "
                            + "[0-9a-f]{64} and is what gives [0-9a-f]{64}\\.\n"),
                    sentence);
            String seen = verdict(chromium, live.url());
            assertEquals(sentence, "backroom: " + seen + "\n");
            assertEquals(List.of(), chromium.errors());
        }
    }

    /// Beside Verify, from another tab of the same browser.
    @Test
    void head_saysHowFarTheChainWasChecked_andWhatCameSince_andWhatDoesNotFit() throws Exception {
        List<String> lines = Files.readAllLines(SharedFixtures.require(LiveConsoleTest.TRANSCRIPT));
        try (LiveServer live = new LiveServer();
                Chromium chromium = new Chromium()) {
            live.appendAndRead(lines.subList(0, lines.size() - 4));
            live.server().notary().signNews();
            Page page = chromium.open(live.url(), 1280, 800);
            page.waitForSelector(".scripted .link:has-text('Live')");
            page.waitForFunction("() => document.documentElement.dataset.tools === 'ready'");
            assertEquals("", said(page));
            Page check = page.context().newPage();
            check.navigate(live.url() + "/verify");
            page.waitForFunction("() => document.documentElement.dataset.checked === 'fits'");
            assertTrue(said(page).matches("Chain checked to seq [\\d,]+"), said(page));

            live.appendAndRead(lines.subList(lines.size() - 4, lines.size()));
            page.waitForFunction("() => document.documentElement.dataset.checked === 'stale'");
            assertTrue(said(page).matches("Chain checked to seq [\\d,]+ \u00b7 \\d+ newer unchecked"), said(page));

            edit(live, "UPDATE hud_events SET body = REPLACE(body, 'discount', 'discaunt') WHERE type = 'chunk'");
            check.reload();
            page.waitForFunction("() => document.documentElement.dataset.checked === 'misfit'");
            assertTrue(said(page).matches("Event \\d+ does not fit: .*"), said(page));
            assertEquals(List.of(), chromium.errors());
        }
    }

    private static String said(Page page) {
        String content = (String)
                page.evaluate("() => getComputedStyle(document.querySelector('#hud .top'), '::after').content");
        return content.equals("none") ? "" : content.substring(1, content.length() - 1);
    }

    @Test
    void whatIsNoHud_isOneSentence() {
        assertEquals(2, verify("https://backroom.example/"));
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("backroom: verify takes the link of a HUD"));
        assertEquals(2, verify("http://127.0.0.1:1/hud/ada/shop", "--kept", "5"));
        assertEquals(1, verify("http://127.0.0.1:1/hud/ada/shop"));
        assertEquals(1, err.toString(StandardCharsets.UTF_8).lines().count());
    }

    private static String verdict(Chromium chromium, String url) {
        Page page = chromium.open(url + "/verify");
        Await.until("the check has ended", () -> !"busy".equals(page.getAttribute("#verdict", "data-state")));
        return page.textContent("#verdict");
    }

    private int verify(String... arguments) {
        out.reset();
        err.reset();
        String[] all = new String[arguments.length + 1];
        all[0] = "verify";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new BackroomCommandLine(terminal, Map.of()).run(all);
    }

    /// Changes rows as somebody with the database's file could.
    private static void edit(LiveServer live, String sql) throws SQLException, IOException {
        String url = "jdbc:h2:journaled:async:" + live.root().toRealPath().resolve("data/backroom");
        try (Connection connection = DriverManager.getConnection(url, "BACKROOM_ADMIN", "")) {
            assertTrue(connection.createStatement().executeUpdate(sql) > 0);
        }
    }
}
