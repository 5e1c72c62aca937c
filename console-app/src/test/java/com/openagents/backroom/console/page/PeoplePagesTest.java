package com.openagents.backroom.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.fakes.github.FakeGitHub;
import com.openagents.backroom.fakes.github.FakeRepo;
import com.openagents.backroom.fakes.github.FakeUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What people do in a browser: come, pick a repository, share, unshare. GitHub is the fake one, with pages to click.
class PeoplePagesTest {
    private static final long BOB = 1001;

    /// Connect, say yes at GitHub, pick.
    private static final int STEPS_TO_A_HUD = 3;

    /// Counts what a person does, on whichever page.
    private static final String COUNTING = """
            for (const kind of ['click', 'keydown']) {
                addEventListener(kind, event => event.isTrusted && countStep(), true);
            }""";

    /// Texts of a hostile repository and agent.
    private static final List<String> HOSTILE = List.of(
            "<script>hacked = 1</script>",
            "<img src=x onerror=hacked=1>",
            "\"><svg onload=hacked=1>",
            "javascript:hacked=1",
            "</script></title></style><script>hacked=1</script>",
            "{{constructor.constructor('hacked=1')()}}");

    private final FakeGitHub github = new FakeGitHub(InstantSource.system())
            .withPages()
            .with(FakeUser.of(BOB, "bob"))
            .with(repo("bob/shop", false, 1))
            .with(repo("bob/diary", true, 2));
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

    @Test
    void newcomer_hasAHudAfterThreeClicks_andOneLineMakesItLive() throws Exception {
        Page page = chromium.open(origin() + "/", new NewContextOptions(), COUNTING);
        AtomicInteger steps = new AtomicInteger();
        page.exposeFunction("countStep", _ -> steps.incrementAndGet());
        Instant begin = Instant.now();
        page.click("text=Connect GitHub");
        page.click("text=Continue as bob");
        page.click("li:has-text('bob/shop') >> text=Pick");
        page.waitForURL("**/hud/bob/shop");
        Duration took = Duration.between(begin, Instant.now());
        System.out.println("onboarding: " + steps + " clicks, " + took.toMillis() + " ms");
        assertEquals(STEPS_TO_A_HUD, steps.get(), "clicks and keys from the landing page to the HUD");
        page.click(".connect >> text=Make a key");
        String key = page.textContent("[data-copy]:has-text('The key') code");
        String line = page.textContent("[data-copy]:has-text('This line') code");
        page.click("text=Go to the HUD");
        page.waitForSelector(".connect");
        assertEquals(200, post(line, key));
        page.waitForSelector("#hud >> text=Hello");
        assertTrue(page.isHidden(".connect"), "there is nothing left to do");
        assertEquals(List.of(), chromium.errors());
    }

    @Test
    void unsharing_endsOpenPages_andSharingBringsThemBack() {
        Page bob = signedIn("bob/shop");
        String url = origin() + "/hud/bob/shop";
        Page stranger = chromium.open(url);
        stranger.waitForSelector(".badge.live");
        stranger.click("summary:has-text('Share')");
        assertEquals(url, stranger.textContent("[data-copy] code"));
        assertTrue(stranger.isVisible("svg.qr"));

        bob.navigate(origin() + "/shares");
        bob.click("li:has-text('bob/shop') >> text=Make private");
        bob.waitForSelector("li:has-text('bob/shop') >> text=Make public");
        stranger.waitForSelector(".badge.live", new Page.WaitForSelectorOptions().setState(detached()));
        assertEquals(404, stranger.navigate(url).status());

        bob.navigate(url);
        bob.click("summary:has-text('Share')");
        bob.click("text=Make it public");
        bob.waitForURL("**/shares");
        assertEquals(200, stranger.navigate(url).status());
    }

