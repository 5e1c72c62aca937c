package com.openagents.backroom.fakes.github;

import java.util.List;

/// A person at the fake GitHub.
public record FakeUser(long id, String login, List<Email> emails) {
    public record Email(String address, boolean primary, boolean verified) {}

    /// A person whose address is verified.
    public static FakeUser of(long id, String login) {
        return new FakeUser(id, login, List.of(new Email(login + "@example.org", true, true)));
    }

    /// The same person under another login.
    public FakeUser renamed(String newLogin) {
        return new FakeUser(id, newLogin, emails);
    }
}
