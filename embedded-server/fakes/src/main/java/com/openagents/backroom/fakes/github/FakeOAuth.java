package com.openagents.backroom.fakes.github;

import com.openagents.backroom.fakes.github.FakeGitHub.Answer;
import com.openagents.backroom.fakes.github.FakeGitHub.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// How people sign in at the fake GitHub, in a browser and by a typed code. Called with the fake's lock held.
final class FakeOAuth {
    /// What GitHub documents: codes live ten minutes, device codes 900 s asked for every 5 s, ten tokens per
    /// person.
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private static final Duration DEVICE_LIFE = Duration.ofMinutes(15);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int MAX_TOKENS = 10;

    private final FakeGitHub fake;
    private final Map<String, Code> codes = new HashMap<>();
    final Map<String, Token> tokens = new LinkedHashMap<>();
    final SequencedMap<String, Device> devices = new LinkedHashMap<>();
    long browsing = -1;
    boolean hasPages;

    @Nullable String granted;

    private int made;

    /// A token and what it is good for.
    record Token(long userId, String scopes) {
        boolean has(String scope) {
            return List.of(scopes.split(" ", -1)).contains(scope);
        }
    }

    private record Code(long userId, String scopes, String challenge, String redirectUri, Instant until) {}

    /// A code that a person types.
    static final class Device {
        private final String deviceCode;
        private final String scopes;
        private final Instant until;
        private Duration interval = INTERVAL;
        private @Nullable Instant asked;

        @Nullable Long approved;

        boolean denied;

        private Device(String deviceCode, String scopes, Instant until) {
            this.deviceCode = deviceCode;
            this.scopes = scopes;
            this.until = until;
        }
    }

    FakeOAuth(FakeGitHub fake) {
        this.fake = fake;
    }

    Answer answer(Call call) {
        return switch (call.route()) {
            case "GET /login/oauth/authorize" -> authorize(call, call.query());
            case "GET /login/device" -> FakePages.device(fake.users.values(), call.query(), this);
            case "POST /login/oauth/access_token" ->
                call.form().containsKey("device_code") ? poll(call.form()) : exchange(call.form());
            case "POST /login/device/code" -> startDevice(call.form());
            default -> Answer.error(404, "Not Found");
        };
    }

    private Answer authorize(Call call, Map<String, String> wish) {
        String redirectUri = wish.getOrDefault("redirect_uri", "");
        if (!FakeGitHub.CLIENT_ID.equals(wish.get("client_id"))
                || !"S256".equals(wish.get("code_challenge_method"))
                || !redirectUri.endsWith("/api/auth/github/callback")) {
            return new Answer(404, "text/html", "no such app");
        }
        if (hasPages) {
            Optional<Long> chosen = FakePages.chosen(wish);
            if (chosen.isEmpty()) {
                return FakePages.choose(fake.users.values(), call);
            }
            browsing = chosen.get();
        }
        String state = URLEncoder.encode(wish.getOrDefault("state", ""), StandardCharsets.UTF_8);
        String back;
        if (browsing < 0) {
            back = "error=access_denied&error_description=The+user+has+denied&state=" + state;
        } else {
            String code = "code" + ++made;
            String scopes = granted == null ? wish.getOrDefault("scope", "") : granted;
            codes.put(
                    code,
                    new Code(
                            browsing,
                            scopes,
                            wish.getOrDefault("code_challenge", ""),
                            redirectUri,
                            fake.clock.instant().plus(CODE_LIFE)));
            back = "code=" + code + "&state=" + state;
        }
        call.exchange().getResponseHeaders().set("Location", redirectUri + "?" + back);
        return new Answer(302, "text/html", "");
    }

    /// A person typed a code on the page for it.
    void type(String userCode, long userId) {
        Device device = devices.get(userCode);
        if (device != null && userId < 0) {
            device.denied = true;
        } else if (device != null) {
            device.approved = userId;
        }
    }

    private Answer exchange(Map<String, String> wish) {
        if (!FakeGitHub.CLIENT_ID.equals(wish.get("client_id"))
                || !FakeGitHub.CLIENT_SECRET.equals(wish.get("client_secret"))) {
            return Answer.json(Map.of("error", "incorrect_client_credentials"));
        }
        Code code = codes.remove(wish.getOrDefault("code", ""));
        if (code == null
                || !code.until().isAfter(fake.clock.instant())
                || !code.challenge().equals(challenge(wish.getOrDefault("code_verifier", "")))) {
            return Answer.json(Map.of("error", "bad_verification_code"));
        }
        if (!code.redirectUri().equals(wish.get("redirect_uri"))) {
            return Answer.json(Map.of("error", "redirect_uri_mismatch"));
        }
        return token(code.userId(), code.scopes());
    }

    private Answer startDevice(Map<String, String> wish) {
        if (!FakeGitHub.CLIENT_ID.equals(wish.get("client_id"))) {
            return Answer.json(Map.of("error", "incorrect_client_credentials"));
        }
        String userCode = String.format("FAKE-%04d", ++made);
        Device device = new Device(
                "device" + made,
                wish.getOrDefault("scope", ""),
                fake.clock.instant().plus(DEVICE_LIFE));
        devices.put(userCode, device);
        return Answer.json(Map.of(
                "device_code",
                device.deviceCode,
                "user_code",
                userCode,
                "verification_uri",
                fake.url() + "/login/device",
                "expires_in",
                DEVICE_LIFE.toSeconds(),
                "interval",
                INTERVAL.toSeconds()));
    }

    private Answer poll(Map<String, String> wish) {
        Device device = devices.values().stream()
                .filter(known -> known.deviceCode.equals(wish.get("device_code")))
                .findFirst()
                .orElse(null);
        if (device == null) {
            return Answer.json(Map.of("error", "incorrect_device_code"));
        }
        Instant now = fake.clock.instant();
        Instant before = device.asked;
        device.asked = now;
        if (before != null && before.plus(device.interval).isAfter(now)) {
            device.interval = device.interval.plus(INTERVAL);
            return Answer.json(Map.of("error", "slow_down", "interval", device.interval.toSeconds()));
        }
        if (!device.until.isAfter(now)) {
            return Answer.json(Map.of("error", "expired_token"));
        }
        if (device.denied) {
            return Answer.json(Map.of("error", "access_denied"));
        }
        Long approved = device.approved;
        return approved == null
                ? Answer.json(Map.of("error", "authorization_pending"))
                : token(approved, device.scopes);
    }

    /// The eleventh token of a person makes the oldest worthless.
    String grant(long userId, String scopes) {
        String value = "gho_fake" + String.format("%032d", ++made);
        tokens.put(value, new Token(userId, scopes));
        List<String> theirs = tokens.entrySet().stream()
                .filter(entry -> entry.getValue().userId() == userId)
                .map(Map.Entry::getKey)
                .toList();
        if (theirs.size() > MAX_TOKENS) {
            tokens.remove(theirs.getFirst());
        }
        return value;
    }

    private Answer token(long userId, String scopes) {
        String value = grant(userId, scopes);
        return Answer.json(Map.of("access_token", value, "scope", scopes.replace(' ', ','), "token_type", "bearer"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
