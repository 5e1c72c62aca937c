package com.openagents.backroom.server.github;

import java.util.Optional;

/// Who somebody is at GitHub.
///
/// @param id numeric, the same for ever; the login may change and go to someone else (requirement OA-06)
/// @param email primary and verified; else none (OA-07)
public record GitHubProfile(String id, String login, Optional<String> email) {}
