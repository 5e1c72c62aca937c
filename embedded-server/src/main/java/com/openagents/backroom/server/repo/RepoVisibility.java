package com.openagents.backroom.server.repo;

import com.openagents.backroom.schema.hud.DecidedBy;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.github.GitHub;
import com.openagents.backroom.server.github.GitHubApp;
import com.openagents.backroom.server.github.GitHubException;
import com.openagents.backroom.server.github.GitHubRepo;
import com.openagents.backroom.server.github.GitHubToken;
import com.openagents.backroom.server.github.GitHubTokens;
import com.openagents.backroom.server.hud.LiveHuds;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Follows at GitHub which repositories are private: their HUDs are too, unless the owner said otherwise
/// (requirement AZ-03). One thread.
///
/// A new HUD is asked about at the next minute, the others by turns every ten minutes at most.
public final class RepoVisibility {
    private static final Logger LOG = System.getLogger(RepoVisibility.class.getName());

    /// Calls between two questions about one repository.
    private static final int EVERY = 8;

    /// Questions of one call: with one a minute, 40 % of the 5,000 an hour that GitHub answers a person.
    private static final int MAX_QUESTIONS = 33;

    private final GitHubApp app;
    private final GitHubRepos repos;
    private final GitHubTokens tokens;
    private final HudStore store;
    private final LiveHuds huds;
    private int turn;

    public RepoVisibility(GitHubApp app, GitHubRepos repos, GitHubTokens tokens, HudStore store, LiveHuds huds) {
        this.app = app;
        this.repos = repos;
        this.tokens = tokens;
        this.store = store;
        this.huds = huds;
    }

    /// Asks about those whose turn it is.
    public void check() {
        Optional<GitHub> github = app.github();
        if (github.isEmpty()) {
            return;
        }
        turn = (turn + 1) % EVERY;
        List<Hud> due = new ArrayList<>();
        for (Hud hud : store.all()) {
            Optional<HudSettings> settings = store.findSettings(hud);
            boolean isOwners =
                    settings.filter(said -> said.decidedBy() == DecidedBy.OWNER).isPresent();
            boolean isDue = settings.isEmpty() || hud.id() % EVERY == turn;
            if (!isOwners && isDue && due.size() < MAX_QUESTIONS && repos.test(hud)) {
                due.add(hud);
            }
        }
        due.forEach(hud -> check(github.get(), hud));
    }

    private void check(GitHub at, Hud hud) {
        Optional<GitHubToken> token = tokens.find(hud.owner());
        Optional<String> fullName = repos.find(hud);
        if (token.isEmpty() || fullName.isEmpty()) {
            return;
        }
        try {
            GitHubRepo repo = at.repo(token.get(), fullName.get());
            follow(hud, repo.isPrivate());
        } catch (GitHubException e) {
            if (e.kind() == GitHubException.Kind.NOT_THERE) {
                follow(
                        hud,
                        true); // private and no longer this person's, or without the scope: strangers see it neither
                return;
            }
            LOG.log(Logger.Level.DEBUG, "GitHub does not say whether {0} is private: {1}", hud.name(), e.getMessage());
        }
    }

    /// What the owner said meanwhile stays.
    private void follow(Hud hud, boolean isPrivate) {
        Optional<HudSettings> said = store.findSettings(hud);
        HudSettings before = said.orElse(HudSettings.DEFAULT);
        if (before.decidedBy() == DecidedBy.OWNER || (said.isPresent() && before.isPublic() != isPrivate)) {
            return;
        }
        huds.change(
                hud.name(),
                isPrivate ? before.asPrivate(DecidedBy.PRIVATE_AT_GITHUB) : before.asPublic(DecidedBy.DEFAULT));
    }
}
