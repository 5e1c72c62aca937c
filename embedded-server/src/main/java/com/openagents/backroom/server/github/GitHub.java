package com.openagents.backroom.server.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openagents.backroom.server.github.GitHubException.Kind;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.outbound.OutboundHttp;
import com.openagents.backroom.server.outbound.Reply;
import com.openagents.backroom.server.secret.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What we ask GitHub with a person's token. Any thread may call it; each call waits for the answer.
///
/// When GitHub says to wait, nothing is asked with that token until the time is over.
public final class GitHub {
    /// Repositories a page, GitHub's most.
    private static final int PAGE_REPOS = 100;

    /// Pages read: the thousand repositories pushed to last.
    static final int MAX_PAGES = 10;

    /// Tokens that wait; more people are not turned away at once.
    private static final int MAX_WAITING = 10_000;

    private static final String JSON_TYPE = "application/vnd.github+json";

    private final GitHubSettings settings;
    private final GitHubApi api;
    private final InstantSource clock;
    private final Cache<String, Instant> waiting =
            Caffeine.newBuilder().maximumSize(MAX_WAITING).build();

    public GitHub(GitHubSettings settings, OutboundHttp http, InstantSource clock) {
        this.settings = settings;
        this.api = new GitHubApi(http, clock);
        this.clock = clock;
    }

    /// Who the token belongs to, now.
    public GitHubProfile profile(GitHubToken token) throws GitHubException {
        JsonNode user = GitHubApi.json(get(token, "/user"));
        long id = user.path("id").asLong();
        String login = user.path("login").asText();
        if (id <= 0 || login.isEmpty()) {
            throw new GitHubException(Kind.DOWN, "GitHub does not say who it is");
        }
        return new GitHubProfile(Long.toString(id), login, email(token));
    }

    /// What the person may see, what was pushed to last first, at most [#MAX_PAGES] pages.
    public List<GitHubRepo> repos(GitHubToken token) throws GitHubException {
        List<GitHubRepo> repos = new ArrayList<>();
        for (int page = 1; page <= MAX_PAGES; page++) {
            JsonNode found = GitHubApi.json(
                    get(token, "/user/repos?sort=pushed&direction=desc&per_page=" + PAGE_REPOS + "&page=" + page));
            for (JsonNode repo : found) {
                repo(repo).ifPresent(repos::add);
            }
            if (found.size() < PAGE_REPOS) {
                break;
            }
        }
        return repos;
    }

    /// One repository.
    ///
    /// @param fullName `org/repo`, of GitHub's grammar
    public GitHubRepo repo(GitHubToken token, String fullName) throws GitHubException {
        return repo(GitHubApi.json(get(token, "/repos/" + fullName)))
                .orElseThrow(() -> new GitHubException(Kind.DOWN, "GitHub does not say which repository it is"));
    }

    /// Takes back everything the person granted the app. That it is gone already is as good.
    public void revoke(GitHubToken token) throws GitHubException {
        String secret = settings.clientSecret()
                .orElseThrow(
                        () -> new GitHubException(Kind.SETUP, "without its secret the app can't take back grants"));
        String basic = Base64.getEncoder()
                .encodeToString((settings.clientId() + ":" + secret).getBytes(StandardCharsets.UTF_8));
        try {
            api.ask(
                    "DELETE",
                    settings.api() + "/applications/" + settings.clientId() + "/grant",
                    Map.of("Accept", JSON_TYPE, "Authorization", "Basic " + basic, "Content-Type", "application/json"),
                    Json.shared()
                            .createObjectNode()
                            .put("access_token", token.value())
                            .toString());
        } catch (GitHubException e) {
            switch (e.kind()) {
                case NOT_THERE -> {
                    return;
                }
                case SIGNED_OUT -> throw new GitHubException(Kind.SETUP, "GitHub does not accept the app's secret");
                case DOWN, LIMITED, BAD_CODE, SETUP -> throw e;
            }
        }
    }

    private Optional<String> email(GitHubToken token) throws GitHubException {
        JsonNode emails;
        try {
            emails = GitHubApi.json(get(token, "/user/emails"));
        } catch (GitHubException e) {
            if (e.kind() == Kind.NOT_THERE) {
                return Optional.empty(); // the person did not grant it
            }
            throw e;
        }
        for (JsonNode email : emails) {
            if (email.path("primary").asBoolean() && email.path("verified").asBoolean()) {
                return Optional.of(email.path("email").asText()).filter(text -> !text.isEmpty());
            }
        }
        return Optional.empty();
    }

    private Reply get(GitHubToken token, String path) throws GitHubException {
        String key = Tokens.hash(token.value());
        Instant until = waiting.getIfPresent(key);
        Instant now = clock.instant();
        if (until != null && until.isAfter(now)) {
            throw new GitHubException(Kind.LIMITED, "GitHub said to wait", Duration.between(now, until));
        }
        try {
            return api.ask(
                    "GET",
                    settings.api() + path,
                    Map.of("Accept", JSON_TYPE, "Authorization", "Bearer " + token.value()),
                    "");
        } catch (GitHubException e) {
            e.retryAfter().ifPresent(pause -> waiting.put(key, now.plus(pause)));
            throw e;
        }
    }

    private static Optional<GitHubRepo> repo(JsonNode repo) {
        String fullName = repo.path("full_name").asText();
        if (!fullName.contains("/")) {
            return Optional.empty();
        }
        return Optional.of(new GitHubRepo(
                fullName,
                repo.path("private").asBoolean(true),
                repo.path("permissions").path("push").asBoolean(),
                instant(repo.path("pushed_at").asText()),
                Optional.of(repo.path("description").asText("")).filter(text -> !text.isBlank())));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
