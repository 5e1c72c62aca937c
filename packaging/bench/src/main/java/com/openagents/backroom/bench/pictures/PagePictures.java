package com.openagents.backroom.bench.pictures;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.openagents.backroom.bench.measure.Waiting;
import com.openagents.backroom.bench.process.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/// Takes the pictures of a HUD's page in a browser whose clock stands still.
///
/// @param viewers how many the server counts
record PagePictures(String url, IntSupplier viewers, Path folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int WIDTH_PX = 1280;
    private static final int HEIGHT_PX = 800;
    private static final int PHONE_WIDTH_PX = 390;
    private static final int PHONE_HEIGHT_PX = 844;
    private static final double PHONE_RATIO = 2;

    /// WebGL by the processor: the pictures are the same on every machine.
    private static final List<String> OPTIONS = List.of("--use-angle=swiftshader", "--enable-unsafe-swiftshader");

    /// What turns while a tool runs is at its beginning.
    private static final Page.ScreenshotOptions STANDING =
            new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED);

    private static final String CLOCK = "Date.now = () => " + Story.NOW.toEpochMilli() + ";";
    private static final String LIVE = "() => document.querySelector('.scripted .link')?.textContent.includes('Live')";
    private static final String PAINTED = "() => document.documentElement.classList.contains('painted')";

    /// What is waited for besides: fonts, and a frame in which everything is drawn.
    private static final String SETTLED = """
            () => document.fonts.ready.then(() => new Promise(done =>
              requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))""";

    void take() {
        try (Chromium chromium = Chromium.start(OPTIONS)) {
            Browser browser = chromium.browser();
            take(browser, Shot.PAGE_HUD, "webgl", desktop());
            take(browser, Shot.PAGE_HUD_LIGHT, "webgl", desktop().setColorScheme(ColorScheme.LIGHT));
            take(browser, Shot.PAGE_HUD_HTML, "html", desktop());
            take(
                    browser,
                    Shot.PAGE_PHONE,
                    "webgl",
                    dark().setViewportSize(PHONE_WIDTH_PX, PHONE_HEIGHT_PX).setDeviceScaleFactor(PHONE_RATIO));
        }
    }

    private void take(Browser browser, Shot shot, String renderer, Browser.NewContextOptions options) {
        Waiting.until("the page before is gone", PATIENCE, () -> viewers.getAsInt() == 0);
        try (BrowserContext context =
                browser.newContext(options.setTimezoneId("UTC").setLocale("en-GB"))) {
            context.addInitScript(CLOCK);
            Page page = context.newPage();
            page.navigate(url + "?renderer=" + renderer);
            page.waitForFunction(LIVE);
            if (renderer.equals("webgl")) {
                page.waitForFunction(PAINTED);
            }
            page.evaluate(SETTLED);
            PictureFile.write(folder.resolve(shot.fileName()), page.screenshot(STANDING));
        }
    }

    private static Browser.NewContextOptions desktop() {
        return dark().setViewportSize(WIDTH_PX, HEIGHT_PX);
    }

    private static Browser.NewContextOptions dark() {
        return new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK);
    }
}
