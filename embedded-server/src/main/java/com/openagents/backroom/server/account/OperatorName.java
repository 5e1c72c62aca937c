package com.openagents.backroom.server.account;

import com.openagents.backroom.schema.hud.HudId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The operator's username until a GitHub account is linked: git's `github.user`, else the user of the operating
/// system.
public final class OperatorName {
    /// How long git may take to read its configuration, which it does in a few milliseconds.
    private static final int GIT_TIMEOUT_MILLIS = 3000;

    /// For a user whose name has no letter or digit at all.
    private static final String NAMELESS = "operator";

    private OperatorName() {}

    /// The name on this machine.
    ///
    /// @param environment of this process; git finds its configuration by it
    public static String detect(Map<String, String> environment) {
        return githubUser(environment)
                .or(() -> slug(System.getProperty("user.name", "")))
                .orElse(NAMELESS);
    }

    /// A name made of what the grammar of usernames allows; empty when nothing of it is.
    static Optional<String> slug(String name) {
        String slug = name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        slug = slug.substring(0, Math.min(slug.length(), HudId.MAX_USERNAME_LENGTH))
                .replaceAll("-+$", "");
        return slug.isEmpty() ? Optional.empty() : Optional.of(slug);
    }

    private static Optional<String> githubUser(Map<String, String> environment) {
        ProcessBuilder git = new ProcessBuilder("git", "config", "--get", "github.user")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(ProcessBuilder.Redirect.PIPE);
        git.environment().clear();
        git.environment().putAll(environment);
        try {
            Process process = git.start();
            process.getOutputStream().close();
            if (!process.waitFor(GIT_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            byte[] answer = process.getInputStream().readAllBytes();
            return process.exitValue() == 0 ? slug(new String(answer, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no git on this machine
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
