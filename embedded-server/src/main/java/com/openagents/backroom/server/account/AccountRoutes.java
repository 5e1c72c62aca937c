package com.openagents.backroom.server.account;

import com.openagents.backroom.server.db.Account;
import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.db.AccountStore.Money;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.key.Callers;
import com.openagents.backroom.server.key.KeyScope;
import com.openagents.backroom.server.ledger.CreditText;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.secret.SecretException;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.JsonBody;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A person's own account: what is known of them, and leaving.
public final class AccountRoutes {
    private final Callers callers;
    private final WebSessions sessions;
    private final AccountStore accounts;
    private final SecretBox box;
    private final Departure departure;

    public AccountRoutes(
            Callers callers, WebSessions sessions, AccountStore accounts, SecretBox box, Departure departure) {
        this.callers = callers;
        this.sessions = sessions;
        this.accounts = accounts;
        this.box = box;
        this.departure = departure;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/api/account", this::account).post("/api/account/delete", this::delete);
    }

    private Answer account(ServerRequest request) {
        UUID userId = callers.require(request, KeyScope.ACCOUNT);
        Account account = accounts.find(userId).orElseThrow(ApiException::notFound);
        Money money = accounts.money(userId);
        return Answer.json(out -> {
            out.text("user_id", userId.toString());
            out.text("username", account.username());
            out.text("github_username", account.githubUsername());
            out.text("email", email(userId).orElse(null));
            out.flag("is_operator", account.isOperator());
            out.text("created_at", account.createdAt().toString());
            out.object("balance", balance -> {
                balance.number("signup_credits", money.signupCredits());
                balance.number("purchased_credits", money.purchasedCredits());
                balance.number("total_credits", money.totalCredits());
                balance.text("formatted", CreditText.brief(money.totalCredits()));
                balance.flag("is_low", money.isLow());
            });
            out.object("payment_method", card -> {
                card.text("status", money.paymentMethodStatus());
                card.text("brand", money.paymentMethodBrand());
                card.text("last4", money.paymentMethodLast4());
            });
        });
    }

    private Answer delete(ServerRequest request) {
        SignedIn who = sessions.requireFresh(request);
        JsonBody.of(request, Set.of());
        departure.leave(who.userId());
        return sessions.signOut(request.headers(), Answer.json(out -> out.flag("deleted", true)));
    }

    private Optional<String> email(UUID userId) {
        try {
            return box.use(seals -> accounts.find(userId)
                    .map(Account::emailSealed)
                    .map(cipher -> seals.open(EmailCell.of(userId), cipher)));
        } catch (SecretException e) {
            return Optional.empty(); // asked for again at the next sign-in
        }
    }
}
