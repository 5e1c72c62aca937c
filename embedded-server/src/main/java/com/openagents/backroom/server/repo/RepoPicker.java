package com.openagents.backroom.server.repo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openagents.backroom.schema.hud.DecidedBy;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.Workspace;
import com.openagents.backroom.server.auth.GitHubProblems;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.db.User;
import com.openagents.backroom.server.db.WriteAccessStore;
import com.openagents.backroom.server.github.GitHub;
import com.openagents.backroom.server.github.GitHubApp;
import com.openagents.backroom.server.github.GitHubException;
import com.openagents.backroom.server.github.GitHubException.Kind;
import com.openagents.backroom.server.github.GitHubRepo;
import com.openagents.backroom.server.github.GitHubToken;
import com.openagents.backroom.server.github.GitHubTokens;
import com.openagents.backroom.server.hud.LiveHuds;
import com.openagents.backroom.server.web.ApiException;
import io.helidon.http.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The repositories of a person at GitHub, and making the HUD of one. Any thread may call it; it waits for GitHub.
public final class RepoPicker {
    /// How long a list is good: a search asks GitHub once, not for every letter.
    private static final Duration FRESH = Duration.ofSeconds(60);

    /// Lists remembered.
    private static final int MAX_LISTS = 1_000;

    private final GitHubApp app;
    private final GitHubTokens tokens;
    private final WriteAccessStore writeAccess;
    private final HudStore huds;
    private final LiveHuds live;
    private final InstantSource clock;
    private final Cache<UUID, List<GitHubRepo>> lists;

    public RepoPicker(
            GitHubApp app,
            GitHubTokens tokens,
            WriteAccessStore writeAccess,
            HudStore huds,
            LiveHuds live,
            InstantSource clock) {
        this.app = app;
        this.tokens = tokens;
        this.writeAccess = writeAccess;
        this.huds = huds;
        this.live = live;
        this.clock = clock;
        this.lists = Caffeine.newBuilder()
                .maximumSize(MAX_LISTS)
                .expireAfterWrite(FRESH)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    /// What a person may see, what was pushed to last first.
    ///
    /// @param search part of a name, in any case; empty finds all
    /// @throws ApiException when GitHub does not say
    public List<GitHubRepo> search(UUID userId, String search) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        return list(userId).stream()
                .filter(repo -> repo.fullName().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    /// Whether the person let us see private repositories.
    public boolean seesPrivate(UUID userId) {
        return tokens.find(userId)
                .filter(token -> token.scopes().contains("repo"))
                .isPresent();
    }

    /// Makes the HUD of a repository, if there is none yet: public, unless the repository is private.
    ///
    /// @throws ApiException 403 when the person can't push there, 404 when there is no such repository for them
    public HudId make(User user, String fullName) {
        if (!isFullName(fullName)) {
            throw ApiException.badRequest("Name a repository like org/name.");
        }
        GitHubRepo repo = ask(user.id(), (at, token) -> at.repo(token, fullName));
        if (!repo.canPush()) {
            throw new ApiException(
                    Status.FORBIDDEN_403,
                    "no_push",
                    "Only those who can push to a repository make its HUD, and GitHub says that you can't push to "
                            + repo.fullName() + ".");
        }
        String remote = app.host().orElseThrow(GitHubProblems::notSetUp) + "/"
                + repo.fullName().toLowerCase(Locale.ROOT);
        Hud hud = huds.forWorkspace(user, new Workspace(repo.name(), repo.fullName(), null, remote));
        if (huds.findSettings(hud).isEmpty()) {
            HudSettings settings =
                    repo.isPrivate() ? HudSettings.DEFAULT.asPrivate(DecidedBy.PRIVATE_AT_GITHUB) : HudSettings.DEFAULT;
            live.change(hud.name(), settings);
        }
        return hud.name();
    }

    private List<GitHubRepo> list(UUID userId) {
        List<GitHubRepo> known = lists.getIfPresent(userId);
        if (known != null) {
            return known;
        }
        List<GitHubRepo> repos = ask(userId, GitHub::repos);
        writeAccess.replace(
                userId,
                repos.stream()
                        .filter(GitHubRepo::canPush)
                        .map(GitHubRepo::fullName)
                        .toList(),
                clock.instant());
        lists.put(userId, repos);
        return repos;
    }

    /// A question to GitHub.
    @FunctionalInterface
    private interface Question<T> {
        T ask(GitHub at, GitHubToken token) throws GitHubException;
    }

    private <T> T ask(UUID userId, Question<T> question) {
        GitHub at = app.github().orElseThrow(GitHubProblems::notSetUp);
        GitHubToken token = tokens.find(userId).orElseThrow(RepoPicker::signedOut);
        try {
            return question.ask(at, token);
        } catch (GitHubException e) {
            if (e.kind() == Kind.SIGNED_OUT) {
                tokens.drop(userId);
                throw signedOut();
            }
            throw GitHubProblems.of(e);
        }
    }

    private static ApiException signedOut() {
        return new ApiException(
                Status.FORBIDDEN_403,
                "github_signed_out",
                "GitHub does not know this account any more, or never did. Sign in with GitHub.");
    }

    private static boolean isFullName(String text) {
        int slash = text.indexOf('/');
        return slash > 0 && HudId.isUsername(text.substring(0, slash)) && HudId.isRepo(text.substring(slash + 1));
    }
}
