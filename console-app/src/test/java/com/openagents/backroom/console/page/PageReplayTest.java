package com.openagents.backroom.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.console.testing.RecentRecording;
import com.openagents.backroom.hud.action.HudAction;
import com.openagents.backroom.server.hud.Audience;
import com.openagents.backroom.server.replay.Playback;
import com.openagents.backroom.testing.Await;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A replay in the browser: by keys and by hand, and without script.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageReplayTest {
    private static final String ROWS = "#hud .thread li";
    /// The recording takes five minutes, so that a minute can be stepped.
    private static final int SLOWER = 30;

    private static final Pattern AT = Pattern.compile("[?&]at=([^&]+)");

    private final LiveServer live = new LiveServer();
    private final Chromium chromium = new Chromium();

    @BeforeAll
    void readRecording() throws IOException {
        live.appendAndRead(RecentRecording.lines(SLOWER));
    }

    @AfterEach
    void complainOfNothing() {
        assertEquals(List.of(), chromium.errors());
    }

    @AfterAll
    void close() {
        chromium.close();
        live.close();
    }

    @Test
    void liveHud_leadsToItsReplay_whichSaysThatItIsOne() {
        Page page = chromium.open(live.url(), 1280, 800);
        page.locator("#hud a.replay").click();
        assertThat(page.locator("#transport")).isVisible();
        assertThat(page.locator("#hud .badge")).hasText("Replay");
        assertThat(page.locator("#hud .link")).containsText("Replay 1\u00d7");
        page.locator("#transport .live").click();
        assertThat(page.locator("#hud .badge")).hasText("Live");
    }

    private Page openPaused() {
        Page page = chromium.open(live.url() + "?replay=0", 1280, 800);
        page.waitForFunction("() => document.documentElement.dataset.tools === 'ready'");
        return page;
    }

    @Test
    void arrows_moveTenSeconds_andWithShiftAMinute() {
        Page page = openPaused();
        assertThat(page.locator("#hud .link")).containsText("Replay paused");
        Instant begin = moment(page);
        page.keyboard().press("ArrowRight");
        awaitMoment(page, begin.plusSeconds(10));
        page.keyboard().press("Shift+ArrowRight");
        awaitMoment(page, begin.plusSeconds(70));
        page.keyboard().press("ArrowLeft");
        awaitMoment(page, begin.plusSeconds(60));
        page.keyboard().press("Shift+ArrowLeft");
        awaitMoment(page, begin);
    }

    private static void awaitMoment(Page page, Instant wanted) {
        // the page's HTML has what the log has, the bar whole milliseconds
        Instant millis = wanted.truncatedTo(ChronoUnit.MILLIS);
        Await.until(
                millis.toString(),
                () -> moment(page).truncatedTo(ChronoUnit.MILLIS).equals(millis));
    }

    @Test
    void keys_goFromEventToEvent_andPlay() {
        Page page = openPaused();
        assertThat(page.locator("#hud .link")).containsText("Replay paused");
        Locator time = page.locator("#hud .utc time");
        String first = time.getAttribute("datetime");
        page.keyboard().press(".");
        assertThat(time).not().hasAttribute("datetime", first);
        for (int i = 0; i < 5; i++) {
            String before = time.getAttribute("datetime");
            page.keyboard().press(".");
            assertThat(time).not().hasAttribute("datetime", before);
        }
        String sixth = time.getAttribute("datetime");
        page.keyboard().press(",");
        assertThat(time).not().hasAttribute("datetime", sixth);
        assertTrue(time.getAttribute("datetime").compareTo(sixth) < 0);
        page.keyboard().press(" ");
        assertThat(page.locator("#hud .link")).containsText("Replay 1\u00d7");
        assertThat(page.locator("#transport .play")).hasAttribute("aria-label", "Pause");
        page.keyboard().press(" ");
        assertThat(page.locator("#hud .link")).containsText("Replay paused");
        page.keyboard().press("p");
        assertThat(page.locator("#hud .link")).containsText("Replay 1\u00d7");
        page.keyboard().press("p");
        assertThat(page.locator("#hud .link")).containsText("Replay paused");
        assertThat(page.locator("#held")).isHidden();
        String stopped = time.getAttribute("datetime");
        page.keyboard().press("ArrowRight");
        assertThat(time).not().hasAttribute("datetime", stopped);
        assertThat(page).hasURL(Pattern.compile(".*\\?replay=0&at=.*"));
    }

    @Test
    void sheetOfKeys_hasThoseOfTheReplay_andItsRowsDoThem() {
        Page page = openPaused();
        assertEquals(
                HudAction.at(HudAction.Place.REPLAY).size(),
                page.locator("#keys li").count());
        assertThat(page.locator("#hud .link")).containsText("Replay paused");
        Locator time = page.locator("#hud .utc time");
        String first = time.getAttribute("datetime");
        page.keyboard().press("?");
        page.locator("#keys [data-action=replay-next]").press("Enter");
        assertThat(time).not().hasAttribute("datetime", first);
        page.keyboard().press("?");
        page.locator("#keys [data-action=replay-play]").press("Enter");
        assertThat(page.locator("#hud .link")).containsText("Replay 1\u00d7");
        page.keyboard().press("?");
        page.locator("#letters").uncheck();
        page.locator("#keys-close").click();
        page.keyboard().press(" ");
        page.keyboard().press(".");
        assertThat(page.locator("#transport .play")).hasAttribute("aria-label", "Pause");
    }

    @Test
    void verify_isAnActionOfThePalette() {
        Page page = chromium.open(live.url(), 1280, 800);
        page.waitForFunction("() => document.documentElement.dataset.tools === 'ready'");
        page.keyboard().press("Control+k");
        page.keyboard().type("verify that");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/verify$"));
        assertThat(page.locator("#verdict")).isVisible();
    }

    @Test
    void verify_hasAKey_andAButtonInTheHead() {
        Page page = chromium.open(live.url(), 1280, 800);
        page.waitForFunction("() => document.documentElement.dataset.tools === 'ready'");
        assertThat(page.locator("#hud .top .verify")).isVisible();
        page.keyboard().press("V");
        assertThat(page).hasURL(Pattern.compile(".*/verify$"));
    }

    @Test
    void picture_andLog_areSavedUnderTheirNames() throws IOException {
        Page page = openPaused();
        Download picture = page.waitForDownload(() -> page.keyboard().press("P"));
        String name = live.hud().id().toString().replace('/', '-');
        assertTrue(picture.suggestedFilename().matches(name + "-\\d{8}-\\d{6}\\.png"), picture.suggestedFilename());
        BufferedImage read = ImageIO.read(picture.path().toFile());
        assertEquals("1280x800", read.getWidth() + "x" + read.getHeight());
        assertTrue(picture.url().contains("replay=0&at="), picture.url());
        Download log = page.waitForDownload(() -> page.keyboard().press("E"));
        assertEquals(name + ".ndjson", log.suggestedFilename());
        String last = Files.readAllLines(log.path()).getLast();
        assertTrue(last.contains("\"seq\":" + Files.readAllLines(log.path()).size()), last);
    }

    @Test
    void played_itEndsWithWhatLiveShows() {
        Page now = chromium.open(live.url(), 1280, 800);
        List<?> rows = rows(now);
        assertTrue(rows.size() > 10, rows.size() + " rows");
        Page page = chromium.open(live.url() + "?replay=1000", 1280, 800);
        Await.until("the end", () -> rows(page).equals(rows));
        page.locator("#transport .speeds a").first().click();
        assertThat(page.locator("#transport .speeds a").first()).hasAttribute("aria-current", "true");
    }

    @Test
    void streamThatEnds_replayGoesOnWhereItWas() {
        List<?> rows = rows(chromium.open(live.url(), 1280, 800));
        Page page = chromium.open(live.url() + "?replay=1000", 1280, 800);
        Await.until("the end", () -> rows(page).equals(rows) && moment(page).equals(end()));
        Instant shown = moment(page);
        Request again = page.waitForRequest(request -> request.url().contains("/stream?"), () -> {
            page.title(); // has Playwright tell of requests: until it answers it does not
            live.server().huds().reload(live.hud().row().owner());
        });
        Matcher at = AT.matcher(again.url());
        assertTrue(at.find(), again.url());
        Instant asked = Instant.parse(URLDecoder.decode(at.group(1), StandardCharsets.UTF_8));
        assertFalse(asked.isBefore(shown), again.url() + " after " + shown);
        assertThat(page.locator("#hud .link")).containsText("Replay 1000\u00d7");
        assertEquals(rows, rows(page));
    }

    @Test
    void slider_seeks() {
        Page page = chromium.open(live.url() + "?replay=0", 1280, 800);
        Locator slider = page.locator("#transport input[type=range]");
        assertThat(slider).isVisible();
        slider.evaluate("e => { e.value = e.max; e.dispatchEvent(new Event('input', {bubbles: true})); }");
        String last = chromium.open(live.url(), 1280, 800).locator(ROWS).last().innerText();
        assertThat(page.locator(ROWS).last()).hasText(last, new HasTextOptions().setUseInnerText(true));
    }

    @Test
    void withoutScript_linksAndTheFormDoTheSame() {
        Page page = chromium.open(
                live.url() + "?replay=0",
                new NewContextOptions().setJavaScriptEnabled(false).setViewportSize(390, 844));
        String first = page.locator("#hud .utc time").getAttribute("datetime");
        page.locator("#transport .next").click();
        String second = page.locator("#hud .utc time").getAttribute("datetime");
        assertTrue(second.compareTo(first) > 0, first + " " + second);
        page.locator("#transport input[name=at]").fill("1");
        page.locator("#transport button").click();
        assertEquals(first, page.locator("#hud .utc time").getAttribute("datetime"));
        assertThat(page.locator("#transport .play")).hasText("\u25b6");
    }

    /// Where a replay stands still.
    private Instant end() {
        Instant last = live.hud()
                .channel(Audience.OWNER)
                .read(state -> state.sessions().getFirst().lastEventAt());
        return last.plus(Playback.TAIL).truncatedTo(ChronoUnit.MILLIS);
    }

    /// What the rows of the thread say, read in one go: the script puts its own in place of the server's.
    private static List<?> rows(Page page) {
        return (List<?>) page.evaluate("""
                () => [...document.querySelectorAll("#hud .thread li")].map(row => row.innerText)""");
    }

    private static Instant moment(Page page) {
        return Instant.parse(page.locator("#hud .utc time").getAttribute("datetime"));
    }
}
