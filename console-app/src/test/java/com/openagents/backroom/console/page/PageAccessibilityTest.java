package com.openagents.backroom.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
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

    /// What pages look like.
    enum Look {
        DARK(ColorScheme.DARK, 1280),
        LIGHT(ColorScheme.LIGHT, 1280),
        PHONE_DARK(ColorScheme.DARK, 390),
        PHONE_LIGHT(ColorScheme.LIGHT, 390);

        private final ColorScheme theme;
        private final int width;

        Look(ColorScheme theme, int width) {
            this.theme = theme;
            this.width = width;
        }

        Browser.NewContextOptions options() {
            return new Browser.NewContextOptions()
                    .setColorScheme(theme)
                    .setViewportSize(width, 844)
                    .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE);
        }
    }

    private String origin() {
        return live.url().substring(0, live.url().indexOf("/hud/"));
    }

    private static void check(Page page, String what) {
        List<String> found = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> what + ": " + rule.getId() + " " + node.getTarget() + " "
                                        + node.getFailureSummary()))
                        .toList();
        assertEquals(List.of(), found);
    }

    @ParameterizedTest
    @EnumSource
    void pagesOfStrangers(Look look) {
        Page page = chromium.open(live.url(), look.options());
        page.waitForFunction(READY);
        check(page, "HUD");
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
            check(page, still);
        }
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
            check(page, still);
        }
    }

    @ParameterizedTest
    @EnumSource
    void dialogs(Look look) {
        Page page = chromium.open(live.url(), look.options());
        page.waitForFunction(READY);
        page.keyboard().press("?");
        check(page, "sheet");
        page.keyboard().press("Escape");
        page.keyboard().press("Control+k");
        check(page, "palette");
        page.keyboard().press("Escape");
        page.keyboard().press("/");
        page.keyboard().type("cart");
        page.keyboard().press("p");
        check(page, "search");
        page.keyboard().press("Escape");
        page.keyboard().press("o");
        page.keyboard().press("Enter");
        page.waitForFunction("() => document.getElementById('whole').open");
        check(page, "whole");
    }

    @Test
    void canvas_overThePage() {
        Page page = chromium.open(
                live.url() + "?renderer=webgl", new Browser.NewContextOptions().setViewportSize(1280, 844));
        page.waitForFunction("() => document.documentElement.classList.contains('painted')");
        check(page, "canvas");
    }
}
