package com.openagents.backroom.console.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.openagents.backroom.console.testing.Accessibility;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.console.testing.Look;
import com.openagents.backroom.console.testing.RecentRecording;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// axe-core finds nothing on any page, in both themes, at a desk and on a phone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageAccessibilityTest {
    private static final String READY = "() => document.documentElement.dataset.tools === 'ready'";

    private static final int LOW_PX = 480;

    private final LiveServer live = new LiveServer();
    private final Chromium chromium = new Chromium();

    @BeforeAll
    void readRecording() throws IOException {
        live.appendAndRead(RecentRecording.lines());
    }

    @AfterAll
    void close() {
        chromium.close();
        live.close();
    }

    private String origin() {
        return live.url().substring(0, live.url().indexOf("/hud/"));
    }

    @ParameterizedTest
    @EnumSource
    void pagesOfStrangers(Look look) {
        Page page = chromium.open(live.url(), look.options());
        page.waitForFunction(READY);
        Accessibility.check(page, "HUD");
        String hud = "/hud/" + live.hud().id();
        for (String still : List.of(
                "/",
                "/embed/" + live.hud().id(),
                "/hud/nobody/nothing",
                "/account",
                wholePath(page),
                hud + "?timeline=8min",
                hud + "?replay=20")) {
            page.navigate(origin() + still);
            Accessibility.check(page, still);
        }
        page.setViewportSize(page.viewportSize().width, LOW_PX);
        Accessibility.check(page, "a low window, where every panel scrolls");
    }

    private static String wholePath(Page page) {
        String seq = (String) page.evaluate("() => document.querySelector('#hud .call').dataset.key.slice(1)");
        return (String) page.evaluate("seq => location.pathname + '/whole/' + seq", seq);
    }

    @ParameterizedTest
    @EnumSource
    void pagesOfTheOperator(Look look) {
        Page page = chromium.open(live.server().operatorUrl("/hud/" + live.hud().id()), look.options());
        for (String still : List.of("/account", "/shares", "/repos")) {
            page.navigate(origin() + still);
            Accessibility.check(page, still);
        }
    }

    @ParameterizedTest
    @EnumSource
    void dialogs(Look look) {
        Page page = chromium.open(live.url(), look.options());
        page.waitForFunction(READY);
        page.keyboard().press("?");
        Accessibility.check(page, "sheet");
        page.keyboard().press("Escape");
        page.keyboard().press("Control+k");
        Accessibility.check(page, "palette");
        page.keyboard().press("Escape");
        page.keyboard().press("/");
        page.keyboard().type("cart");
        page.keyboard().press("p");
        Accessibility.check(page, "search");
        page.keyboard().press("Escape");
        page.keyboard().press("o");
        page.keyboard().press("Enter");
        page.waitForFunction("() => document.getElementById('whole').open");
        Accessibility.check(page, "whole");
    }

    @Test
    void canvas_overThePage() {
        Page page = chromium.open(
                live.url() + "?renderer=webgl", new Browser.NewContextOptions().setViewportSize(1280, 844));
        page.waitForFunction("() => document.documentElement.classList.contains('painted')");
        Accessibility.check(page, "canvas");
    }
}
