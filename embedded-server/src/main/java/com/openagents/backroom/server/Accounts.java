package com.openagents.backroom.server;

import com.openagents.backroom.server.account.Departure;
import com.openagents.backroom.server.account.FormerPeople;
import com.openagents.backroom.server.account.People;
import com.openagents.backroom.server.auth.OperatorLink;
import com.openagents.backroom.server.auth.SignIn;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.db.ApiKeyStore;
import com.openagents.backroom.server.db.GitHubTokenStore;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.db.WebSessionStore;
import com.openagents.backroom.server.db.WriteAccessStore;
import com.openagents.backroom.server.github.GitHubApp;
import com.openagents.backroom.server.github.GitHubTokens;
import com.openagents.backroom.server.github.Revocations;
import com.openagents.backroom.server.hud.LiveHuds;
import com.openagents.backroom.server.hud.Renames;
import com.openagents.backroom.server.key.ApiKeys;
import com.openagents.backroom.server.key.Callers;
import com.openagents.backroom.server.log.Publisher;
import com.openagents.backroom.server.ops.Chore;
import com.openagents.backroom.server.ops.LinkRoutes;
import com.openagents.backroom.server.ops.OperatorToken;
import com.openagents.backroom.server.ops.RotationRoutes;
import com.openagents.backroom.server.repo.GitHubRepos;
import com.openagents.backroom.server.repo.RepoPicker;
import com.openagents.backroom.server.repo.RepoVisibility;
import com.openagents.backroom.server.secret.KeyRotation;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.ClientAddresses;
import com.openagents.backroom.server.web.RateLimit;
import com.openagents.backroom.server.web.RouteTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/// Everything about people, put together: the second half of the composition root.
final class Accounts implements AutoCloseable {
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration EVERY_MINUTE = Duration.ofMinutes(1);

    /// Keys that are none, shown by one client within a minute.
    private static final int MAX_WRONG_KEYS = 20;

    private final Deque<Runnable> closing = new ArrayDeque<>();
    final ClientAddresses clients;
    final WebSessions sessions;
    final ApiKeys keys;
    final Callers callers;
    final SecretBox box;
    private final KeyRotation rotation;
    final AccountStore accounts;
    final GitHubTokens tokens;
    final Revocations revocations;
    final Departure departure;
    final GitHubApp app;
    final SignIn signIn;
    final People people;
    final OperatorLink link;
    final RepoPicker picker;
    final RepoVisibility repoVisibility;
    private final UUID operator;
    private final InstantSource clock;

    Accounts(
            OpenFolder folder,
            Configuration configuration,
            OperatorSetup setup,
            Billing billing,
            InstantSource clock,
            Publisher publisher,
            LiveHuds live,
            boolean https) {
        clients = new ClientAddresses(configuration.value(ConfigKeys.SERVER_TRUSTED_PROXIES));
        sessions = new WebSessions(new WebSessionStore(folder.database()), clients, clock, https);
        RateLimit wrongKeys = new RateLimit(MAX_WRONG_KEYS, EVERY_MINUTE, System::nanoTime);
        keys = new ApiKeys(
                new ApiKeyStore(folder.database()),
                configuration.value(ConfigKeys.KEYS_KIND).equals("test"),
                clients,
                wrongKeys,
                clock);
        callers = new Callers(sessions, keys);
        accounts = new AccountStore(folder.database(), clock);
        box = setup.box();
        app = setup.app();
        GitHubTokenStore tokenStore = new GitHubTokenStore(folder.database());
        tokens = new GitHubTokens(tokenStore, box, clock);
        revocations = new Revocations(tokenStore, box, app, clock);
        Chore grants = chore("taking back grants", EVERY_MINUTE, EVERY_MINUTE, revocations::work);
        Chore orphans = chore(
                "removing HUDs of people who left",
                EVERY_MINUTE,
                HOURLY,
                () -> folder.log().removeOrphans());
        chore("removing old sessions and keys", Duration.ZERO, HOURLY, () -> {
            sessions.sweep();
            keys.sweep();
        });
        rotation = setup.rotation();
        chore("finishing a rotation of keys that was broken off", Duration.ZERO, HOURLY, rotation::finish);
        FormerPeople former = new FormerPeople(new InstallationStore(folder.database(), clock), box);
        departure = new Departure(accounts, box, former, tokens, revocations, sessions, keys, live, () -> {
            grants.wake();
            orphans.wake();
            billing.payments.detachSoon();
        });
        Renames renames = new Renames(folder.users(), accounts, publisher, live, sessions);
        people = new People(accounts, sessions, keys, departure);
        signIn = new SignIn(app, accounts, tokens, box, renames, departure, former, billing.ledger);
        WriteAccessStore writeAccess = new WriteAccessStore(folder.database());
        picker = new RepoPicker(app, tokens, writeAccess, folder.huds(), live, clock);
        repoVisibility = new RepoVisibility(app, GitHubRepos.of(app, folder.database()), tokens, folder.huds(), live);
        chore("asking GitHub which repositories are private", EVERY_MINUTE, EVERY_MINUTE, repoVisibility::check);
        operator = folder.operator().id();
        this.clock = clock;
        link = operatorLink(Thread::sleep);
        closing.push(link::close);
    }

    /// @param pause waits between two questions
    OperatorLink operatorLink(OperatorLink.Pause pause) {
        return new OperatorLink(operator, app, signIn, accounts, tokens, revocations, clock, pause);
    }

    /// What the operator does about accounts by a script.
    RouteTable addTo(RouteTable table, OperatorToken token) {
        new RotationRoutes(token, rotation).addTo(table);
        return new LinkRoutes(token, link).addTo(table);
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }

    private Chore chore(String name, Duration first, Duration every, Runnable work) {
        Chore chore = Chore.start(name, first, every, work);
        closing.push(chore::close);
        return chore;
    }
}
