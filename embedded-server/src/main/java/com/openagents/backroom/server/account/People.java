package com.openagents.backroom.server.account;

import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.db.AccountStore.Counted;
import com.openagents.backroom.server.db.ApiKeyStore;
import com.openagents.backroom.server.db.WebSessionStore;
import com.openagents.backroom.server.key.ApiKeys;
import com.openagents.backroom.server.session.WebSessions;
import java.util.List;
import java.util.UUID;

/// Everybody with an account here, as the operator sees them in the console. Any thread may call it; it waits for the
/// database.
public final class People {
    /// People found at once; whoever is not among them is found by more letters.
    public static final int MAX_FOUND = 200;

    private final AccountStore accounts;
    private final WebSessions sessions;
    private final ApiKeys keys;
    private final Departure departure;

    public People(AccountStore accounts, WebSessions sessions, ApiKeys keys, Departure departure) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.keys = keys;
        this.departure = departure;
    }

    /// Those whose name here or at GitHub contains a text, in any case; the newest first, [#MAX_FOUND] at most.
    public List<Counted> search(String text) {
        return accounts.search(text.strip(), MAX_FOUND);
    }

    /// The browsers a person is signed in with, the one used last first.
    public List<WebSessionStore.Listed> sessions(UUID person) {
        return sessions.list(person);
    }

    /// A person's keys, the newest first.
    public List<ApiKeyStore.Row> keys(UUID person) {
        return keys.list(person);
    }

    /// Ends one session; its browser is signed out at once.
    public void endSession(UUID person, UUID session) {
        sessions.end(person, session);
    }

    /// Signs a person out everywhere.
    public void endSessions(UUID person) {
        sessions.endAll(person, null);
    }

    /// Ends a key.
    public void revoke(UUID person, UUID key) {
        keys.revoke(person, key);
    }

    /// Deletes an account as if its person had left: sessions, keys, HUDs and open streams end.
    ///
    /// @throws com.openagents.backroom.server.web.ApiException for the operator's account, and for one that is gone
    public void delete(UUID person) {
        departure.leave(person);
    }
}
