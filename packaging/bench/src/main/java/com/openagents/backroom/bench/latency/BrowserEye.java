package com.openagents.backroom.bench.latency;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The system's Chromium on one page, noting when each mark comes to stand in the document. One thread may use it.
final class BrowserEye implements AutoCloseable {
    private static final List<Path> PROGRAMS = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

    /// Keeps Chromium from asking anyone but us.
    private static final List<String> QUIET = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /// Both times are of the system's clock: the page's own is milliseconds since its origin, which is one of them.
    private static final String WATCH = """
            () => {
              window.seenMarks = [];
              const known = new Set();
              const note = node => {
                for (const [, sent] of (node.textContent ?? '').matchAll(/sent@(\\d+)@/g)) {
                  if (!known.has(sent)) {
                    known.add(sent);
                    window.seenMarks.push([Number(sent), Math.round((performance.timeOrigin + performance.now()) * 1000)]);
                  }
                }
              };
              new MutationObserver(changes => changes.forEach(change => {
                change.addedNodes.forEach(note);
                if (change.type === 'characterData') note(change.target);
              })).observe(document.body, {childList: true, subtree: true, characterData: true});
            }""";

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;

    private BrowserEye(Playwright playwright, Browser browser, Page page) {
        this.playwright = playwright;
        this.browser = browser;
        this.page = page;
    }

    /// Opens a page and watches it once it shows `ready`.
    ///
    /// @param ready a selector
    /// @throws IllegalStateException when there is no Chromium
    static BrowserEye open(String url, String ready) {
        Path program = PROGRAMS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("there is no Chromium; install it: apt-get install chromium"));
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program)
                        .setChromiumSandbox(false)
                        .setArgs(QUIET));
        Page page = browser.newPage();
        page.navigate(url);
        page.waitForSelector(ready);
        page.evaluate(WATCH);
        return new BrowserEye(playwright, browser, page);
    }

    /// Waits for so many marks and hands them over.
    void take(int count, Recorder recorder) {
        page.waitForFunction("count => window.seenMarks.length >= count", count);
        for (Object seen : (List<?>) page.evaluate("() => window.seenMarks")) {
            List<?> pair = (List<?>) seen;
            recorder.saw(micros(pair.get(0)), micros(pair.get(1)));
        }
    }

    /// Playwright gives whole numbers as the smallest type they fit.
    private static long micros(Object number) {
        return ((Number) number).longValue();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
