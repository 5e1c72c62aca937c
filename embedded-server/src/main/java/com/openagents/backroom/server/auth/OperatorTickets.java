package com.openagents.backroom.server.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openagents.backroom.server.secret.Tokens;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.ReturnPath;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// One-use tickets that sign the operator's own browser in. Any thread may call it.
public final class OperatorTickets {
    static final Duration LIFE = Duration.ofSeconds(60);

    /// More than a person opens in a minute.
    private static final int MAX_TICKETS = 100;

    private final Cache<String, String> paths;

    /// No tickets yet.
    ///
    /// @param nanoTime a clock like [System#nanoTime]
    public OperatorTickets(LongSupplier nanoTime) {
        this.paths = Caffeine.newBuilder()
                .maximumSize(MAX_TICKETS)
                .expireAfterWrite(LIFE)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /// A path of ours that signs in whoever opens it first, and then shows `path`.
    ///
    /// @param path of ours, like `/hud/ada/shop`
    public String link(String path) {
        String page = ReturnPath.of(path)
                .orElseThrow(() -> ApiException.badRequest("Not a page of this server, like /hud/USER/REPO."));
        String ticket = Tokens.fresh();
        paths.put(ticket, page);
        return "/auth/operator?ticket=" + ticket;
    }

    /// Takes a ticket; where to go is told once.
    Optional<String> redeem(String ticket) {
        return Optional.ofNullable(paths.asMap().remove(ticket));
    }
}
