package com.openagents.backroom.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitUntilState;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.console.testing.RecentRecording;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The canvas's own script: where it is fetched, and what becomes of the page when it comes late, not at all, or fails.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageCanvasScriptTest {
    private static final String SCRIPT = "**/assets/hud-canvas.*.js";
    private static final String PAINTED = "() => document.documentElement.classList.contains('painted')";

    /// Counts streams and what was asked of WebGL, and lets drawing fail from when a test says so.
    private static final String WATCH = """
            window.streams = 0;
            window.EventSource = class extends EventSource {
              constructor(url) { super(url); window.streams++; }
            };
            window.contexts = 0;
            const context = HTMLCanvasElement.prototype.getContext;
            HTMLCanvasElement.prototype.getContext = function(kind, options) {
              window.contexts += kind === 'webgl2' ? 1 : 0;
              return context.call(this, kind, options);
            };
            const draw = WebGL2RenderingContext.prototype.drawArraysInstanced;
            WebGL2RenderingContext.prototype.drawArraysInstanced = function(...batch) {
              if (window.isBroken) { throw new TypeError('out of order'); }
              draw.apply(this, batch);
            };""";

    /// In characters: with [#FLOOD_TEXTS] of them more than waits for the script.
    private static final int FLOOD_CHARS = 60_000;

    private static final int FLOOD_TEXTS = 20;

    private final LiveServer live = new LiveServer();
    private final List<Route> held = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Chromium chromium;

    @BeforeAll
    void readRecording() throws IOException {
        live.appendAndRead(RecentRecording.lines());
    }

    @BeforeEach
    void openBrowser() {
        held.clear();
        chromium = new Chromium();
    }

    @AfterEach
    void closeBrowser() {
        chromium.close();
    }

    @AfterAll
    void close() {
        live.close();
    }

    private Page open(String query) {
        Page page = chromium.open("about:blank");
        page.addInitScript(WATCH);
        page.navigate(live.url() + query);
        page.waitForSelector(".scripted .link:has-text('Live')");
        return page;
    }

    /// A page whose canvas's script is asked for and has not come.
    private Page openWithScriptHeld() {
        Page page = chromium.open("about:blank");
        page.addInitScript(WATCH);
        page.route(SCRIPT, held::add);
        page.navigate(
                live.url() + "?renderer=webgl",
                new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        page.waitForCondition(() -> !held.isEmpty());
        return page;
    }

    private void prompt(String text) throws IOException {
        live.appendAndRead(List.of(line(text)));
    }

    private static String line(String text) {
        return "{\"type\":\"user\",\"sessionId\":\"eaaa37fc-b47b-4ba8-8815-4c2968dba887\",\"uuid\":\"" + text.hashCode()
                + "\",\"timestamp\":\"" + Instant.now() + "\",\"message\":{\"role\":\"user\",\"content\":\"" + text
                + "\"}}";
    }

    private static void awaitOnPage(Page page, String text) {
        page.waitForSelector("#hud .thread :text('" + text + "')");
    }

    /// The canvas's texts are there where a pointer is.
    private static void awaitOnCanvas(Page page, String text) {
        page.waitForFunction(PAINTED);
        BoundingBox thread = page.locator(".stage .area").first().boundingBox();
        page.mouse().move(thread.x + 100, thread.y + 100);
        page.waitForSelector(".stage .line:has-text('" + text + "')");
    }

    private static int scripts(Page page) {
        return ((Number) page.evaluate("() => performance.getEntriesByType('resource')"
                        + ".filter(entry => entry.name.includes('/hud-canvas.')).length"))
                .intValue();
    }

    private static Object contexts(Page page) {
        return page.evaluate("() => new Promise(done => requestAnimationFrame("
                + "() => requestAnimationFrame(() => done(window.contexts))))");
    }

    @Test
    void browserThatDrawsWithTheProcessor_asksForAContextAndNotForTheScript() {
        Page page = open("");
        page.waitForFunction("() => window.contexts === 1");
        assertEquals(1, contexts(page));
        assertEquals(0, scripts(page));
        assertEquals(List.of(), chromium.errors());
    }

    @Test
    void linkThatAsksForThePage_asksForNeither() {
        Page page = open("?renderer=html");
        assertEquals(0, contexts(page));
        assertEquals(0, scripts(page));
        assertEquals(List.of(), chromium.errors());
    }

    @Test
    void messagesBeforeTheScript_areOnTheCanvasToo() throws IOException {
        Page page = openWithScriptHeld();
        prompt("Said while nobody painted");
        awaitOnPage(page, "Said while nobody painted");
        held.getFirst().resume();
        awaitOnCanvas(page, "Said while nobody painted");
        prompt("Said to both");
        awaitOnCanvas(page, "Said to both");
        assertEquals(1, page.evaluate("() => window.streams"));
        assertEquals(List.of(), chromium.errors());
    }

    @Test
    void messagesThatAreTooManyToWait_areReplacedByANewState() throws IOException {
        Page page = openWithScriptHeld();
        for (int i = 0; i < FLOOD_TEXTS; i++) {
            prompt("Flood " + i + " " + "all work and no play. ".repeat(FLOOD_CHARS / 22));
        }
        prompt("Said after the flood");
        awaitOnPage(page, "Said after the flood");
        held.getFirst().resume();
        awaitOnCanvas(page, "Said after the flood");
        assertEquals(2, page.evaluate("() => window.streams"));
        assertEquals(List.of(), chromium.errors());
    }

    @Test
    void scriptThatDoesNotCome_leavesThePageAsTheHud() throws IOException {
        Page page = openWithScriptHeld();
        held.getFirst().abort();
        page.waitForFunction("() => !document.querySelector('.stage')");
        prompt("Said without a canvas");
        awaitOnPage(page, "Said without a canvas");
        assertTrue(
                chromium.errors().contains("backroom: canvas: its script did not start"),
                chromium.errors().toString());
    }

    @Test
    void canvasThatThrows_givesThePageBack_whichGoesOn() throws IOException {
        Page page = open("?renderer=webgl");
        page.waitForFunction(PAINTED);
        page.evaluate("() => { window.isBroken = true; }");
        prompt("Said while painting broke");
        page.waitForFunction("() => !document.querySelector('.stage')");
        assertEquals(false, page.evaluate(PAINTED));
        awaitOnPage(page, "Said while painting broke");
        assertTrue(page.locator("#hud .thread h2").isVisible());
        assertEquals(1, chromium.errors().size(), chromium.errors().toString());
        String error = chromium.errors().getFirst();
        assertTrue(error.startsWith("backroom: canvas: ") && error.contains("out of order"), error);
        prompt("Said afterwards");
        awaitOnPage(page, "Said afterwards");
        assertEquals(1, chromium.errors().size(), chromium.errors().toString());
    }
}
