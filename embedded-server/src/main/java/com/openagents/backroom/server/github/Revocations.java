package com.openagents.backroom.server.github;

import com.openagents.backroom.server.db.GitHubTokenStore;
import com.openagents.backroom.server.db.GitHubTokenStore.Revocation;
import com.openagents.backroom.server.secret.Cell;
import com.openagents.backroom.server.secret.Seals;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.secret.SecretException;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// Takes back the grants of people who left, and tries again until GitHub says that they are gone (requirement
/// OA-14). Any thread may call it.
public final class Revocations {
    private static final Logger LOG = System.getLogger(Revocations.class.getName());

    /// After a failure, doubled each time up to a day.
    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    static final Duration MAX_PAUSE = Duration.ofDays(1);

    /// Doublings after which the pause is a day anyway.
    private static final int MAX_DOUBLINGS = 11;

    /// GitHub itself drops a token that nobody uses for a year; with a day's pause that is about as many attempts.
    static final int MAX_ATTEMPTS = 400;

    /// Grants tried at once.
    private static final int BATCH = 100;

    private final GitHubTokenStore store;
    private final SecretBox box;
    private final GitHubApp app;
    private final InstantSource clock;
    private final ReentrantLock working = new ReentrantLock();

    /// @param app while none is set up, grants wait until there is one
    public Revocations(GitHubTokenStore store, SecretBox box, GitHubApp app, InstantSource clock) {
        this.store = store;
        this.box = box;
        this.app = app;
        this.clock = clock;
    }

    /// A token sealed for the row that will ask for its grant to be taken back.
    public record Wish(UUID id, String sealed) {}

    /// Seals a token for the outbox.
    public Wish wish(Seals seals, GitHubToken token) {
        UUID id = UUID.randomUUID();
        return new Wish(id, seals.seal(cell(id), token.value()));
    }

    /// Notes a grant to take back.
    public void add(GitHubToken token) {
        box.run(seals -> {
            Wish wish = wish(seals, token);
            store.addRevocation(wish.id(), wish.sealed(), clock.instant());
        });
    }

    /// Tries those whose time has come. One thread at a time; another one returns at once.
    public void work() {
        Optional<GitHub> github = app.github();
        if (github.isEmpty() || !working.tryLock()) {
            return;
        }
        try {
            store.dueRevocations(clock.instant(), BATCH).forEach(due -> attempt(github.get(), due));
        } finally {
            working.unlock();
        }
    }

    private void attempt(GitHub at, Revocation due) {
        try {
            Optional<String> token =
                    box.use(seals -> store.findRevocation(due.id()).map(text -> seals.open(cell(due.id()), text)));
            if (token.isPresent()) {
                at.revoke(new GitHubToken(token.get(), Set.of()));
                store.deleteRevocation(due.id());
            }
        } catch (SecretException e) {
            LOG.log(
                    Logger.Level.WARNING,
                    "a grant that was to be taken back does not open; GitHub drops it in a year",
                    e);
            store.deleteRevocation(due.id());
        } catch (GitHubException e) {
            putOff(due, e);
        }
    }

    private void putOff(Revocation due, GitHubException failure) {
        if (due.attempts() + 1 >= MAX_ATTEMPTS) {
            LOG.log(Logger.Level.WARNING, "a grant could not be taken back for a year; it is given up", failure);
            store.deleteRevocation(due.id());
            return;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(due.attempts(), MAX_DOUBLINGS));
        Duration bounded = pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause;
        Instant next = clock.instant().plus(failure.retryAfter().orElse(bounded));
        store.putOff(due, next);
        LOG.log(Logger.Level.INFO, "a grant could not be taken back yet: {0}", failure.getMessage());
    }

    private static Cell cell(UUID id) {
        return new Cell("github_revocations", "token_sealed", id.toString());
    }
}
