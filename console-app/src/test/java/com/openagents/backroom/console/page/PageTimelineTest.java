package com.openagents.backroom.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.console.testing.RecentRecording;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The timeline of a page: zoomed and moved by keys, by its links, by hand and without script.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTimelineTest {
    private static final String READY = "() => document.documentElement.dataset.tools === 'ready'";
    private static final String CHOSEN = "#hud .zooms [aria-current]";
    private static final String TRACK = "#hud .timeline tbody td:last-child";
    private static final Pattern MOVED = Pattern.compile(".*timeline=[^&]+(%40|@).*");

    private final LiveServer live = new LiveServer();
    private final Chromium chromium = new Chromium();

    @BeforeAll
    void readRecording() throws IOException {
        live.appendAndRead(RecentRecording.lines(60));
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

    private Page open(String query) {
        Page page = chromium.open(live.url() + query, 1280, 800);
        page.waitForFunction(READY);
        return page;
    }

    @Test
    void keys_openZoomMoveAndClose_withoutANewPage() {
        Page page = open("");
        page.evaluate("() => { globalThis.isTheSame = true; }");
        page.keyboard().press("\\");
        assertThat(page.locator(CHOSEN)).hasText("8 min");
        page.keyboard().press("+");
        assertThat(page.locator(CHOSEN)).hasText("1 min");
        page.keyboard().press("-");
        assertThat(page.locator(CHOSEN)).hasText("8 min");
        page.keyboard().press("-");
        assertThat(page.locator(CHOSEN)).hasText("1 h");
        for (String longer : List.of("1 d", "1 d")) {
            page.keyboard().press("-");
            assertThat(page.locator(CHOSEN)).hasText(longer);
        }
        page.keyboard().press("+");
        assertThat(page.locator(CHOSEN)).hasText("1 h");
        page.keyboard().press("+");
        assertThat(page.locator(CHOSEN)).hasText("8 min");
        page.keyboard().press("+");
        assertThat(page.locator(CHOSEN)).hasText("1 min");
        page.keyboard().press("<");
        assertThat(page).hasURL(MOVED);
        assertThat(page.locator("#hud .zooms [rel=next]")).isVisible();
        page.keyboard().press(">");
        assertThat(page).hasURL(Pattern.compile(".*timeline=1min$"));
        page.keyboard().press("Escape");
        assertThat(page.locator("#hud .timeline")).hasCount(0);
        assertThat(page).not().hasURL(Pattern.compile(".*timeline.*"));
        assertTrue((boolean) page.evaluate("() => globalThis.isTheSame"));
    }

    @Test
    void keys_allCount_howeverFastTheyCome_alsoWhileThePageIsPaused() throws IOException {
        Page page = open("");
        page.waitForSelector(".scripted .link:has-text('Live')");
        page.keyboard().press("p");
        typeFast(page, "\\++");
        assertThat(page.locator(CHOSEN)).hasText("10 s");
        page.keyboard().press("<");
        assertThat(page).hasURL(MOVED);
        String once = page.url();
        page.keyboard().press("<");
        page.waitForFunction("url => location.href !== url", once);
        String twice = page.url();
        typeFast(page, "\\\\++<<");
        assertThat(page).hasURL(twice);
        assertThat(page.locator("#held")).isVisible();
        page.keyboard().press("p");
        assertThat(page.locator("#held")).isHidden();
        assertThat(page.locator("#hud .timeline")).isVisible();
    }

    /// Types without leaving the page a frame in between.
    private static void typeFast(Page page, String keys) {
        page.evaluate("""
                keys => [...keys].forEach(key =>
                    document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true})))
                """, keys);
    }

    @Test
    void pointerAndWheel_dragTheTime() {
        Page page = open("?timeline=1min");
        double left = place(page, "left");
        double top = place(page, "top") + 10;
        page.mouse().move(left + 300, top);
        page.mouse().down();
        page.mouse().move(left + 600, top);
        page.mouse().up();
        assertThat(page).hasURL(MOVED);
        String dragged = page.url();
        page.mouse().wheel(-200, 0);
        page.waitForFunction("url => location.href !== url", dragged);
        assertThat(page.locator(CHOSEN)).hasText("1 min");
        page.mouse().wheel(90_000, 0);
        assertThat(page).hasURL(Pattern.compile(".*timeline=1min$"));
    }

    /// In one question: the script puts its own page in place of the server's.
    private static double place(Page page, String side) {
        String script = "side => document.querySelector('%s').getBoundingClientRect()[side]".formatted(TRACK);
        return ((Number) page.evaluate(script, side)).doubleValue();
    }

    @Test
    void onAPhone_itComesIntoSight_whenItIsOpened() {
        Page page = chromium.open(live.url() + "?renderer=html", 390, 844);
        page.waitForFunction(READY);
        page.locator("#hud .to-timeline a").click();
        page.waitForFunction("() => { const box = document.querySelector('#hud .timeline')?.getBoundingClientRect();"
                + " return box && box.top >= 0 && box.bottom <= innerHeight; }");
    }

    @Test
    void replay_keepsItsTimeline_whileItMoves() {
        Page page = open("?replay=0&timeline=1min");
        assertThat(page.locator(CHOSEN)).hasText("1 min");
        page.keyboard().press("Shift+ArrowRight");
        assertThat(page).hasURL(Pattern.compile(".*replay=0&at=.*timeline=1min"));
        page.keyboard().press("\\");
        assertThat(page.locator("#hud .timeline")).hasCount(0);
        page.keyboard().press("\\");
        assertThat(page.locator("#hud .timeline")).isVisible();
        assertThat(page.locator("#transport")).isVisible();
    }

    @Test
    void withoutScript_itsLinksDoTheSame() {
        Page page = chromium.open(
                live.url() + "?timeline=1min",
                new NewContextOptions().setJavaScriptEnabled(false).setViewportSize(1280, 800));
        assertThat(page.locator("#hud .legend")).containsText("execute");
        assertTrue(page.locator("#hud .axis text").count() >= 5);
        page.locator("#hud .zooms [rel=prev]").click();
        assertThat(page).hasURL(MOVED);
        page.locator("#hud .zooms [rel=next]").click();
        assertThat(page.locator("#hud .zooms [rel=next]")).hasCount(0);
        page.locator("#hud .zooms a").last().click();
        assertThat(page.locator("#hud .timeline")).hasCount(0);
    }
}
