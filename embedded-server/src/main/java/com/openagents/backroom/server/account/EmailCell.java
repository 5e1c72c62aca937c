package com.openagents.backroom.server.account;

import com.openagents.backroom.server.secret.Cell;
import java.util.UUID;

/// Where a user's e-mail address is sealed for.
public final class EmailCell {
    private EmailCell() {}

    public static Cell of(UUID userId) {
        return new Cell("users", "email", userId.toString());
    }
}
