package com.openagents.backroom.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.console.testing.RecentRecording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The canvas over the page: when it comes and goes, and what a pointer and a keyboard do with it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageCanvasTest {
    private static final String PAINTED = "() => document.documentElement.classList.contains('painted')";
    private static final String NOT_PAINTED = "() => !document.documentElement.classList.contains('painted')";

    private static final String PULL_REQUEST = "https://github.com/acme/shop/pull/7";
    private static final String PULL_REQUEST_LINE =
            "{\"type\":\"pr-link\",\"sessionId\":\"eaaa37fc-b47b-4ba8-8815-4c2968dba887\",\"prNumber\":7,\"prUrl\":\""
                    + PULL_REQUEST + "\",\"timestamp\":\"2026-11-23T09:17:30.000Z\"}";

    /// Notes every draw and everything that moved, from the first moment of a page on.
    private static final String WATCH = """
            window.draws = 0;
            const draw = WebGL2RenderingContext.prototype.clear;
            WebGL2RenderingContext.prototype.clear = function(mask) { window.draws++; draw.call(this, mask); };
            window.moved = [];
            new PerformanceObserver(list => list.getEntries().forEach(shift => {
              if (document.documentElement.classList.contains('painted')) { window.moved.push(shift.value); }
            })).observe({type: 'layout-shift', buffered: true});""";

    private final LiveServer live = new LiveServer();
    private final Chromium chromium = new Chromium();

    @BeforeAll
    void readRecording() throws IOException {
        List<String> lines = new ArrayList<>(RecentRecording.lines());
        lines.add(PULL_REQUEST_LINE);
        live.appendAndRead(lines);
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

    private Page painted(Browser.NewContextOptions options) {
        Page page = chromium.open(live.url() + "?renderer=webgl", options, WATCH);
        page.waitForFunction(PAINTED);
        return page;
    }

    private Page painted() {
        return painted(new Browser.NewContextOptions().setViewportSize(1280, 800));
    }

    private static BoundingBox box(Locator locator) {
        BoundingBox box = locator.boundingBox();
        if (box == null) {
            throw new AssertionError("it is not there");
        }
        return box;
    }

    @Test
    void browserThatDrawsWithTheProcessor_keepsThePage() {
        Page page = chromium.open(live.url(), 1280, 800);
        page.waitForSelector(".scripted .link:has-text('Live')");
        assertEquals(0, page.locator("canvas").count());
    }

    @Test
    void linkThatAsksForThePage_getsIt() {
        Page page = chromium.open(live.url() + "?renderer=html", 1280, 800);
        page.waitForSelector(".scripted .link:has-text('Live')");
        assertEquals(0, page.locator("canvas").count());
    }

    @Test
    void canvas_isNothingToReaders_andThePageUnderItHoldsTheSameText() {
        Page plain = chromium.open(live.url() + "?renderer=html", 1280, 800);
        Page page = painted();
        assertEquals("true", page.locator(".stage").getAttribute("aria-hidden"));
        assertEquals(0, page.locator(".stage [tabindex='0']").count());
        for (String part : List.of(".thread h2", ".thread .rows", ".code-panel", ".terminal", "dl.usage")) {
            assertEquals(
                    plain.locator("#hud " + part).textContent(),
                    page.locator("#hud " + part).textContent());
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, 1", "1280, 800, 2", "1100, 700, 1.25", "390, 844, 3"})
    void canvas_hasEveryPxOfItsPlace_andMovesNothing(int width, int height, double ratio) {
        Page page = painted(
                new Browser.NewContextOptions().setViewportSize(width, height).setDeviceScaleFactor(ratio));
        BoundingBox panels = box(page.locator("#hud > main"));
        BoundingBox foot = box(page.locator("#hud > .status"));
        BoundingBox canvas = box(page.locator("canvas"));
        assertEquals(panels.y, canvas.y);
        assertEquals(width, canvas.width);
        assertEquals(foot.y, canvas.y + canvas.height, 0.5);
        assertEquals(
                Math.round(canvas.width * ratio),
                ((Number) page.evaluate("() => document.querySelector('canvas').width")).longValue());
        assertEquals(
                Math.round(canvas.height * ratio),
                ((Number) page.evaluate("() => document.querySelector('canvas').height")).longValue());
        assertEquals(List.of(), page.evaluate("() => window.moved"));
    }

    @Test
    void sizeAndTheme_areFollowed() {
        Page page = painted();
        page.setViewportSize(1000, 600);
        page.waitForFunction("() => document.querySelector('canvas').width === 1000");
        page.waitForFunction(PAINTED);
        int draws = ((Number) page.evaluate("() => window.draws")).intValue();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.waitForFunction("draws => window.draws > draws", draws);
    }

    /// What no screen has. Where the browser has no room for all px of the canvas, the page is the HUD; another size is
    /// painted again.
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "4096, 200, 1", "16384, 200, 2"})
    void absurdSize_isPaintedWhole_orLeftToThePage(int width, int height, double ratio) {
        Page page = chromium.open(
                live.url() + "?renderer=webgl",
                new Browser.NewContextOptions().setViewportSize(width, height).setDeviceScaleFactor(ratio),
                WATCH);
        String hasWidth = "px => document.querySelector('canvas')?.width === px";
        page.waitForFunction(hasWidth, width * ratio);
        boolean hasRoom = (boolean) page.evaluate("() => { const canvas = document.querySelector('canvas');"
                + " return canvas.getContext('webgl2').drawingBufferWidth === canvas.width; }");
        assertEquals(width < 10_000, hasRoom);
        page.waitForFunction(hasRoom ? PAINTED : NOT_PAINTED);
        page.setViewportSize(1280, 800);
        page.waitForFunction(hasWidth, 1280 * ratio);
        page.waitForFunction(PAINTED);
    }

    @Test
    void lostContext_givesThePageBack_andARestoredOnePaintsAgain() {
        Page page = painted();
        page.evaluate("""
                () => {
                  window.loss = document.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
                  window.loss.loseContext();
                }""");
        page.waitForFunction(NOT_PAINTED);
        assertTrue(page.locator("#hud .thread h2").isVisible());
        page.evaluate("() => window.loss.restoreContext()");
        page.waitForFunction(PAINTED);
    }

    @Test
    void hiddenTab_isNotDrawn() {
        Page page = painted();
        // Headless windows are never hidden by others, so the page is told that it is.
        int draws = ((Number) page.evaluate("""
                () => {
                  Object.defineProperty(document, 'hidden', {configurable: true, get: () => true});
                  dispatchEvent(new Event('resize'));
                  return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(window.draws))));
                }""")).intValue();
        page.evaluate("() => new Promise(done => { dispatchEvent(new Event('resize'));"
                + " requestAnimationFrame(() => requestAnimationFrame(done)); })");
        assertEquals(draws, page.evaluate("() => window.draws"));
    }

    @Test
    void wheel_scrollsTheThreadUnderThePointer() {
        Page page = painted();
        BoundingBox thread = box(page.locator(".stage .area").first());
        page.mouse().move(thread.x + 100, thread.y + 100);
        Object before = page.locator(".stage .area").first().evaluate("area => area.scrollTop");
        page.mouse().wheel(0, -200);
        page.waitForFunction("before => document.querySelector('.stage .area').scrollTop < before - 100", before);
        String top =
                (String) page.waitForFunction("() => document.querySelector('.stage .area .line')?.textContent || null")
                        .jsonValue();
        assertTrue(top.length() > 2, top);
    }

    @Test
    void draggedPointer_selectsTextAsItStands() {
        Page page = painted();
        BoundingBox thread = box(page.locator(".stage .area").first());
        page.mouse().move(thread.x + 60, thread.y + 60);
        Locator row = page.locator(".stage .line:has-text('git add -A')").first();
        BoundingBox line = box(row);
        page.mouse().move(line.x + 2, line.y + line.height / 2);
        page.mouse().down();
        page.mouse().move(line.x + line.width - 2, line.y + line.height / 2);
        page.mouse().up();
        String selected = (String) page.evaluate("() => getSelection().toString()");
        assertTrue(selected.matches("\\d\\d:\\d\\d git add -A .* ms\\s*"), selected);
    }

    @Test
    void link_isARealOne() {
        Page page = painted();
        Locator link = page.locator(".stage a");
        assertEquals(PULL_REQUEST, link.getAttribute("href"));
        assertEquals("_blank", link.getAttribute("target"));
        assertEquals("noopener noreferrer nofollow ugc", link.getAttribute("rel"));
        BoundingBox box = box(link);
        assertEquals(
                PULL_REQUEST,
                page.evaluate(
                        "at => document.elementFromPoint(at[0], at[1]).href",
                        List.of(box.x + box.width / 2, box.y + box.height / 2)));
    }

    @Test
    void keyboard_bringsThePageForward_andAClickTheCanvas() {
        Page page = painted();
        for (int i = 0; i < 5 && (boolean) page.evaluate(PAINTED); i++) {
            page.keyboard().press("Tab");
        }
        page.waitForFunction(NOT_PAINTED);
        assertEquals(true, page.evaluate("() => document.activeElement.closest('#hud > main') !== null"));
        page.locator("#hud > .top h1").click();
        page.waitForFunction(PAINTED);
        page.keyboard().press("Control+f");
        page.waitForFunction(NOT_PAINTED);
    }
}
