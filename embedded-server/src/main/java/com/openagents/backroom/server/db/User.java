package com.openagents.backroom.server.db;

import java.util.UUID;

/// Who owns HUDs.
///
/// @param username first part of the links of their HUDs
public record User(UUID id, String username) {}
