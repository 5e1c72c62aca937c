package com.openagents.backroom.console.users;

import com.openagents.backroom.server.db.AccountStore.Counted;
import com.openagents.backroom.server.db.ApiKeyStore;
import com.openagents.backroom.server.db.WebSessionStore;
import java.util.List;
import java.util.UUID;

/// Everybody with an account here, as the operator sees them. Every call may be slow.
public interface UserDesk {
    /// Those whose name contains a text; the newest first.
    List<Counted> search(String text);

    /// What a person is signed in with, and their keys.
    Access access(UUID person);

    void endSession(UUID person, UUID session);

    /// Signs a person out everywhere.
    void endSessions(UUID person);

    void revoke(UUID person, UUID key);

    /// Deletes an account with its HUDs.
    ///
    /// @throws RuntimeException with a sentence when it must stay
    void delete(UUID person);

    /// The ways into one account.
    record Access(List<WebSessionStore.Listed> sessions, List<ApiKeyStore.Row> keys) {}
}
