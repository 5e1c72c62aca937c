package com.openagents.backroom.server.repo;

import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.GitHubTokenStore;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.github.GitHubApp;
import java.util.Optional;
import java.util.function.Predicate;

/// Tells the HUDs whose repository GitHub can be asked about: it lies there, and the owner let us ask.
public final class GitHubRepos implements Predicate<Hud> {
    private final GitHubApp app;
    private final GitHubTokenStore tokens;

    private GitHubRepos(GitHubApp app, GitHubTokenStore tokens) {
        this.app = app;
        this.tokens = tokens;
    }

    /// Those of one installation; none when no OAuth app is set up.
    public static GitHubRepos of(GitHubApp app, Database database) {
        return new GitHubRepos(app, new GitHubTokenStore(database));
    }

    @Override
    public boolean test(Hud hud) {
        return find(hud).isPresent();
    }

    /// The full name at GitHub of a HUD's repository.
    Optional<String> find(Hud hud) {
        String remote = hud.remote();
        boolean isThere = remote != null
                && app.host().filter(name -> remote.startsWith(name + "/")).isPresent()
                && tokens.find(hud.owner()).isPresent();
        return Optional.ofNullable(hud.fullName()).filter(_ -> isThere);
    }
}
