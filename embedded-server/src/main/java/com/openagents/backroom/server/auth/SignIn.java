package com.openagents.backroom.server.auth;

import com.openagents.backroom.server.account.Departure;
import com.openagents.backroom.server.account.EmailCell;
import com.openagents.backroom.server.account.FormerPeople;
import com.openagents.backroom.server.db.Account;
import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.github.GitHubApp;
import com.openagents.backroom.server.github.GitHubException;
import com.openagents.backroom.server.github.GitHubProfile;
import com.openagents.backroom.server.github.GitHubToken;
import com.openagents.backroom.server.github.GitHubTokens;
import com.openagents.backroom.server.hud.Renames;
import com.openagents.backroom.server.ledger.Ledger;
import com.openagents.backroom.server.secret.Cell;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.web.ApiException;
import io.helidon.http.Status;
import java.lang.System.Logger;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// Makes an account of what GitHub says of a person. Any thread may call it; it waits for GitHub.
///
/// A person is their numeric id at GitHub, asked for at every sign-in; login and e-mail address are what they have
/// now (requirement OA-06).
public final class SignIn {
    private static final Logger LOG = System.getLogger(SignIn.class.getName());

    private final GitHubApp app;
    private final AccountStore accounts;
    private final GitHubTokens tokens;
    private final SecretBox box;
    private final Renames renames;
    private final Departure departure;
    private final FormerPeople former;
    private final Ledger ledger;

    /// Two first sign-ins of one person make one account.
    private final ReentrantLock naming = new ReentrantLock();

    public SignIn(
            GitHubApp app,
            AccountStore accounts,
            GitHubTokens tokens,
            SecretBox box,
            Renames renames,
            Departure departure,
            FormerPeople former,
            Ledger ledger) {
        this.app = app;
        this.accounts = accounts;
        this.tokens = tokens;
        this.box = box;
        this.renames = renames;
        this.departure = departure;
        this.former = former;
        this.ledger = ledger;
    }

    /// The account of whoever the token belongs to, made if there is none.
    public UUID signIn(GitHubToken token) throws GitHubException {
        GitHubProfile profile = profile(token);
        naming.lock();
        try {
            Account account = accounts.findByGitHubId(profile.id()).orElseGet(() -> join(profile));
            note(account, profile, token);
            LOG.log(Logger.Level.INFO, "user {0} signed in with GitHub", account.id());
            return account.id();
        } finally {
            naming.unlock();
        }
    }

    /// Makes an account. Credits for signing up are given once to a person, however often they leave.
    private Account join(GitHubProfile profile) {
        String mark = former.mark(profile.id());
        return accounts.create(profile.id(), profile.login(), (tx, user) -> {
            if (!former.recognize(tx, user, mark)) {
                ledger.grantSignUp(tx, user);
            }
        });
    }

    /// Gives an account the GitHub identity that the token belongs to: the operator's, who was here before.
    ///
    /// @return the login
    /// @throws ApiException 409 when that identity has an account with something in it, or this account has another
    public String link(UUID userId, GitHubToken token) throws GitHubException {
        GitHubProfile profile = profile(token);
        naming.lock();
        try {
            Account account = accounts.find(userId).orElseThrow(ApiException::notFound);
            if (account.githubId() != null && !account.githubId().equals(profile.id())) {
                throw conflict("This account is linked to another GitHub account; unlink that one first.");
            }
            Optional<Account> other = accounts.findByGitHubId(profile.id())
                    .filter(known -> !known.id().equals(userId));
            if (other.isPresent() && !departure.leaveIfEmpty(other.get())) {
                throw conflict("The GitHub account " + profile.login()
                        + " has an account of its own here, with HUDs or keys. Delete that one first.");
            }
            note(account, profile, token);
            LOG.log(Logger.Level.INFO, "user {0} was linked to GitHub", userId);
            return profile.login();
        } finally {
            naming.unlock();
        }
    }

    private GitHubProfile profile(GitHubToken token) throws GitHubException {
        return app.github().orElseThrow(GitHubProblems::notSetUp).profile(token);
    }

    private void note(Account account, GitHubProfile profile, GitHubToken token) {
        Cell email = EmailCell.of(account.id());
        box.run(seals -> {
            String sealed =
                    profile.email().map(address -> seals.seal(email, address)).orElse(null);
            accounts.update(account.id(), profile.id(), profile.login(), sealed);
        });
        tokens.keep(account.id(), token);
        renames.follow(account.user(), profile.login());
    }

    private static ApiException conflict(String sentence) {
        return new ApiException(Status.CONFLICT_409, "github_linked_elsewhere", sentence);
    }
}
