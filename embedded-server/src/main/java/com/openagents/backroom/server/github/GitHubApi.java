package com.openagents.backroom.server.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.github.GitHubException.Kind;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.server.outbound.OutboundException;
import com.openagents.backroom.server.outbound.OutboundHttp;
import com.openagents.backroom.server.outbound.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// How a request to GitHub is made and what its answer means. Any thread may call it.
final class GitHubApi {
    /// A limit that says no time: GitHub asks to wait a minute at least.
    private static final Duration MIN_PAUSE = Duration.ofMinutes(1);

    /// GitHub's limits are by the hour.
    private static final Duration MAX_PAUSE = Duration.ofHours(1);

    private static final Map<String, String> ALWAYS = Map.of(
            "User-Agent", "Backroom",
            "X-GitHub-Api-Version", "2022-11-28");

    private final OutboundHttp http;
    private final InstantSource clock;

    GitHubApi(OutboundHttp http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    /// Asks the API, or what signs people in.
    ///
    /// @param body nothing when empty
    /// @throws GitHubException for everything but an answer of the kind 2xx
    Reply ask(String method, String url, Map<String, String> headers, String body) throws GitHubException {
        Map<String, String> all = new HashMap<>(ALWAYS);
        all.putAll(headers);
        Reply reply;
        try {
            reply = http.send(method, URI.create(url), all, body);
        } catch (OutboundException e) {
            throw new GitHubException(Kind.DOWN, "GitHub does not answer: " + e.getMessage());
        }
        if (!reply.isOk()) {
            throw refused(reply);
        }
        return reply;
    }

    static JsonNode json(Reply reply) throws GitHubException {
        try {
            return Json.parse(reply.text());
        } catch (NotJsonException e) {
            throw new GitHubException(Kind.DOWN, "GitHub answers no JSON: " + e.getMessage());
        }
    }

    private GitHubException refused(Reply reply) {
        if (isLimited(reply)) {
            return new GitHubException(Kind.LIMITED, "GitHub's limit is reached", pause(reply));
        }
        return switch (reply.status()) {
            case 401 -> new GitHubException(Kind.SIGNED_OUT, "GitHub no longer knows the token");
            case 403, 404, 410, 422 -> new GitHubException(Kind.NOT_THERE, "GitHub answers " + reply.status());
            default -> new GitHubException(Kind.DOWN, "GitHub answers " + reply.status());
        };
    }

    /// The primary limit says that nothing remains, the secondary one when to come back; both may be a 403 or a
    /// 429.
    private static boolean isLimited(Reply reply) {
        boolean spent = reply.number("x-ratelimit-remaining").equals(OptionalLong.of(0));
        return reply.status() == 429
                || (reply.status() == 403
                        && (spent || reply.header("retry-after").isPresent()));
    }

    private Duration pause(Reply reply) {
        OptionalLong retryAfter = reply.number("retry-after");
        if (retryAfter.isPresent()) {
            return atMost(Duration.ofSeconds(Math.min(retryAfter.getAsLong(), MAX_PAUSE.toSeconds())));
        }
        OptionalLong reset = reply.number("x-ratelimit-reset");
        if (reset.isEmpty()) {
            return MIN_PAUSE;
        }
        return atMost(Duration.between(clock.instant(), Instant.ofEpochSecond(reset.getAsLong())));
    }

    private static Duration atMost(Duration pause) {
        if (pause.compareTo(MAX_PAUSE) > 0) {
            return MAX_PAUSE;
        }
        return pause.isPositive() ? pause : Duration.ofSeconds(1);
    }
}
