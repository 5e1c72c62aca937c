package com.openagents.backroom.server.repo;

import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.GitHubTokenStore;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.github.GitHubSettings;
import java.util.Optional;
import java.util.function.Predicate;

/// Tells the HUDs whose repository GitHub can be asked about: it lies there, and the owner let us ask.
public final class GitHubRepos implements Predicate<Hud> {
    private final Optional<String> host;
    private final GitHubTokenStore tokens;

    private GitHubRepos(Optional<String> host, GitHubTokenStore tokens) {
        this.host = host;
        this.tokens = tokens;
    }

    /// Those of one installation; none when no OAuth app is set up.
    public static GitHubRepos of(Configuration configuration, Database database) {
        return new GitHubRepos(
                GitHubSettings.of(configuration).map(GitHubSettings::host), new GitHubTokenStore(database));
    }

    @Override
    public boolean test(Hud hud) {
        return find(hud).isPresent();
    }

    /// The full name at GitHub of a HUD's repository.
    Optional<String> find(Hud hud) {
        String remote = hud.remote();
        boolean isThere = remote != null
                && host.filter(name -> remote.startsWith(name + "/")).isPresent()
                && tokens.find(hud.owner()).isPresent();
        return Optional.ofNullable(hud.fullName()).filter(_ -> isThere);
    }
}
