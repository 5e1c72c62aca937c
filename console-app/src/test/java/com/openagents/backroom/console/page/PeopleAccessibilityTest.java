package com.openagents.backroom.console.page;

import com.microsoft.playwright.Page;
import com.openagents.backroom.console.testing.Accessibility;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.console.testing.Look;
import com.openagents.backroom.fakes.github.FakeGitHub;
import com.openagents.backroom.fakes.github.FakeRepo;
import com.openagents.backroom.fakes.github.FakeUser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// axe-core finds nothing on the pages of people who are signed in and have something, and they fit a phone.
class PeopleAccessibilityTest {
    private static final long BOB = 1001;

    private final FakeGitHub github = new FakeGitHub(InstantSource.system())
            .withPages()
            .with(FakeUser.of(BOB, "bob"))
            .with(repo("bob/shop", false, 1))
            .with(repo("bob/a-repository-whose-name-is-as-long-as-people-make-them", true, 2));
    private final LiveServer live = new LiveServer(_ -> {}, github.settings());
    private final Chromium chromium = new Chromium();

    @AfterEach
    void close() {
        chromium.close();
        live.close();
        github.close();
    }

    private static FakeRepo repo(String fullName, boolean isPrivate, int daysAgo) {
        return new FakeRepo(
                fullName, isPrivate, Instant.now().minus(Duration.ofDays(daysAgo)), Set.of(BOB), Set.of(BOB));
    }

    private static void check(Page page, String what) {
        Accessibility.check(page, what);
        Accessibility.requireFits(page, what);
    }

    @ParameterizedTest
    @EnumSource
    void repositoriesSharesVerifyAndSharePanel(Look look) {
        String origin = live.server().origin().toString();
        Page page = chromium.open(origin + "/", look.options());
        page.click("text=Connect GitHub");
        page.click("text=Continue as bob");
        page.waitForSelector("li:has-text('bob/shop')");
        check(page, "/repos");
        page.click("li:has-text('bob/shop') >> text=Pick");
        page.waitForURL("**/hud/bob/shop");
        page.click("summary:has-text('Share')");
        check(page, "share panel");
        page.navigate(origin + "/shares");
        page.waitForSelector("li:has-text('bob/shop')");
        page.evaluate("() => document.querySelectorAll('details').forEach(part => part.open = true)");
        check(page, "/shares");
        page.navigate(origin + "/hud/bob/shop/verify");
        page.waitForSelector("#verdict:not([data-state=busy])[data-state]");
        check(page, "/verify");
        page.navigate(origin + "/account");
        check(page, "/account");
    }
}
