package com.openagents.backroom.server.github;

import com.openagents.backroom.server.db.GitHubTokenStore;
import com.openagents.backroom.server.db.GitHubTokenStore.Stored;
import com.openagents.backroom.server.secret.Cell;
import com.openagents.backroom.server.secret.Seals;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.secret.SecretException;
import java.lang.System.Logger;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// People's GitHub tokens, sealed in the database. Any thread may call it.
public final class GitHubTokens {
    private static final Logger LOG = System.getLogger(GitHubTokens.class.getName());

    private final GitHubTokenStore store;
    private final SecretBox box;
    private final InstantSource clock;

    public GitHubTokens(GitHubTokenStore store, SecretBox box, InstantSource clock) {
        this.store = store;
        this.box = box;
        this.clock = clock;
    }

    /// Keeps a user's token in place of the one before.
    public void keep(UUID userId, GitHubToken token) {
        String scopes = String.join(" ", new TreeSet<>(token.scopes()));
        box.run(seals -> {
            store.save(new Stored(userId, seals.seal(cell(userId), token.value()), scopes), clock.instant());
        });
    }

    /// A user's token; empty when there is none, or it does not open any more: they sign in again then.
    public Optional<GitHubToken> find(UUID userId) {
        return box.use(seals -> store.find(userId).flatMap(stored -> open(seals, stored)));
    }

    /// Forgets a user's token.
    public void drop(UUID userId) {
        store.delete(userId);
    }

    /// Opens a token, and seals it anew when an older key sealed it: a rotation may be under way.
    private Optional<GitHubToken> open(Seals seals, Stored stored) {
        try {
            Set<String> scopes = Arrays.stream(stored.scopes().split(" ", -1))
                    .filter(scope -> !scope.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
            String token = seals.open(cell(stored.userId()), stored.sealed());
            if (seals.isOld(stored.sealed())) {
                store.replace(stored, seals.seal(cell(stored.userId()), token));
            }
            return Optional.of(new GitHubToken(token, scopes));
        } catch (SecretException e) {
            LOG.log(Logger.Level.WARNING, "the GitHub token of user " + stored.userId() + " does not open", e);
            return Optional.empty();
        }
    }

    private static Cell cell(UUID userId) {
        return new Cell("github_tokens", "token_sealed", userId.toString());
    }
}
