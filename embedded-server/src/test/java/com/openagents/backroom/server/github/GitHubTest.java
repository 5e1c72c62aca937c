package com.openagents.backroom.server.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.github.FakeGitHub;
import com.openagents.backroom.fakes.github.FakeRepo;
import com.openagents.backroom.fakes.github.FakeUser;
import com.openagents.backroom.fakes.github.Fault;
import com.openagents.backroom.server.config.ConfigFile;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.github.GitHubException.Kind;
import com.openagents.backroom.server.outbound.OutboundHttp;
import com.openagents.backroom.server.testing.TestClock;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Our requests to GitHub: pages, limits, outages (requirements OA-15 and IN-03).
class GitHubTest {
    private static final long BOB = 7;
    private static final Instant START = Instant.parse("2026-11-25T09:00:00Z");

    /// Short, so that an answer which never ends costs no time here.
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final TestClock clock = new TestClock(START);
    private final FakeGitHub fake = new FakeGitHub(clock).with(FakeUser.of(BOB, "bob"));
    private final GitHubSettings settings = settings(fake.url());
    private final OutboundHttp http = new OutboundHttp(settings.origins(), PATIENCE);
    private final GitHub github = new GitHub(settings, http, clock);
    private final GitHubToken token = token();

    @AfterEach
    void close() {
        http.close();
        fake.close();
    }

    @Test
    void repositories_comeInPagesTheNewestFirst() throws GitHubException {
        for (int i = 0; i < 250; i++) {
            fake.with(new FakeRepo("org/r" + i, i % 2 == 0, START.minusSeconds(i), Set.of(), Set.of(BOB)));
        }
        fake.with(new FakeRepo("org/foreign", false, START, Set.of(), Set.of(8L)));

        List<GitHubRepo> repos = github.repos(token);

        assertEquals(250, repos.size());
        assertEquals("org/r0", repos.getFirst().fullName());
        assertEquals("org/r249", repos.getLast().fullName());
        assertTrue(repos.getFirst().isPrivate() && repos.getFirst().canPush());
        assertEquals(3, fake.requestCount("GET /api/v3/user/repos"));
    }

    @Test
    void endlessPages_endAtALimit() throws GitHubException {
        for (int i = 0; i < 1_100; i++) {
            fake.with(new FakeRepo("org/r" + i, false, START.minusSeconds(i), Set.of(), Set.of(BOB)));
        }
        assertEquals(1_000, github.repos(token).size());
        assertEquals(GitHub.MAX_PAGES, fake.requestCount("GET /api/v3/user/repos"));
    }

    @Test
    void limitReached_isObeyedWithoutAskingAgain_OA15() throws GitHubException {
        fake.fail(new Fault.Spent(Duration.ofMinutes(5)));
        GitHubException first = assertThrows(GitHubException.class, () -> github.profile(token));
        fake.fail(new Fault.None());
        clock.move(Duration.ofMinutes(4));
        GitHubException second = assertThrows(GitHubException.class, () -> github.profile(token));

        assertEquals(Kind.LIMITED, first.kind());
        assertEquals(Optional.of(Duration.ofMinutes(5)), first.retryAfter());
        assertEquals(Kind.LIMITED, second.kind());
        assertEquals(1, fake.requestCount("GET /api/v3/user"), "GitHub said to wait");
        clock.move(Duration.ofMinutes(1));
        assertEquals("bob", github.profile(token).login());
    }

    @Test
    void secondaryLimit_isObeyed_OA15() {
        for (int status : new int[] {403, 429}) {
            fake.fail(new Fault.Secondary(status, Duration.ofSeconds(30)));
            clock.move(Duration.ofHours(1));
            GitHubException limited = assertThrows(GitHubException.class, () -> github.profile(token));
            assertEquals(Kind.LIMITED, limited.kind());
            assertEquals(Optional.of(Duration.ofSeconds(30)), limited.retryAfter());
        }
    }

    @Test
    void absurdPauses_areCutToAnHour_OA15() {
        fake.fail(new Fault.Spent(Duration.ofDays(400)));
        GitHubException limited = assertThrows(GitHubException.class, () -> github.profile(token));
        assertEquals(Optional.of(Duration.ofHours(1)), limited.retryAfter());
    }

    @Test
    void answerThatNeverEnds_isLeft_OA15() {
        fake.fail(new Fault.Hang());
        assertEquals(
                Kind.DOWN,
                assertThrows(GitHubException.class, () -> github.profile(token)).kind());
        fake.fail(new Fault.Flood());
        assertEquals(
                Kind.DOWN,
                assertThrows(GitHubException.class, () -> github.profile(token)).kind());
    }

    @Test
    void redirect_isNotFollowed_IN03() throws IOException {
        AtomicInteger reached = new AtomicInteger();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            reached.incrementAndGet();
            exchange.close();
        });
        other.start();
        try {
            fake.fail(
                    new Fault.Redirect("http://127.0.0.1:" + other.getAddress().getPort() + "/latest/meta-data"));
            assertEquals(
                    Kind.DOWN,
                    assertThrows(GitHubException.class, () -> github.profile(token))
                            .kind());
            assertEquals(0, reached.get());
        } finally {
            other.stop(0);
        }
    }

    @Test
    void requestElsewhere_isAFaultOfTheProgram_IN03() {
        for (String url : List.of(
                "http://169.254.169.254/latest",
                "https://api.github.com/user",
                fake.url().replace("127.0.0.1", "localhost"),
                fake.url().replace("http:", "https:"))) {
            assertThrows(IllegalArgumentException.class, () -> http.send("GET", URI.create(url), Map.of(), ""), url);
        }
    }

    @Test
    void serverThatIsGone_isDown() {
        fake.close();
        assertEquals(
                Kind.DOWN,
                assertThrows(GitHubException.class, () -> github.profile(token)).kind());
    }

    @Test
    void grantTakenBackTwice_isGone() throws GitHubException {
        github.revoke(token);
        assertEquals(0, fake.tokenCount(BOB));
        github.revoke(token);
        assertEquals(
                Kind.SIGNED_OUT,
                assertThrows(GitHubException.class, () -> github.profile(token)).kind());
    }

    @Test
    void settings_knowEnterpriseServers() {
        GitHubSettings enterprise = GitHubSettings.of(Configuration.load(
                        Map.of("github.client-id", List.of("x"), "github.url", List.of("https://git.example.org/")),
                        Map.of(),
                        ConfigFile.EMPTY))
                .orElseThrow();
        assertEquals("https://git.example.org/api/v3", enterprise.api());
        assertEquals("git.example.org", enterprise.host());
        GitHubSettings usual = GitHubSettings.of(
                        Configuration.load(Map.of("github.client-id", List.of("x")), Map.of(), ConfigFile.EMPTY))
                .orElseThrow();
        assertEquals(Set.of("https://github.com", "https://api.github.com"), usual.origins());
    }

    private GitHubToken token() {
        fake.signIn(BOB);
        return new GitHubToken(fake.grant(BOB, "read:user user:email repo"), Set.of("repo"));
    }

    private static GitHubSettings settings(String url) {
        return new GitHubSettings(
                FakeGitHub.CLIENT_ID, Optional.of(FakeGitHub.CLIENT_SECRET), url, url + "/api/v3", List.of("repo"));
    }
}
