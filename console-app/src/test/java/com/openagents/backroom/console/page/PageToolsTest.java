package com.openagents.backroom.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.console.testing.RecentRecording;
import com.openagents.backroom.hud.action.HudAction;
import com.openagents.backroom.hud.action.HudAction.Place;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything of the table of actions that a page offers, done by its keys and by touch, on the live HTML and with the
/// canvas over it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageToolsTest {
    /// What of the HUD the pause badge covers.
    private static final String UNDER_PAUSE = """
            () => {
              const badge = document.getElementById('held').getBoundingClientRect();
              return [...document.querySelectorAll('#hud > *')].filter(part => {
                const box = part.getBoundingClientRect();
                return box.height && box.left < badge.right && box.right > badge.left
                  && box.top < badge.bottom && box.bottom > badge.top;
              }).map(part => part.classList[0]);
            }""";

    private static final String READY = "() => document.documentElement.dataset.tools === 'ready'";
    private static final String PAGE_SEEN =
            "() => getComputedStyle(document.querySelector('#hud > main')).opacity === '1'";
    private static final String CANVAS_SEEN =
            "() => getComputedStyle(document.querySelector('#hud > main')).opacity === '0'";

    private final LiveServer live = new LiveServer();
    private final Chromium chromium = new Chromium();

    @BeforeAll
    void readRecording() throws IOException {
        live.appendAndRead(RecentRecording.lines());
    }

    @AfterEach
    void noPage_complainedOfAnything() {
        assertEquals(List.of(), chromium.errors());
    }

    @AfterAll
    void close() {
        chromium.close();
        live.close();
    }

    private Page open(String renderer) {
        Page page = chromium.open(live.url() + "?renderer=" + renderer, 1280, 800);
        page.waitForFunction(READY);
        if (renderer.equals("webgl")) {
            page.waitForFunction(CANVAS_SEEN);
        }
        return page;
    }

    private static boolean isOpen(Page page, String dialog) {
        return (boolean) page.evaluate("id => document.getElementById(id).open", dialog);
    }

    @Test
    void everyActionOfTheTable_isInTheSheet_andHasAHandler() {
        Page page = open("html");
        assertEquals(
                HudAction.at(Place.HUD).stream()
                        .filter(action -> !action.isBrowsersOwn())
                        .map(HudAction::id)
                        .sorted()
                        .toList(),
                page.locator("#keys [data-action]").evaluateAll("rows => rows.map(row => row.dataset.action).sort()"));
        // The script complains of an action that it does not know, and a complaint fails every test of this class.
        assertEquals(HudAction.at(Place.HUD).size(), page.locator("#keys li").count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "webgl"})
    void questionMark_opensTheSheet_andEscapeGivesTheFocusBack(String renderer) {
        Page page = open(renderer);
        page.locator("#menu").focus();
        page.keyboard().press("?");
        assertTrue(isOpen(page, "keys"));
        assertTrue(page.locator("#keys").innerText().contains("Jump to who waits longest"));
        page.keyboard().press("Escape");
        assertFalse(isOpen(page, "keys"));
        assertEquals("menu", page.evaluate("() => document.activeElement.id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "webgl"})
    void palette_findsAnActionByItsWords_andDoesIt(String renderer) {
        Page page = open(renderer);
        page.keyboard().press("Control+k");
        assertEquals("palette-field", page.evaluate("() => document.activeElement.id"));
        page.keyboard().type("hide or show the thread");
        assertEquals(1, page.locator("#palette-list li").count());
        page.keyboard().press("Enter");
        page.waitForFunction(PAGE_SEEN);
        assertFalse(page.locator("#hud .thread").isVisible());
        assertTrue(page.locator("#hud .code-panel").isVisible());
        page.keyboard().press("[");
        assertTrue(page.locator("#hud .thread").isVisible());
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "webgl"})
    void search_marksAndCountsItsFinds_andStepsRoundThem(String renderer) {
        Page page = open(renderer);
        page.keyboard().press("/");
        page.keyboard().type("cart");
        page.waitForFunction(PAGE_SEEN);
        String first = page.locator("#finds").textContent();
        assertTrue(first.matches("1 of \\d+"), first);
        int count = Integer.parseInt(first.replace("1 of ", ""));
        assertTrue(count > 3, first);
        assertEquals(count, page.evaluate("() => CSS.highlights.get('find').size"));
        page.keyboard().press("Enter");
        assertEquals("2 of " + count, page.locator("#finds").textContent());
        page.keyboard().press("ArrowDown");
        page.keyboard().press("N");
        page.keyboard().press("N");
        assertEquals(count + " of " + count, page.locator("#finds").textContent());
        page.keyboard().press("n");
        assertEquals("1 of " + count, page.locator("#finds").textContent());
        page.keyboard().press("/");
        page.keyboard().type("no such thing anywhere");
        assertEquals("Not found", page.locator("#finds").textContent());
        page.keyboard().press("Escape");
        assertFalse(page.locator("#find").isVisible());
        assertEquals(0, page.evaluate("() => CSS.highlights.get('find').size"));
    }

    @Test
    void palette_isClosedByOneEscape_whateverIsTyped() {
        Page page = open("html");
        page.keyboard().press("Control+k");
        page.keyboard().type("no such thing");
        assertTrue(page.locator("#palette-none").isVisible());
        page.keyboard().press("Escape");
        assertFalse(isOpen(page, "palette"));
    }

    @Test
    void search_bringsAFindIntoSight() {
        Page page = open("html");
        page.keyboard().press("/");
        page.keyboard().type("README");
        page.waitForFunction("""
                () => {
                  const find = [...CSS.highlights.get('find-current')][0]?.getBoundingClientRect();
                  const box = find && document.elementFromPoint(find.x + 1, find.y + find.height / 2);
                  return box && box.closest('#hud > main') !== null;
                }""");
    }

    @Test
    void keysInFields_areText() {
        Page page = open("html");
        page.keyboard().press("/");
        page.keyboard().type("pw?f[");
        assertEquals("pw?f[", page.locator("#find-field").inputValue());
        assertFalse(page.locator("#held").isVisible());
        assertFalse(isOpen(page, "keys"));
    }

    @Test
    void lettersSwitchedOff_areLeftToTheReadersOwnPrograms() {
        Page page = open("html");
        page.keyboard().press("?");
        page.locator("#letters").uncheck();
        page.keyboard().press("Escape");
        page.keyboard().press("p");
        assertFalse(page.locator("#held").isVisible());
        page.keyboard().press("Control+k");
        assertTrue(isOpen(page, "palette"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "webgl"})
    void only_narrowsTheThread_andEscapeShowsAllAgain(String renderer) {
        Page page = open(renderer);
        int all = page.locator("#hud .thread .row:visible").count();
        page.keyboard().press("s");
        page.keyboard().type("tool bash");
        page.keyboard().press("Enter");
        page.waitForFunction(PAGE_SEEN);
        assertTrue(page.locator("#only").innerText().startsWith("Only Bash"));
        int shown = page.locator("#hud .thread .row:visible").count();
        assertTrue(shown > 0 && shown < all, shown + " of " + all);
        assertEquals(
                shown,
                page.locator("#hud .thread .row.call:visible")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Bash: "))
                        .count());
        page.keyboard().press("Escape");
        assertEquals(all, page.locator("#hud .thread .row:visible").count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "webgl"})
    void pause_holdsTheViewStill_andCountsWhatWaits(String renderer) throws IOException {
        try (LiveServer own = new LiveServer()) {
            List<String> lines = RecentRecording.lines();
            own.appendAndRead(lines.subList(0, lines.size() - 4));
            Page page = chromium.open(own.url() + "?renderer=" + renderer, 1280, 800);
            page.waitForFunction(READY);
            page.waitForSelector(".scripted .link:has-text('Live')");
            page.keyboard().press("p");
            page.waitForFunction("() => document.getElementById('held').textContent.includes('0 events wait')");
            String seq = page.locator("#hud .link code").textContent();
            own.appendAndRead(lines.subList(lines.size() - 4, lines.size()));
            page.waitForFunction("() => /[1-9]\\d* events? waits?/.test(document.getElementById('held').textContent)");
            assertEquals(seq, page.locator("#hud .link code").textContent());
            for (int width : new int[] {1920, 1280, 900, 390}) {
                page.setViewportSize(width, 844);
                List<?> under = (List<?>) page.evaluate(UNDER_PAUSE);
                assertEquals(width < 900 ? List.of("panels") : List.of(), under, width + " px");
            }
            page.locator("#held").click();
            page.waitForFunction("seq => document.querySelector('#hud .link code').textContent !== seq", seq);
            assertFalse(page.locator("#held").isVisible());
            assertEquals(List.of(), chromium.errors());
            page.context().close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "webgl"})
    void open_showsAResultWhole_inADialogAndAsAPage(String renderer) {
        Page page = open(renderer);
        page.keyboard().press("o");
        page.keyboard().type("git add -A");
        page.keyboard().press("Enter");
        page.waitForFunction("() => document.getElementById('whole').open");
        String title = page.locator("#whole-title").textContent();
        assertTrue(title.startsWith("Bash  git add -A"), title);
        String text = page.locator("#whole-text").textContent();
        assertTrue(text.contains("git add -A"), text);
        String link = page.locator("#whole-page").getAttribute("href");
        page.keyboard().press("Escape");
        assertFalse(isOpen(page, "whole"));
        Page alone = chromium.open(link, new Browser.NewContextOptions().setJavaScriptEnabled(false));
        assertEquals(title, alone.locator("h1").textContent());
        assertEquals(text, alone.locator("#whole-text").textContent());
    }

    @Test
    void open_withoutAServer_saysThatItCantBeReached() {
        Page page = open("html");
        page.context().setOffline(true);
        page.keyboard().press("o");
        page.keyboard().type("git add -A");
        page.keyboard().press("Enter");
        page.waitForFunction("() => document.getElementById('toast').textContent.includes('be reached now')");
        page.context().close();
        chromium.takeErrors(); // of the browser's own, about what it can't fetch
    }

    @Test
    void clickOnAChange_opensItWhole() {
        Page page = open("html");
        page.locator("#hud .file").last().click();
        page.waitForFunction("() => document.getElementById('whole').open");
        assertTrue(Pattern.compile("^@@ -\\d+,\\d+ \\+\\d+,\\d+ @@$", Pattern.MULTILINE)
                .matcher(page.locator("#whole-text").textContent())
                .find());
    }

    @Test
    void docks_comeAndGo_andAreRemembered() {
        Page page = open("html");
        page.keyboard().press("[");
        assertFalse(page.locator("#hud .thread").isVisible());
        page.reload();
        page.waitForFunction(READY);
        assertFalse(page.locator("#hud .thread").isVisible());
        page.keyboard().press("[");
        page.keyboard().press("]");
        assertTrue(page.locator("#hud .thread").isVisible());
        assertFalse(page.locator("#hud .terminal").isVisible());
    }

    @Test
    void timeline_comesAndGoes() {
        Page page = open("html");
        page.keyboard().press("\\");
        page.waitForSelector("#hud .timeline");
        page.keyboard().press("\\");
        page.waitForFunction("() => document.querySelector('#hud .timeline') === null");
    }

    @Test
    void fullScreen_comesAndGoes() {
        Page page = open("html");
        page.keyboard().press("f");
        page.waitForFunction("() => document.fullscreenElement !== null");
        page.keyboard().press("f");
        page.waitForFunction("() => document.fullscreenElement === null");
    }

    @Test
    void waiting_whereNobodyIs_saysSo() {
        Page page = open("html");
        page.keyboard().press("w");
        page.waitForFunction("() => document.getElementById('said').textContent === 'Nobody is waiting.'");
        page.keyboard().press("j");
        page.waitForFunction("() => document.getElementById('said').textContent === 'This HUD has one session.'");
    }

    @Test
    void searchOfTheLog_isTheOwnersAlone_andSaysSo() {
        Page page = open("html");
        page.keyboard().press("/");
        page.keyboard().type("cart");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("L");
        page.waitForFunction("() => document.getElementById('toast').textContent.startsWith('Only the owner')");
        assertTrue(chromium.takeErrors().stream().allMatch(error -> error.contains("403")));
    }

    @Test
    void searchOfTheLog_forItsOwner_opensWhatItFound() {
        Page page = chromium.open(live.server().operatorUrl("/hud/" + live.hud().id()), 1280, 800);
        page.waitForFunction(READY);
        page.keyboard().press("/");
        page.keyboard().type("cart");
        page.locator("#find-log").click();
        page.waitForSelector("#palette[open] #palette-list li");
        page.keyboard().press("Enter");
        page.waitForFunction("() => document.getElementById('whole').open");
    }

    @Test
    void onAPhone_everythingIsReachedByTouch() {
        Page page = chromium.open(
                live.url(),
                new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setHasTouch(true)
                        .setIsMobile(true));
        page.waitForFunction(READY);
        page.locator("#menu").tap();
        assertTrue(isOpen(page, "keys"));
        assertEquals(
                0,
                page.evaluate("() => document.documentElement.scrollWidth - innerWidth"),
                "nothing is wider than the phone");
        page.locator("#keys [data-action='search']").tap();
        assertFalse(isOpen(page, "keys"));
        assertTrue(page.locator("#find-field").isVisible());
        page.locator("#find-close").tap();
        page.locator("#menu").tap();
        page.locator("#keys [data-action='palette']").tap();
        assertTrue(isOpen(page, "palette"));
    }
}
