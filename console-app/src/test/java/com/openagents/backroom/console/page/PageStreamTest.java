package com.openagents.backroom.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.openagents.backroom.console.testing.Accessibility;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.console.testing.RecentRecording;
import com.openagents.backroom.schema.hud.MessageType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the page's script listens to.
class PageStreamTest {
    private static final String WATCH = """
            window.heard = [];
            const listen = EventSource.prototype.addEventListener;
            EventSource.prototype.addEventListener = function(type, taker) {
              window.heard.push(type);
              listen.call(this, type, taker);
            };""";

    @Test
    void everyTypeOfMessageThatTheServerSends_isHeardByThePage() throws IOException {
        TreeSet<String> expected = new TreeSet<>(List.of("open", "error"));
        Arrays.stream(MessageType.values()).map(MessageType::wire).forEach(expected::add);
        try (LiveServer live = new LiveServer();
                Chromium chromium = new Chromium()) {
            live.appendAndRead(RecentRecording.lines());
            Page page = chromium.open(live.url(), new Browser.NewContextOptions(), WATCH);
            page.waitForSelector(".scripted .link:has-text('Live')");
            List<?> heard = (List<?>) page.evaluate("() => window.heard.sort()");
            assertEquals(List.copyOf(expected), heard);
            assertEquals(List.of(), chromium.errors());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "webgl"})
    void hudThatBecomesPrivate_isNotShownAnyMore_whereItIsOpenNeither(String renderer) throws IOException {
        try (LiveServer live = new LiveServer();
                Chromium chromium = new Chromium()) {
            live.appendAndRead(RecentRecording.lines());
            Page page = chromium.open(live.url() + "?renderer=" + renderer, 1280, 800);
            page.waitForSelector(".scripted .link:has-text('Live')");
            live.server().shares().end(live.server().operator().id(), live.hud().id());
            page.waitForSelector(".state:has-text('No HUD at this address any more')");
            page.waitForFunction("() => !document.documentElement.classList.contains('painted')");
            assertEquals(0, page.locator("#hud .thread, #hud .sessions").count());
            assertEquals(live.hud().id().toString(), page.title());
            assertEquals(
                    0,
                    page.getByText("Public", new Page.GetByTextOptions().setExact(true))
                            .count());
            Accessibility.check(page, "gone");
        }
    }
}
