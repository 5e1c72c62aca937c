package com.openagents.backroom.bench.pictures;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.openagents.backroom.bench.measure.Waiting;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// Takes the pictures of a HUD's page as anybody sees it.
///
/// @param viewers how many the server counts
record PagePictures(PageCamera camera, String url, IntSupplier viewers) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int PHONE_WIDTH_PX = 390;
    private static final int PHONE_HEIGHT_PX = 844;
    private static final double PHONE_RATIO = 2;

    /// Of the page that checks a log.
    private static final int VERIFY_HEIGHT_PX = 560;

    private static final String LIVE = "() => document.querySelector('.scripted .link')?.textContent.includes('Live')";
    private static final String PAINTED = "() => document.documentElement.classList.contains('painted')";
    private static final String TOOLS = "() => document.documentElement.dataset.tools === 'ready'";

    void take() {
        painted(PageCamera.desktop(), "", this::takeDesktop);
        painted(
                PageCamera.desktop().setColorScheme(ColorScheme.LIGHT),
                "",
                page -> camera.take(Shot.PAGE_HUD_LIGHT, page));
        painted(
                PageCamera.dark(PHONE_WIDTH_PX, PHONE_HEIGHT_PX).setDeviceScaleFactor(PHONE_RATIO),
                "",
                page -> camera.take(Shot.PAGE_PHONE, page));
        painted(PageCamera.desktop(), "&timeline=8min", page -> camera.take(Shot.PAGE_TIMELINE, page));
        takeWithoutCanvas();
        takeReplay();
        takeVerify();
    }

    private void takeDesktop(Page page) {
        camera.take(Shot.PAGE_HUD, page);
        camera.take(Shot.PAGE_THREAD, page, page.locator("#hud .thread"));
        camera.take(Shot.PAGE_CODE, page, page.locator("#hud .code-panel"));
        camera.take(Shot.PAGE_TERMINAL, page, page.locator("#hud .terminal"));
        camera.take(Shot.PAGE_METRICS, page, page.locator("#hud .metrics"));
        page.waitForFunction(TOOLS);
        page.keyboard().press("?");
        camera.take(Shot.PAGE_KEYS, page);
        page.keyboard().press("Escape");
        page.keyboard().press("Control+k");
        camera.take(Shot.PAGE_PALETTE, page);
        page.keyboard().press("Escape");
        page.click("summary:has-text('Share')");
        camera.take(Shot.PAGE_SHARE, page);
        page.click("summary:has-text('Share')");
        page.keyboard().press("/");
        page.locator("#find-field").fill(Story.SOUGHT);
        page.waitForFunction("() => document.getElementById('finds').textContent.includes(' of ')");
        page.waitForFunction("() => getComputedStyle(document.querySelector('#hud > main')).opacity === '1'");
        camera.take(Shot.PAGE_SEARCH, page);
    }

    private void takeWithoutCanvas() {
        open(PageCamera.desktop(), url + "?renderer=html", page -> {
            page.waitForFunction(LIVE);
            camera.take(Shot.PAGE_HUD_HTML, page);
        });
    }

    private void takeReplay() {
        open(PageCamera.desktop(), url + "?renderer=webgl&replay=0&at=" + Story.WITHIN, page -> {
            page.waitForSelector("#transport input[type=range]");
            page.waitForFunction(PAINTED);
            camera.take(Shot.PAGE_REPLAY, page);
        });
    }

    private void takeVerify() {
        open(PageCamera.dark(PageCamera.NARROW_PX, VERIFY_HEIGHT_PX), url + "/verify", page -> {
            page.waitForSelector("#verdict[data-state=fits]");
            camera.takeToEnd(Shot.PAGE_VERIFY, page);
        });
    }

    /// Opens the live page with its canvas.
    private void painted(Browser.NewContextOptions options, String query, Consumer<Page> use) {
        open(options, url + "?renderer=webgl" + query, page -> {
            page.waitForFunction(LIVE);
            page.waitForFunction(PAINTED);
            use.accept(page);
        });
    }

    private void open(Browser.NewContextOptions options, String address, Consumer<Page> use) {
        Waiting.until("the page before is gone", PATIENCE, () -> viewers.getAsInt() == 0);
        try (BrowserContext context = camera.open(options)) {
            Page page = context.newPage();
            page.navigate(address);
            use.accept(page);
        }
    }
}
