package com.openagents.backroom.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a page says without its script, what stays on the screen, what a text that is too long loses, and how keys
/// scroll.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageLayoutTest {
    /// Too long for the thread of any window.
    private static final String DEEP = "services/storefront/packages/checkout/src/main/javascript/discounts/cart.js";

    private static final String FOOT =
            "() => Math.round(document.querySelector('.status').getBoundingClientRect().bottom)";

    private final LiveServer live = new LiveServer();
    private final Chromium chromium = new Chromium();

    @BeforeAll
    void readRecording() throws IOException {
        live.appendAndRead(RecentRecording.lines().stream()
                .map(line -> line.replace("src/cart.js", DEEP))
                .toList());
    }

    @AfterAll
    void close() {
        chromium.close();
        live.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void longPath_losesFoldersAndKeepsItsFile(int width) {
        Page page = chromium.open(live.url(), width, 844);
        Object cut = page.evaluate("""
                () => [...document.querySelectorAll('.path')]
                  .filter(path => path.textContent.endsWith('/cart.js'))
                  .map(path => {
                    const folders = path.querySelector('.folders'), file = path.querySelector('b');
                    const ends = file.getBoundingClientRect().right <= path.getBoundingClientRect().right + 0.5;
                    return [folders.scrollWidth > folders.clientWidth, file.scrollWidth <= file.clientWidth, ends].join();
                  })""");
        List<?> rows = (List<?>) cut;
        assertTrue(rows.size() >= 3, rows.size() + " paths");
        rows.forEach(row -> assertEquals("true,true,true", row));
    }

    @Test
    void copiedText_hasNoLinesOfItsOwn() {
        Page page = chromium.open(live.url(), 1280, 844);
        page.waitForFunction("() => document.documentElement.dataset.tools === 'ready'");
        String path = (String) page.evaluate("""
                () => {
                  addEventListener('copy', event => globalThis.copied = event.clipboardData.getData('text/plain'));
                  const path = document.querySelector('.code-panel .path:has(.folders)');
                  getSelection().selectAllChildren(path);
                  return path.textContent;
                }""");
        page.keyboard().press("Control+c");
        page.waitForFunction("path => globalThis.copied === path", path);
        String output = (String) page.evaluate("""
                () => {
                  getSelection().selectAllChildren(document.querySelector('.terminal .output'));
                  return getSelection().toString();
                }""");
        assertTrue(output.contains("\n"), output);
        assertFalse(output.contains("\n\n"), output);
    }

    @Test
    void pageWithoutScript_saysTheSameAsTheLiveOne() {
        Page plain = chromium.open(live.url(), new Browser.NewContextOptions().setJavaScriptEnabled(false));
        Page page = chromium.open(live.url(), 1280, 800);
        page.waitForSelector(".scripted .link:has-text('Live')");
        for (String part : List.of(".thread h2", ".thread .rows", ".code-panel", ".terminal", "dl.usage")) {
            assertEquals(
                    plain.locator("#hud " + part).textContent(),
                    page.locator("#hud " + part).textContent());
        }
    }

    @Test
    void footOfPhone_staysOnScreen() {
        Page page = chromium.open(live.url(), 390, 844);
        for (int y : new int[] {0, 300, 100_000}) {
            page.evaluate("y => scrollTo(0, y)", y);
            assertEquals(844, page.evaluate(FOOT));
        }
        assertEquals(List.of(), chromium.errors());
    }

    @Test
    void landingPage_fitsTheWindow() {
        String landing = live.url().substring(0, live.url().indexOf("/hud/"));
        Page page = chromium.open(landing, 1280, 800);
        assertEquals(1, page.locator(".broadcast").count());
        assertEquals(800, page.evaluate(FOOT));
    }

    /// A live page whose keys work.
    private Page live(String renderer) {
        Page page = chromium.open(live.url() + "?renderer=" + renderer, 1280, 800);
        page.waitForFunction("() => document.documentElement.dataset.tools === 'ready'");
        page.waitForSelector(".scripted .link:has-text('Live')");
        if (renderer.equals("webgl")) {
            page.waitForFunction("() => document.documentElement.classList.contains('painted')");
        }
        return page;
    }

    @ParameterizedTest
    @CsvSource({"html, '#hud .scroll'", "webgl, .stage .area"})
    void nextPanel_leadsFromPanelToPanel_andBackToThePage(String renderer, String boxes) {
        Page page = live(renderer);
        page.keyboard().press("F6");
        page.waitForFunction(
                "() => document.getElementById('said').textContent.toLowerCase() === 'keys scroll thread'");
        assertEquals("solid", page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"));
        page.keyboard().press("Home");
        page.waitForFunction("() => document.activeElement.scrollTop === 0");
        int panels = (int) page.evaluate(
                "boxes => [...document.querySelectorAll(boxes)]"
                        + ".filter(box => box.clientHeight > 0 && box.scrollHeight > box.clientHeight).length",
                boxes);
        for (int i = 0; i < panels; i++) {
            page.keyboard().press("F6");
        }
        assertTrue((boolean) page.evaluate("() => document.activeElement === document.body"));
    }

    @Test
    void scrollKeys_scrollTheThread_whileNothingElseHasTheFocus() {
        Page page = live("html");
        page.keyboard().press("Home");
        page.waitForFunction("() => document.querySelector('#hud .scroll').scrollTop === 0");
        page.keyboard().press("PageDown");
        page.waitForFunction("() => document.querySelector('#hud .scroll').scrollTop > 100");
        page.keyboard().press("PageUp");
        page.waitForFunction("() => document.querySelector('#hud .scroll').scrollTop < 100");
        page.keyboard().press("Home");
        page.waitForFunction("() => document.querySelector('#hud .scroll').scrollTop === 0");
        page.keyboard().press("ArrowDown");
        page.waitForFunction("() => document.querySelector('#hud .scroll').scrollTop > 0");
        page.keyboard().press("ArrowUp");
        page.waitForFunction("() => document.querySelector('#hud .scroll').scrollTop === 0");
        page.keyboard().press("End");
        page.waitForFunction("() => { const box = document.querySelector('#hud .scroll');"
                + " return box.scrollTop + box.clientHeight >= box.scrollHeight - 1; }");
    }
}
