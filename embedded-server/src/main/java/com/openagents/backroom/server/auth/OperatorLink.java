package com.openagents.backroom.server.auth;

import com.openagents.backroom.server.db.Account;
import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.github.DeviceCode;
import com.openagents.backroom.server.github.DevicePoll;
import com.openagents.backroom.server.github.GitHubApp;
import com.openagents.backroom.server.github.GitHubException;
import com.openagents.backroom.server.github.GitHubSignIn;
import com.openagents.backroom.server.github.GitHubTokens;
import com.openagents.backroom.server.github.Revocations;
import com.openagents.backroom.server.web.ApiException;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Links the operator's account to GitHub by a code that the operator types there (device flow, RFC 8628), from a
/// console that has no browser of its own. Any thread may call it; a virtual thread of its own asks GitHub until it
/// is decided.
public final class OperatorLink implements AutoCloseable {
    private static final Logger LOG = System.getLogger(OperatorLink.class.getName());

    private final UUID operator;
    private final GitHubApp app;
    private final SignIn signIn;
    private final AccountStore accounts;
    private final GitHubTokens tokens;
    private final Revocations revocations;
    private final InstantSource clock;
    private final Pause pause;
    private final AtomicReference<@Nullable Attempt> current = new AtomicReference<>();

    /// How it stands.
    public sealed interface State {
        /// No GitHub account is linked.
        record Unlinked() implements State {}

        /// The operator is to type the code.
        record Waiting(String userCode, String verificationUri, Instant expiresAt) implements State {}

        /// A GitHub account is linked.
        ///
        /// @param login at GitHub, as it was at the last sign-in
        record Linked(String login) implements State {}

        /// The last attempt came to nothing.
        ///
        /// @param sentence why, and what to do
        record Failed(String sentence) implements State {}
    }

    /// Waits a time; a test's clock moves instead.
    @FunctionalInterface
    public interface Pause {
        void hold(Duration time) throws InterruptedException;
    }

    /// One code, until it is decided.
    private static final class Attempt {
        private final DeviceCode code;
        private final Instant expiresAt;
        private final Thread thread;
        private volatile @Nullable String failure;

        private Attempt(DeviceCode code, Instant expiresAt, Consumer<Attempt> work) {
            this.code = code;
            this.expiresAt = expiresAt;
            this.thread = Thread.ofVirtual().name("operator-link").unstarted(() -> work.accept(this));
        }
    }

    public OperatorLink(
            UUID operator,
            GitHubApp app,
            SignIn signIn,
            AccountStore accounts,
            GitHubTokens tokens,
            Revocations revocations,
            InstantSource clock,
            Pause pause) {
        this.operator = operator;
        this.app = app;
        this.signIn = signIn;
        this.accounts = accounts;
        this.tokens = tokens;
        this.revocations = revocations;
        this.clock = clock;
        this.pause = pause;
    }

    public State state() {
        Attempt attempt = current.get();
        if (attempt != null) {
            String failure = attempt.failure;
            return failure == null
                    ? new State.Waiting(attempt.code.userCode(), attempt.code.verificationUri(), attempt.expiresAt)
                    : new State.Failed(failure);
        }
        String login = account().githubUsername();
        return login == null ? new State.Unlinked() : new State.Linked(login);
    }

    /// Asks GitHub for a code, in place of one that may be there. Waits for GitHub.
    ///
    /// @throws ApiException when GitHub gives none
    public State.Waiting start() {
        GitHubSignIn at = app.signIn().orElseThrow(GitHubProblems::notSetUp);
        DeviceCode code;
        try {
            code = at.startDevice();
        } catch (GitHubException e) {
            throw GitHubProblems.of(e);
        }
        Attempt attempt = new Attempt(code, clock.instant().plus(code.expiresIn()), this::follow);
        end(current.getAndSet(attempt));
        attempt.thread.start();
        return new State.Waiting(code.userCode(), code.verificationUri(), attempt.expiresAt);
    }

    /// Gives a code up, or forgets why the last one came to nothing.
    public void cancel() {
        end(current.getAndSet(null));
    }

    /// Unlinks GitHub: its token goes, and what was granted is taken back. The name stays, as links carry it.
    public void unlink() {
        cancel();
        tokens.find(operator).ifPresent(revocations::add);
        tokens.drop(operator);
        accounts.update(operator, null, null, null);
        revocations.work();
    }

    @Override
    public void close() {
        cancel();
    }

    private Account account() {
        return accounts.find(operator).orElseThrow(() -> new IllegalStateException("there is always an operator"));
    }

    private void follow(Attempt attempt) {
        Duration interval = attempt.code.interval();
        try {
            while (isCurrent(attempt) && attempt.expiresAt.isAfter(clock.instant())) {
                pause.hold(interval);
                Optional<Duration> next = ask(attempt, interval);
                if (next.isEmpty()) {
                    return;
                }
                interval = next.get();
            }
            fail(attempt, "The code was not typed in time. Begin again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// How long to wait before the next question; nothing when it is decided.
    private Optional<Duration> ask(Attempt attempt, Duration interval) throws InterruptedException {
        try {
            return switch (app.signIn().orElseThrow(GitHubProblems::notSetUp).poll(attempt.code, interval)) {
                case DevicePoll.Pending _ -> Optional.of(interval);
                case DevicePoll.SlowDown slower -> Optional.of(slower.interval());
                case DevicePoll.Granted granted -> {
                    if (isCurrent(attempt)) {
                        signIn.link(operator, granted.token());
                        current.compareAndSet(attempt, null);
                    }
                    yield Optional.empty();
                }
                case DevicePoll.Denied _ -> fail(attempt, "You said no at GitHub. Begin again if that was a mistake.");
                case DevicePoll.Expired _ -> fail(attempt, "The code was not typed in time. Begin again.");
            };
        } catch (GitHubException e) {
            return switch (e.kind()) {
                case DOWN, LIMITED -> {
                    LOG.log(Logger.Level.INFO, "GitHub is asked again later: {0}", e.getMessage());
                    pause.hold(e.retryAfter().orElse(Duration.ZERO));
                    yield Optional.of(interval);
                }
                case SIGNED_OUT, BAD_CODE, SETUP, NOT_THERE ->
                    fail(attempt, GitHubProblems.of(e).sentence());
            };
        } catch (ApiException e) {
            return fail(attempt, e.sentence());
        }
    }

    private static Optional<Duration> fail(Attempt attempt, String sentence) {
        attempt.failure = sentence;
        return Optional.empty();
    }

    private boolean isCurrent(Attempt attempt) {
        return attempt.equals(current.get());
    }

    private static void end(@Nullable Attempt attempt) {
        if (attempt != null) {
            attempt.thread.interrupt();
        }
    }
}
