package com.openagents.backroom.console.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;

/// What axe-core finds on a page.
public final class Accessibility {
    private Accessibility() {}

    /// Where pages have a frame that is not ours.
    private static final String FOREIGN = "#card";

    /// Fails when it finds anything, but for frames that are not ours.
    ///
    /// @param what the page is, for whoever reads the failure
    public static void check(Page page, String what) {
        List<String> found = new AxeBuilder(page)
                .exclude(FOREIGN).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> what + ": " + rule.getId() + " " + node.getTarget() + " "
                                        + node.getFailureSummary()))
                        .toList();
        assertEquals(List.of(), found);
    }

    /// Takes a picture for a person to look at, where `-Dbackroom.pictures=FOLDER` asks for any.
    public static void picture(Page page, String name) {
        String folder = System.getProperty("backroom.pictures");
        if (folder != null) {
            Path file = Path.of(folder, name + ".png");
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
        }
    }

    /// Fails when the page is wider than its window, so that a reader on a phone would have to push it about.
    public static void requireFits(Page page, String what) {
        assertEquals(
                page.evaluate("() => document.documentElement.clientWidth"),
                page.evaluate("() => document.documentElement.scrollWidth"),
                what + " is wider than the window");
    }
}
