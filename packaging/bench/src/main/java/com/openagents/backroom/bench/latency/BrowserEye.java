package com.openagents.backroom.bench.latency;

import com.microsoft.playwright.Page;
import com.openagents.backroom.bench.process.Chromium;
import java.util.List;

/// The system's Chromium on one page, noting when each mark comes to stand in the document. One thread may use it.
final class BrowserEye implements AutoCloseable {
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

    private final Chromium chromium;
    private final Page page;

    private BrowserEye(Chromium chromium, Page page) {
        this.chromium = chromium;
        this.page = page;
    }

    /// Opens a page and watches it once it shows `ready`.
    ///
    /// @param ready a selector
    /// @throws IllegalStateException when there is no Chromium
    static BrowserEye open(String url, String ready) {
        Chromium chromium = Chromium.start(List.of("--disable-gpu"));
        Page page = chromium.browser().newPage();
        page.navigate(url);
        page.waitForSelector(ready);
        page.evaluate(WATCH);
        return new BrowserEye(chromium, page);
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
        chromium.close();
    }
}
