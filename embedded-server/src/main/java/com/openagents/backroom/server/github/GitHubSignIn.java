package com.openagents.backroom.server.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.github.GitHubException.Kind;
import com.openagents.backroom.server.outbound.OutboundHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/* How people give us a token at GitHub: by their browser (authorization code with PKCE), or by a code that they type
 * (device flow). Any thread may call it; each call but the first waits for the answer.
 *
 * 1. GitHub, "Authorizing OAuth apps": /login/oauth/authorize, /login/oauth/access_token, /login/device/code.
 *    Errors come with status 200 and a field `error`.
 * 2. RFC 7636: PKCE. GitHub takes S256 only.
 * 3. RFC 8628: device flow; GitHub's codes live 900 s, asked for every 5 s.
 */
public final class GitHubSignIn {
    private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    /// What RFC 8628 says when the answer does not: 5 s.
    private static final int DEFAULT_INTERVAL_SECONDS = 5;

    /// What a request that came too early adds to the interval (RFC 8628, 3.5).
    private static final int SLOW_DOWN_SECONDS = 5;

    private final GitHubSettings settings;
    private final GitHubApi api;

    public GitHubSignIn(GitHubSettings settings, OutboundHttp http, InstantSource clock) {
        this.settings = settings;
        this.api = new GitHubApi(http, clock);
    }

    /// Where a browser goes to sign in.
    ///
    /// @param redirectUri where GitHub sends it back to; the same is said at the exchange
    /// @param challenge Base64url of the verifier's SHA-256
    public String authorizeUrl(String state, String challenge, String redirectUri) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", redirectUri);
        query.put("scope", String.join(" ", settings.scopes()));
        query.put("state", state);
        query.put("code_challenge", challenge);
        query.put("code_challenge_method", "S256");
        return settings.web() + "/login/oauth/authorize?" + form(query);
    }

    /// The token for a code that a browser brought.
    public GitHubToken exchange(String code, String verifier, String redirectUri) throws GitHubException {
        Map<String, String> wish = new LinkedHashMap<>();
        wish.put("client_id", settings.clientId());
        wish.put("client_secret", settings.clientSecret().orElse(""));
        wish.put("code", code);
        wish.put("redirect_uri", redirectUri);
        wish.put("code_verifier", verifier);
        JsonNode answer = post("/login/oauth/access_token", wish);
        Optional<String> error = error(answer);
        if (error.isEmpty()) {
            return token(answer);
        }
        // The message goes to the log and to pages: only GitHub's own words for it, nothing else it may say.
        String reason = "GitHub answers " + error.get().replaceAll("[^a-z_]", "");
        throw switch (error.get()) {
            case "bad_verification_code" -> new GitHubException(Kind.BAD_CODE, reason);
            default -> new GitHubException(Kind.SETUP, reason);
        };
    }

    /// Begins a sign-in by a typed code.
    public DeviceCode startDevice() throws GitHubException {
        JsonNode answer = post(
                "/login/device/code",
                Map.of("client_id", settings.clientId(), "scope", String.join(" ", settings.scopes())));
        Optional<String> error = error(answer);
        String device = answer.path("device_code").asText();
        String user = answer.path("user_code").asText();
        String page = answer.path("verification_uri").asText();
        if (error.isPresent() || device.isEmpty() || user.isEmpty() || !page.startsWith(settings.web() + "/")) {
            throw new GitHubException(
                    Kind.SETUP,
                    "GitHub gives no device code: " + error.orElse("").replaceAll("[^a-z_]", ""));
        }
        return new DeviceCode(
                device,
                user,
                page,
                Duration.ofSeconds(answer.path("expires_in").asLong()),
                Duration.ofSeconds(answer.path("interval").asLong(DEFAULT_INTERVAL_SECONDS)));
    }

    /// How it stands with a typed code.
    ///
    /// @param interval how long we wait between two questions so far
    public DevicePoll poll(DeviceCode code, Duration interval) throws GitHubException {
        JsonNode answer = post(
                "/login/oauth/access_token",
                Map.of(
                        "client_id", settings.clientId(),
                        "device_code", code.deviceCode(),
                        "grant_type", DEVICE_GRANT));
        Optional<String> error = error(answer);
        if (error.isEmpty()) {
            return new DevicePoll.Granted(token(answer));
        }
        return switch (error.get()) {
            case "authorization_pending" -> new DevicePoll.Pending();
            case "slow_down" ->
                new DevicePoll.SlowDown(
                        Duration.ofSeconds(answer.path("interval").asLong(interval.toSeconds() + SLOW_DOWN_SECONDS)));
            case "access_denied" -> new DevicePoll.Denied();
            case "expired_token" -> new DevicePoll.Expired();
            default ->
                throw new GitHubException(
                        Kind.SETUP, "GitHub answers " + error.get().replaceAll("[^a-z_]", ""));
        };
    }

    private JsonNode post(String path, Map<String, String> wish) throws GitHubException {
        return GitHubApi.json(api.ask(
                "POST",
                settings.web() + path,
                Map.of("Accept", "application/json", "Content-Type", "application/x-www-form-urlencoded"),
                form(wish)));
    }

    private static Optional<String> error(JsonNode answer) {
        return Optional.of(answer.path("error").asText()).filter(text -> !text.isEmpty());
    }

    private static GitHubToken token(JsonNode answer) throws GitHubException {
        String value = answer.path("access_token").asText();
        if (value.isEmpty()) {
            throw new GitHubException(Kind.DOWN, "GitHub gives no token");
        }
        Set<String> scopes = Arrays.stream(answer.path("scope").asText().split("[,\\s]+"))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new GitHubToken(value, scopes);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
