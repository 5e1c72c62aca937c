package com.openagents.backroom.server.webhook;

import com.openagents.backroom.server.db.StripeEventStore;
import com.openagents.backroom.server.db.StripeEventStore.Row;
import com.openagents.backroom.server.web.ApiException;
import com.stripe.Stripe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What the operator sees of Stripe's events, and does with them. Any thread may call it.
public final class WebhookDesk {
    /// For how long trouble is an alarm.
    private static final Duration RECENT = Duration.ofDays(7);

    private static final int MAX_ROWS = 500;

    private final StripeEventStore store;
    private final Inbox inbox;
    private final InstantSource clock;

    public WebhookDesk(StripeEventStore store, Inbox inbox, InstantSource clock) {
        this.store = store;
        this.inbox = inbox;
        this.clock = clock;
    }

    /// Events received before a time, the newest first, without their bodies.
    ///
    /// @param text that the id, the type or what it is about contains
    /// @param onlyTroubled those that could not be done yet, or are of another version of Stripe's API
    public List<Row> list(Instant before, String text, boolean onlyTroubled, int limit) {
        return store.list(before, text.strip(), onlyTroubled, Stripe.API_VERSION, Math.min(limit, MAX_ROWS));
    }

    /// An event with its body, as long as that is kept.
    public Optional<Row> find(String eventId) {
        return store.find(eventId);
    }

    /// Does once more what an event tells; what was done is not done twice. Waits for Stripe.
    ///
    /// @return how it stands with it now
    /// @throws ApiException 404 when its body is not kept, 500 when it could not be done
    public Row replay(String eventId) {
        inbox.replay(eventId);
        return store.find(eventId).orElseThrow(ApiException::notFound);
    }

    /// How many of the last days could not be done yet, or are of another version: an alarm.
    public int troubled() {
        return store.countTroubled(clock.instant().minus(RECENT), Stripe.API_VERSION);
    }
}
