package com.openagents.backroom.console.live;

import com.openagents.backroom.console.users.UserDesk;
import com.openagents.backroom.server.account.People;
import com.openagents.backroom.server.db.AccountStore.Counted;
import java.util.List;
import java.util.UUID;

/// Everybody with an account at the server in this process.
final class ServerUsers implements UserDesk {
    private final People people;

    ServerUsers(People people) {
        this.people = people;
    }

    @Override
    public List<Counted> search(String text) {
        return people.search(text);
    }

    @Override
    public Access access(UUID person) {
        return new Access(people.sessions(person), people.keys(person));
    }

    @Override
    public void endSession(UUID person, UUID session) {
        people.endSession(person, session);
    }

    @Override
    public void endSessions(UUID person) {
        people.endSessions(person);
    }

    @Override
    public void revoke(UUID person, UUID key) {
        people.revoke(person, key);
    }

    @Override
    public void delete(UUID person) {
        people.delete(person);
    }
}