    @Test
    void link_isCopiedByAButton() {
        signedIn("bob/shop");
        Page page = chromium.open(
                origin() + "/hud/bob/shop",
                new NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write")));
        page.click("summary:has-text('Share')");
        page.click("[data-copy]:has-text('README') button");
        page.waitForSelector("text=Copied");
        String url = origin() + "/hud/bob/shop";
        assertEquals(
                "[![bob/shop on Backroom](" + url + "/badge.svg)](" + url + ")",
                page.evaluate("navigator.clipboard.readText()"));
    }

    @Test
    void privateRepository_hasAPrivateHud() {
        signedIn("bob/diary");
        Page stranger = chromium.open(origin() + "/");
        assertEquals(404, stranger.navigate(origin() + "/hud/bob/diary").status());
    }

    @Test
    void hostileTexts_runNowhere_WEB09() throws Exception {
        Page bob = signedIn("bob/shop");
        bob.click(".connect >> text=Make a key");
        String key = bob.textContent("[data-copy]:has-text('The key') code");
        String url = origin() + "/api/hud/bob/shop/events";
        Page stranger = chromium.open(origin() + "/hud/bob/shop");
        StringBuilder events = new StringBuilder();
        for (String text : HOSTILE) {
            String json = '"' + text.replace("\"", "\\\"") + '"';
            events.append("""
                    {"type":"session_start","title":%1$s,"branch":%1$s,"cwd":%1$s,"issue":{"url":%1$s,"label":%1$s,"title":%1$s}}
                    {"type":"tick_start","cause":%1$s}
                    {"type":"chunk","role":"assistant","text":%1$s,"message_id":%1$s}
                    {"type":"tool_start","tool_id":%1$s,"tool_name":%1$s,"kind":"execute","title":%1$s}
                    {"type":"container_output","tool_id":%1$s,"stream":"stdout","data":%1$s}
                    {"type":"last_pr","url":%1$s,"title":%1$s}
                    {"type":"plan","entries":[{"text":%1$s,"status":"pending"}]}
                    """.formatted(json));
        }
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (String line : events.toString().lines().toList()) {
            numbered.append(line.replaceFirst("\\{", "{\"session_id\":\"s\",\"source_id\":\"" + number++ + "\","))
                    .append('\n');
        }
        assertEquals(200, postBody(url, numbered.toString(), key));
        stranger.waitForSelector("#hud >> text=constructor.constructor");
        Page fresh = chromium.open(origin() + "/hud/bob/shop");
        fresh.waitForSelector("#hud >> text=constructor.constructor");
        Page landing = chromium.open(origin() + "/");
        landing.waitForSelector("#hud >> text=constructor.constructor");
        for (Page page : List.of(stranger, fresh, landing)) {
            assertEquals("undefined", page.evaluate("typeof hacked"), page.url());
            assertEquals(
                    0,
                    page.locator("[onerror], [onload], [src=x], a[href^=javascript]")
                            .count(),
                    page.url());
        }
        assertEquals(List.of(), chromium.errors(), "and no policy had to stop it");
    }

    @Test
    void whatAPagesPolicyForbids_isReported_WEB04() {
        Page page = chromium.open(origin() + "/");
        Request report = page.waitForRequest(
                "**/api/policy-reports", () -> page.evaluate("new Image().src = 'https://elsewhere.test/x.png'"));
        assertTrue(
                String.valueOf(report.postData()).contains("\"effective-directive\":\"img-src\""), report.postData());
        assertEquals(204, report.response().status());
        assertTrue(chromium.takeErrors().getFirst().contains("img-src"));
    }

    private static com.microsoft.playwright.options.WaitForSelectorState detached() {
        return com.microsoft.playwright.options.WaitForSelectorState.DETACHED;
    }

    /// Bob, who has just picked a repository.
    private Page signedIn(String repo) {
        Page page = chromium.open(origin() + "/");
        page.click("text=Connect GitHub");
        page.click("text=Continue as bob");
        page.click("li:has-text('" + repo + "') >> text=Pick");
        page.waitForURL("**/hud/" + repo);
        return page;
    }

    private String origin() {
        return live.server().origin().toString();
    }

    /// Does what the line on the page does in a shell.
    private static int post(String line, String key) throws IOException, InterruptedException {
        String event = line.substring(line.indexOf('\'') + 1, line.lastIndexOf('\''));
        return postBody(line.substring(line.lastIndexOf(' ') + 1), event, key);
    }

    private static int postBody(String url, String event, String key) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("Authorization", "Bearer " + key)
                    .POST(BodyPublishers.ofString(event))
                    .build();
            return http.send(request, BodyHandlers.ofString()).statusCode();
        }
    }
}
