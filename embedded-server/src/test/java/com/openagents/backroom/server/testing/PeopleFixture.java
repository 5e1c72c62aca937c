package com.openagents.backroom.server.testing;

import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.server.db.Account;
import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.testing.github.FakeGitHub;
import com.openagents.backroom.server.testing.github.FakeUser;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A server whose GitHub is the fake one, with two people at it: bob and carol.
public final class PeopleFixture implements AutoCloseable {
    public static final long BOB = 1001;
    public static final long CAROL = 1002;
    public static final Instant START = Instant.parse("2026-11-25T09:00:00Z");

    public final TestClock clock = new TestClock(START);
    public final FakeGitHub github = new FakeGitHub(clock);
    public final ServerFixture server;

    public PeopleFixture(Path folder) {
        this(folder, Map.of());
    }

    public PeopleFixture(Path folder, Map<String, List<String>> settings) {
        github.with(FakeUser.of(BOB, "bob")).with(FakeUser.of(CAROL, "Carol"));
        Map<String, List<String>> all = new HashMap<>(github.settings());
        all.putAll(settings);
        server = new ServerFixture(folder, clock, all);
    }

    /// Signs somebody in, in a browser of its own.
    public Browser browserOf(long userId) {
        Browser browser = server.browser();
        signIn(browser, userId);
        return browser;
    }

    /// Goes to GitHub and back; the answer of the callback.
    public HttpResponse<String> signIn(Browser browser, long userId) {
        return signIn(browser, userId, "");
    }

    /// Goes to GitHub and back with a wish where to go then.
    ///
    /// @param query of the start: `?return_to=…`
    public HttpResponse<String> signIn(Browser browser, long userId, String query) {
        return browser.get(callback(browser, userId, query));
    }

    /// Goes to GitHub; the address it sends back to.
    public String callback(Browser browser, long userId, String query) {
        github.signIn(userId);
        HttpResponse<String> start = browser.get("/api/auth/github/start" + query);
        return Browser.location(browser.get(Browser.location(start)));
    }

    /// What is stored of a person.
    public Optional<Account> account(long userId) {
        return new AccountStore(server.folder().database(), clock).findByGitHubId(Long.toString(userId));
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            github.close();
        }
    }
}
