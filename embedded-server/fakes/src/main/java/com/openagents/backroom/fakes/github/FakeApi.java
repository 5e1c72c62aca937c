package com.openagents.backroom.fakes.github;

import com.openagents.backroom.fakes.github.FakeGitHub.Answer;
import com.openagents.backroom.fakes.github.FakeGitHub.Call;
import com.openagents.backroom.fakes.github.FakeOAuth.Token;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What programs ask the fake GitHub. Called with the fake's lock held.
final class FakeApi {
    private static final String ROOT = "/api/v3";

    private final FakeGitHub fake;

    FakeApi(FakeGitHub fake) {
        this.fake = fake;
    }

    Answer answer(Call call) {
        String route = call.route().replace(ROOT, "");
        if (route.equals("DELETE /applications/" + FakeGitHub.CLIENT_ID + "/grant")) {
            return revoke(call);
        }
        String bearer = call.header("Authorization").replaceFirst("^Bearer ", "");
        Token token = fake.oauth.tokens.get(bearer);
        if (token == null) {
            return Answer.error(401, "Bad credentials");
        }
        call.exchange()
                .getResponseHeaders()
                .set("X-OAuth-Scopes", token.scopes().replace(" ", ", "));
        FakeUser user = Objects.requireNonNull(fake.users.get(token.userId()));
        return switch (route) {
            case "GET /user" -> Answer.json(Map.of("id", user.id(), "login", user.login()));
            case "GET /user/emails" ->
                token.has("user:email") || token.has("user")
                        ? Answer.json(user.emails().stream()
                                .map(email -> Map.of(
                                        "email", email.address(),
                                        "primary", email.primary(),
                                        "verified", email.verified()))
                                .toList())
                        : Answer.error(404, "Not Found");
            case "GET /user/repos" -> list(call, user, token);
            default ->
                route.startsWith("GET /repos/")
                        ? one(route.substring("GET /repos/".length()), user, token)
                        : Answer.error(404, "Not Found");
        };
    }

    private Answer list(Call call, FakeUser user, Token token) {
        int size = Integer.parseInt(call.query().getOrDefault("per_page", "30"));
        int page = Integer.parseInt(call.query().getOrDefault("page", "1"));
        List<Map<String, Object>> theirs = fake.repos.stream()
                .filter(repo -> repo.isListedFor(user.id(), token.has("repo")))
                .sorted(Comparator.comparing(FakeRepo::pushedAt).reversed())
                .skip((long) size * (page - 1))
                .limit(size)
                .map(repo -> json(repo, user))
                .toList();
        return Answer.json(theirs);
    }

    private Answer one(String fullName, FakeUser user, Token token) {
        Optional<FakeRepo> found = fake.repos.stream()
                .filter(repo -> repo.fullName().equalsIgnoreCase(fullName))
                .filter(repo -> repo.isSeenBy(user.id(), token.has("repo")))
                .findFirst();
        return found.map(repo -> Answer.json(json(repo, user))).orElseGet(() -> Answer.error(404, "Not Found"));
    }

    private Answer revoke(Call call) {
        String own = FakeGitHub.CLIENT_ID + ":" + FakeGitHub.CLIENT_SECRET;
        String basic = "Basic " + Base64.getEncoder().encodeToString(own.getBytes(StandardCharsets.UTF_8));
        if (!call.header("Authorization").equals(basic)) {
            return Answer.error(401, "Bad credentials");
        }
        Token token = fake.oauth.tokens.get(call.json().path("access_token").asText());
        if (token == null) {
            return Answer.error(404, "Not Found");
        }
        fake.takeBack(token.userId());
        return new Answer(204, "application/json", "");
    }

    private static Map<String, Object> json(FakeRepo repo, FakeUser user) {
        return Map.of(
                "full_name", repo.fullName(),
                "private", repo.isPrivate(),
                "pushed_at", repo.pushedAt().toString(),
                "description", "The repository " + repo.fullName(),
                "permissions", Map.of("pull", true, "push", repo.writers().contains(user.id())));
    }
}
