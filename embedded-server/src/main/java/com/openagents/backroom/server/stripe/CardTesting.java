package com.openagents.backroom.server.stripe;

import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.ClientAddresses;
import com.openagents.backroom.server.web.RateLimit;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;

/// Against those who try out stolen cards on somebody else's account with Stripe (requirement ST-25): how often a
/// person
/// may keep a card, or begin to buy, and how often one address may do either.
public final class CardTesting {
    /// Within an hour, of each: nobody has more cards.
    static final int MAX_PER_USER = 5;

    /// Within an hour, of both together: a household or an office behind one address.
    static final int MAX_PER_CLIENT = 20;

    private static final Duration HOUR = Duration.ofHours(1);

    private final ClientAddresses clients;
    private final RateLimit byUser;
    private final RateLimit byClient;

    public CardTesting(ClientAddresses clients, LongSupplier nanoTime) {
        this.clients = clients;
        this.byUser = new RateLimit(MAX_PER_USER, HOUR, nanoTime);
        this.byClient = new RateLimit(MAX_PER_CLIENT, HOUR, nanoTime);
    }

    /// Counts once more.
    ///
    /// @param what of a person is counted on its own
    /// @throws ApiException 429 when that was too often
    public void require(ServerRequest request, String what, UUID userId) {
        byClient.require(clients.of(request));
        byUser.require(what + " " + userId);
    }
}
