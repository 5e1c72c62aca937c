package com.openagents.backroom.server.hud;

import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.db.User;
import com.openagents.backroom.server.db.UserStore;
import com.openagents.backroom.server.log.Publisher;
import com.openagents.backroom.server.session.WebSessions;

/// Gives people, and so their HUDs, other names while everything runs. Any thread may call it.
public final class Renames {
    private final UserStore users;
    private final AccountStore accounts;
    private final Publisher publisher;
    private final LiveHuds huds;
    private final WebSessions sessions;

    public Renames(UserStore users, AccountStore accounts, Publisher publisher, LiveHuds huds, WebSessions sessions) {
        this.users = users;
        this.accounts = accounts;
        this.publisher = publisher;
        this.huds = huds;
        this.sessions = sessions;
    }

    /// Calls a user by their login, or what comes nearest to it and is free. Old links lead to the new name.
    public void follow(User user, String login) {
        if (accounts.freeName(login, user.id()).equals(user.username())) {
            return;
        }
        publisher.rename(() -> users.rename(user, accounts.freeName(login, user.id())));
        huds.reload(user.id());
        sessions.forget();
    }
}
