package com.openagents.backroom.console.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/// What axe-core finds on a page.
public final class Accessibility {
    private Accessibility() {}

    /// Fails when it finds anything.
    ///
    /// @param what the page is, for whoever reads the failure
    public static void check(Page page, String what) {
        List<String> found = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> what + ": " + rule.getId() + " " + node.getTarget() + " "
                                        + node.getFailureSummary()))
                        .toList();
        assertEquals(List.of(), found);
    }

    /// Fails when the page is wider than its window, so that a reader on a phone would have to push it about.
    public static void requireFits(Page page, String what) {
        assertEquals(
                page.evaluate("() => document.documentElement.clientWidth"),
                page.evaluate("() => document.documentElement.scrollWidth"),
                what + " is wider than the window");
    }
}
