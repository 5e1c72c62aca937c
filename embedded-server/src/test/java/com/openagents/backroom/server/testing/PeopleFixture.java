package com.openagents.backroom.server.testing;

import com.openagents.backroom.fakes.github.FakeGitHub;
import com.openagents.backroom.fakes.github.FakeRepo;
import com.openagents.backroom.fakes.github.FakeUser;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.server.db.Account;
import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.InvoiceStore;
import com.openagents.backroom.server.invoice.Invoice;
import com.openagents.backroom.server.invoice.Invoices;
import com.openagents.backroom.server.invoice.Invoices.Sale;
import com.openagents.backroom.server.invoice.Seller;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A server whose GitHub is the fake one, with two people at it: bob and carol.
public final class PeopleFixture implements AutoCloseable {
    public static final long BOB = 1001;
    public static final long CAROL = 1002;
    public static final Instant START = Instant.parse("2026-11-25T09:00:00Z");

    public final TestClock clock;
    public final FakeGitHub github;
    public final ServerFixture server;

    public PeopleFixture(Path folder) {
        this(folder, Map.of());
    }

    public PeopleFixture(Path folder, Map<String, List<String>> settings) {
        this(folder, settings, START);
    }

    public PeopleFixture(Path folder, Map<String, List<String>> settings, Instant now) {
        clock = new TestClock(now);
        github = new FakeGitHub(clock);
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

    /// A repository of bob's at GitHub, that bob may push to.
    public FakeRepo repo(String fullName, boolean isPrivate) {
        FakeRepo repo = new FakeRepo(fullName, isPrivate, START, Set.of(), Set.of(BOB));
        github.with(repo);
        return repo;
    }

    /// The HUD of a repository of bob's, as the picker makes it.
    public HudId hudOfBob(Browser bob, String repo) {
        repo("bob/" + repo, false);
        HttpResponse<String> made = json(bob, "/api/repos", "{\"repo\":\"bob/" + repo + "\"}");
        if (made.statusCode() != 201) {
            throw new AssertionError(made.body());
        }
        return new HudId("bob", repo);
    }

    /// Posts JSON.
    public static HttpResponse<String> json(Browser browser, String path, String body) {
        return browser.post(path, body, "Content-Type", "application/json", "Accept", "application/json");
    }

    /// Posts a form of a page.
    public static HttpResponse<String> form(Browser browser, String path, String body) {
        return browser.post(path, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    /// A new key of whoever is signed in.
    public static String key(Browser browser, String... scopes) {
        String body = "{\"scopes\":[\"" + String.join("\",\"", scopes) + "\"]}";
        return json(browser, "/api/account/api-key", body).body().replaceAll(".*\"api_key\":\"(\\w+)\".*", "$1");
    }

    /// An invoice of bob's over a million credits.
    public static Invoice invoice(PeopleFixture people, String payment) {
        Database database = people.server.folder().database();
        UUID bob = people.account(BOB).orElseThrow().id();
        Invoices invoices =
                new Invoices(new InvoiceStore(database, people.clock), new Seller(Optional.empty(), Optional.empty()));
        Sale sale = new Sale(UUID.randomUUID(), bob, payment, 1_000_000, 60_00, "usd");
        return database.transact(tx -> invoices.issue(tx, sale));
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
