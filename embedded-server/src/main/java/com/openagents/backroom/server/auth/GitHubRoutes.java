package com.openagents.backroom.server.auth;

import com.openagents.backroom.server.auth.LoginAttempts.Attempt;
import com.openagents.backroom.server.auth.LoginAttempts.Begun;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.github.GitHubApp;
import com.openagents.backroom.server.github.GitHubException;
import com.openagents.backroom.server.github.GitHubSignIn;
import com.openagents.backroom.server.github.GitHubToken;
import com.openagents.backroom.server.secret.Tokens;
import com.openagents.backroom.server.session.SessionCookie;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.ClientAddresses;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RateLimit;
import com.openagents.backroom.server.web.ReturnPath;
import com.openagents.backroom.server.web.RouteTable;
import com.openagents.backroom.server.web.SecurityHeaders;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/* Signing in with GitHub (authorization code with PKCE).
 *
 *   browser ─ GET …/start ─► state, verifier kept; cookie oa_login ─ 302 ─► GitHub ─ 302 ─► GET …/callback?code&state
 *     state taken (once, only with that cookie) ─► code + verifier ─► token ─► who it is ─► session ─ 303 ─► return_to
 *
 * The state lives with the browser that began: another browser that is made to open a callback signs in as nobody.
 * No other route lies below the callback's path, as GitHub accepts every path below a registered one (OA-04).
 */
public final class GitHubRoutes {
    /// Where GitHub sends people back to.
    public static final String CALLBACK = "/api/auth/github/callback";
    private static final String START = "/api/auth/github/start";

    /// Where a new person goes first.
    private static final String DEFAULT_PAGE = "/repos";

    /// Sign-ins of one client within a minute, begun and finished: a person with a few tabs.
    private static final int MAX_A_MINUTE = 20;

    /// GitHub's codes have 20 characters.
    private static final int MAX_CODE_CHARS = 200;

    private final GitHubApp app;
    private final SignIn signIn;
    private final WebSessions sessions;
    private final LoginAttempts attempts;
    private final SessionCookie cookie;
    private final Supplier<PublicOrigin> origin;
    private final ClientAddresses clients;
    private final RateLimit starts;
    private final RateLimit callbacks;

    public GitHubRoutes(
            GitHubApp app,
            SignIn signIn,
            WebSessions sessions,
            Supplier<PublicOrigin> origin,
            boolean https,
            ClientAddresses clients,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.app = app;
        this.signIn = signIn;
        this.sessions = sessions;
        this.attempts = new LoginAttempts(clock);
        this.cookie = new SessionCookie("oa_login", https);
        this.origin = origin;
        this.clients = clients;
        this.starts = new RateLimit(MAX_A_MINUTE, Duration.ofMinutes(1), nanoTime);
        this.callbacks = new RateLimit(MAX_A_MINUTE, Duration.ofMinutes(1), nanoTime);
    }

    public RouteTable addTo(RouteTable table) {
        return table.get(START, this::start).get(CALLBACK, this::callback);
    }

    private Answer start(ServerRequest request) {
        starts.require(clients.of(request));
        GitHubSignIn at = app.signIn().orElseThrow(GitHubProblems::notSetUp);
        String returnTo = request.query()
                .first("return_to")
                .asOptional()
                .flatMap(ReturnPath::of)
                .orElse(DEFAULT_PAGE);
        if (!isCalledByItsName(request)) { // the cookie would stay with a name that GitHub does not send back to
            return Answer.redirect(Status.FOUND_302, origin.get().url(START + "?return_to=" + encoded(returnTo)));
        }
        String browser = cookie.find(request.headers()).orElseGet(Tokens::fresh);
        UUID linkTo = sessions.find(request.headers())
                .filter(who -> who.isOperator() && who.githubUsername() == null)
                .map(SignedIn::userId)
                .orElse(null);
        Begun begun = attempts.begin(browser, returnTo, linkTo);
        return Answer.redirect(Status.FOUND_302, at.authorizeUrl(begun.state(), begun.challenge(), redirectUri()))
                .adding(HeaderNames.SET_COOKIE, cookie.set(browser, LoginAttempts.LIFE))
                .with(SecurityHeaders.REFERRER_POLICY, "no-referrer");
    }

    /// Whatever goes wrong, the address with the code is shown to nobody (OA-10).
    private Answer callback(ServerRequest request) {
        try {
            return finished(request).with(SecurityHeaders.REFERRER_POLICY, "no-referrer");
        } catch (GitHubException e) {
            throw GitHubProblems.of(e).hidingAddress();
        } catch (ApiException e) {
            throw e.hidingAddress();
        }
    }

    private Answer finished(ServerRequest request) throws GitHubException {
        callbacks.require(clients.of(request));
        GitHubSignIn at = app.signIn().orElseThrow(GitHubProblems::notSetUp);
        boolean isGet = request.prologue().method().equals(Method.GET);
        Optional<String> browser = cookie.find(request.headers()).filter(_ -> isGet);
        Attempt attempt = browser.flatMap(token -> state(request).flatMap(state -> attempts.take(state, token)))
                .orElseThrow(GitHubProblems::expired);
        if (request.query().contains("error")) {
            throw problem(request.query().first("error").orElse(""));
        }
        String code = request.query()
                .first("code")
                .asOptional()
                .filter(text -> !text.isEmpty() && text.length() <= MAX_CODE_CHARS)
                .orElseThrow(GitHubProblems::expired);
        GitHubToken token = at.exchange(code, attempt.verifier(), redirectUri());
        UUID userId = user(request, attempt, token);
        Answer answer = sessions.signIn(userId, request, Answer.redirect(Status.SEE_OTHER_303, attempt.returnTo()));
        return attempts.isPending(browser.orElseThrow())
                ? answer
                : answer.adding(HeaderNames.SET_COOKIE, cookie.clear());
    }

    /// Links the account that began it, if that is still signed in; else signs in as whoever has the identity.
    private UUID user(ServerRequest request, Attempt attempt, GitHubToken token) throws GitHubException {
        UUID linkTo = attempt.linkTo();
        boolean isStillThere = sessions.find(request.headers())
                .filter(who -> who.userId().equals(linkTo))
                .isPresent();
        if (linkTo == null || !isStillThere) {
            return signIn.signIn(token);
        }
        signIn.link(linkTo, token);
        return linkTo;
    }

    private static ApiException problem(String error) {
        return error.equals("access_denied") ? GitHubProblems.denied() : GitHubProblems.setup(error);
    }

    private static Optional<String> state(ServerRequest request) {
        return request.query().first("state").asOptional();
    }

    private boolean isCalledByItsName(ServerRequest request) {
        String host = request.headers().get(HeaderNames.HOST).get();
        return host.equalsIgnoreCase(origin.get().authority());
    }

    private String redirectUri() {
        return origin.get().url(CALLBACK);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
