package com.openagents.backroom.server.auth;

import com.openagents.backroom.server.github.GitHubException;
import com.openagents.backroom.server.web.ApiException;
import io.helidon.http.Status;
import java.lang.System.Logger;
import java.time.Duration;

/// What people are told when GitHub does not do what we ask: one sentence each, with what to do (requirement
/// OA-09).
public final class GitHubProblems {
    private static final Logger LOG = System.getLogger(GitHubProblems.class.getName());
    private static final Duration DEFAULT_PAUSE = Duration.ofMinutes(1);

    /// Longer than GitHub's words for an error.
    private static final int MAX_REASON_CHARS = 80;

    private GitHubProblems() {}

    /// This server has no OAuth app.
    public static ApiException notSetUp() {
        return new ApiException(
                Status.SERVICE_UNAVAILABLE_503,
                "github_not_configured",
                "Signing in with GitHub is not set up on this server. Its operator sets github.client-id and"
                        + " github.client-secret.");
    }

    /// The page for what went wrong.
    public static ApiException of(GitHubException failure) {
        return switch (failure.kind()) {
            case BAD_CODE -> expired();
            case DOWN -> {
                LOG.log(Logger.Level.WARNING, failure.getMessage());
                yield new ApiException(
                                Status.SERVICE_UNAVAILABLE_503,
                                "github_down",
                                "GitHub does not answer as it should right now. Try again in a few minutes; whoever is"
                                        + " signed in stays so.")
                        .retryAfter(DEFAULT_PAUSE);
            }
            case LIMITED -> {
                Duration pause = failure.retryAfter().orElse(DEFAULT_PAUSE);
                long minutes =
                        Math.ceilDiv(pause.toSeconds(), Duration.ofMinutes(1).toSeconds());
                yield new ApiException(
                                Status.SERVICE_UNAVAILABLE_503,
                                "github_limited",
                                "GitHub asks us to wait. Try again in "
                                        + (minutes <= 1 ? "a minute." : minutes + " minutes."))
                        .retryAfter(pause);
            }
            case SIGNED_OUT ->
                new ApiException(
                        Status.FORBIDDEN_403,
                        "github_signed_out",
                        "GitHub no longer accepts what you granted. Sign in with GitHub again.");
            case SETUP -> setup(String.valueOf(failure.getMessage()));
            case NOT_THERE -> ApiException.notFound();
        };
    }

    /// GitHub does not take our app.
    ///
    /// @param reason GitHub's word for it, or a stranger's: of it only letters and spaces are shown
    static ApiException setup(String reason) {
        String word = reason.replaceAll("[^A-Za-z_ ]", "");
        String shown = word.substring(0, Math.min(word.length(), MAX_REASON_CHARS));
        LOG.log(Logger.Level.WARNING, "the OAuth app is set up wrong: {0}", shown);
        return new ApiException(
                Status.BAD_GATEWAY_502,
                "github_setup",
                "GitHub does not accept this server's OAuth app (" + shown + "). Tell its operator.");
    }

    /// A sign-in that is not good any more.
    static ApiException expired() {
        return new ApiException(
                Status.BAD_REQUEST_400,
                "sign_in_expired",
                "This sign-in was finished already, is older than ten minutes, or began in another browser. Begin it"
                        + " again.");
    }

    /// The person said no at GitHub.
    static ApiException denied() {
        return new ApiException(
                Status.FORBIDDEN_403,
                "sign_in_denied",
                "You did not let Backroom in at GitHub, so nobody is signed in. Begin again if that was a mistake.");
    }
}
