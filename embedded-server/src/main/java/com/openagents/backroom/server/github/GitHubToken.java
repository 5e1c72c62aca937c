package com.openagents.backroom.server.github;

import java.util.Set;

/// A token and what the person granted with it, which may be less or more than was asked for (requirement OA-08).
public record GitHubToken(String value, Set<String> scopes) {
    public GitHubToken {
        scopes = Set.copyOf(scopes);
    }

    /// Nothing of the token: this text may end up in a log.
    @Override
    public String toString() {
        return "GitHubToken" + scopes;
    }
}
