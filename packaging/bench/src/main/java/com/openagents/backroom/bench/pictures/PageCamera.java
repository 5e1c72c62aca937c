package com.openagents.backroom.bench.pictures;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Clip;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/// Opens pages in a browser whose clock stands still, and takes pictures of them.
///
/// @param folder takes the pictures
record PageCamera(Browser browser, Path folder) {
    static final int WIDTH_PX = 1280;
    static final int HEIGHT_PX = 800;

    /// Of a page that has no panels, besides what it needs: its text is not wider.
    static final int NARROW_PX = 900;

    private static final String CLOCK = "Date.now = () => " + Story.NOW.toEpochMilli() + ";";

    /// What is waited for besides: fonts, and a frame in which everything is drawn.
    private static final String SETTLED = """
            () => document.fonts.ready.then(() => new Promise(done =>
              requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))""";

    /// A desktop that likes it dark.
    static Browser.NewContextOptions desktop() {
        return dark(WIDTH_PX, HEIGHT_PX);
    }

    static Browser.NewContextOptions dark(int widthPx, int heightPx) {
        return new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK).setViewportSize(widthPx, heightPx);
    }

    /// A browser of its own, without cookies. Whoever opens it closes it.
    BrowserContext open(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setTimezoneId("UTC").setLocale("en-GB"));
        context.addInitScript(CLOCK);
        return context;
    }

    /// What is seen of the page.
    void take(Shot shot, Page page) {
        shoot(shot, page, options());
    }

    /// The page down to its last line.
    void takeToEnd(Shot shot, Page page) {
        BoundingBox last = page.locator("main").boundingBox();
        int width = page.viewportSize().width;
        int height = page.viewportSize().height;
        shoot(shot, page, options().setClip(new Clip(0, 0, width, Math.min(height, last.y + last.height))));
    }

    /// A part of the page, whole and as it stands there.
    void take(Shot shot, Page page, Locator part) {
        part.scrollIntoViewIfNeeded();
        BoundingBox box = part.boundingBox();
        shoot(shot, page, options().setClip(new Clip(box.x, box.y, box.width, box.height)));
    }

    private void shoot(Shot shot, Page page, Page.ScreenshotOptions options) {
        page.evaluate(SETTLED);
        PictureFile.write(folder.resolve(shot.fileName()), page.screenshot(options));
    }

    /// What turns while a tool runs is at its beginning.
    private static Page.ScreenshotOptions options() {
        return new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED);
    }
}
