package com.openagents.backroom.server.account;

import com.openagents.backroom.server.db.Account;
import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.db.AccountStore.Ended;
import com.openagents.backroom.server.github.GitHubTokens;
import com.openagents.backroom.server.github.Revocations;
import com.openagents.backroom.server.github.Revocations.Wish;
import com.openagents.backroom.server.hud.LiveHuds;
import com.openagents.backroom.server.key.ApiKeys;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.ApiException;
import io.helidon.http.Status;
import java.lang.System.Logger;
import java.util.Optional;
import java.util.UUID;

/* How a person leaves (requirements AZ-05, OA-14, SE-06). Any thread may call it.
 *
 *   1. one transaction: personal data, sessions, keys and settings go; the GitHub token moves to the outbox. What was
 *      booked stays, for a row without a name, and a mark by which they get no second credits for signing up. From
 *      here on nothing of theirs is found by anybody.
 *   2. what is in memory of it goes: sessions, keys, HUDs with their open streams.
 *   3. in the background: the log of their HUDs is removed, the grant at GitHub taken back.
 *
 * A crash after 1 loses nothing: memory is empty at a start, and the chores do 3.
 */
public final class Departure {
    private static final Logger LOG = System.getLogger(Departure.class.getName());

    private final AccountStore accounts;
    private final SecretBox box;
    private final FormerPeople former;
    private final GitHubTokens tokens;
    private final Revocations revocations;
    private final WebSessions sessions;
    private final ApiKeys keys;
    private final LiveHuds huds;
    private final Runnable cleanUp;

    /// @param cleanUp has the chores do step 3 soon
    public Departure(
            AccountStore accounts,
            SecretBox box,
            FormerPeople former,
            GitHubTokens tokens,
            Revocations revocations,
            WebSessions sessions,
            ApiKeys keys,
            LiveHuds huds,
            Runnable cleanUp) {
        this.accounts = accounts;
        this.box = box;
        this.former = former;
        this.tokens = tokens;
        this.revocations = revocations;
        this.sessions = sessions;
        this.keys = keys;
        this.huds = huds;
        this.cleanUp = cleanUp;
    }

    /// Deletes an account. The person may sign up again, as somebody new.
    ///
    /// @throws ApiException 409 for the operator's account, which is the installation's own
    public void leave(UUID userId) {
        Account account = accounts.find(userId).orElseThrow(ApiException::notFound);
        if (account.isOperator()) {
            throw new ApiException(
                    Status.CONFLICT_409,
                    "operator_stays",
                    "The operator's account belongs to this installation. Unlink GitHub in the console, or delete the"
                            + " data folder.");
        }
        end(account);
    }

    /// Deletes an account in which nothing is that would be missed.
    ///
    /// @return whether it was deleted
    public boolean leaveIfEmpty(Account account) {
        if (account.isOperator() || accounts.hasAnything(account.id())) {
            return false;
        }
        end(account);
        return true;
    }

    private void end(Account account) {
        UUID id = account.id();
        String githubId = account.githubId();
        String mark = githubId == null ? null : former.mark(githubId);
        Ended ended = box.use(seals -> {
            Optional<Wish> wish = tokens.find(id).map(token -> revocations.wish(seals, token));
            return accounts.delete(
                    id,
                    mark,
                    wish.map(Wish::id).orElse(null),
                    wish.map(Wish::sealed).orElse(null));
        });
        sessions.forget(ended.sessionHashes());
        keys.forget(ended.keyHashes());
        huds.reload(id);
        LOG.log(Logger.Level.INFO, "user {0} left", id);
        cleanUp.run();
    }
}
