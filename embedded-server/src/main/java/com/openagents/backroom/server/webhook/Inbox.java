package com.openagents.backroom.server.webhook;

import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.StorageException;
import com.openagents.backroom.server.db.StripeEventStore;
import com.openagents.backroom.server.db.StripeEventStore.Event;
import com.openagents.backroom.server.stripe.Patience;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.webhook.EventBody.NoEventException;
import com.openagents.backroom.server.webhook.EventEffects.Effect;
import com.stripe.Stripe;
import io.helidon.http.Status;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/* Events of Stripe's, each once (requirements ST-09, ST-12), whether a webhook or the reconciler brings them. Any thread
 * may call it.
 *
 *   1. Known and done: nothing is done again.
 *   2. Stripe is asked how what the event is about stands now.
 *   3. One transaction: the event's row and its effect, or neither.
 *   4. It is on the disk. Only then Stripe is told that it arrived; it never sends it again after that.
 *
 * What can't be done is noted with its reason, for the operator, and Stripe is told to send it again.
 */
public final class Inbox {
    private static final Logger LOG = System.getLogger(Inbox.class.getName());

    /// Stripe lists events for so long, and so it can bring them again; older bodies are forgotten, as they hold data
    /// of
    /// persons.
    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final StripeEventStore store;
    private final EventEffects effects;
    private final InstantSource clock;
    private final ReentrantLock writing = new ReentrantLock();

    public Inbox(Database database, StripeEventStore store, EventEffects effects, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.effects = effects;
        this.clock = clock;
    }

    /// Does what an event tells.
    ///
    /// @param json the event as Stripe has it; whoever calls knows that it is Stripe's
    /// @return whether it was new
    /// @throws ApiException 400 when it is no event, 500 when it could not be done yet
    public boolean take(byte[] json, Patience patience) {
        EventBody body = parse(json);
        if (database.transact(tx -> store.isProcessed(tx, body.event().id()))) {
            database.checkpointSync(); // whoever did it may still be writing it
            return false;
        }
        return work(body, patience, false);
    }

    /// Does what an event tells once more, whether or not it was done.
    ///
    /// @throws ApiException 404 when its body is not kept, 500 when it could not be done
    public void replay(String eventId) {
        String payload = store.find(eventId)
                .map(row -> row.event().payload())
                .orElseThrow(() -> new ApiException(
                        Status.NOT_FOUND_404,
                        "not_kept",
                        "That event is not here, or too old: bodies are kept for " + KEPT.toDays() + " days."));
        boolean _ = work(parse(payload.getBytes(StandardCharsets.UTF_8)), Patience.CALM, true);
    }

    /// Forgets the bodies of old events.
    public void sweep() {
        store.forgetPayloads(clock.instant().minus(KEPT));
    }

    private boolean work(EventBody body, Patience patience, boolean isAgain) {
        Event event = body.event();
        warnOfVersion(event);
        try {
            Effect effect = effects.prepare(body, patience);
            boolean isNew = write(event, effect, isAgain);
            database.checkpointSync();
            return isNew;
        } catch (StripeTrouble e) {
            LOG.log(
                    Logger.Level.WARNING,
                    "the event {0} of {1} can''t be done yet, and Stripe is to send it again: {2}",
                    event.id(),
                    event.type(),
                    e.getMessage());
            throw notDone(event, String.valueOf(e.getMessage()));
        } catch (ApiException e) { // billing was turned off
            throw e;
        } catch (RuntimeException e) { // an edge: whatever it is, Stripe is to send it again
            LOG.log(Logger.Level.WARNING, "the event " + event.id() + " of " + event.type() + " can't be done yet", e);
            throw notDone(event, String.valueOf(e.getMessage()));
        }
    }

    /// One event at a time: of two copies at once the second finds the row of the first.
    private boolean write(Event event, Effect effect, boolean isAgain) {
        writing.lock();
        try {
            return database.transact(tx -> {
                if (!isAgain && store.isProcessed(tx, event.id())) {
                    return false;
                }
                store.done(tx, event, effect.apply(tx), clock.instant());
                return true;
            });
        } finally {
            writing.unlock();
        }
    }

    private ApiException notDone(Event event, String reason) {
        try {
            store.failed(event, reason, clock.instant());
        } catch (StorageException e) {
            LOG.log(Logger.Level.WARNING, "and that can't be noted", e);
        }
        return new ApiException(
                Status.INTERNAL_SERVER_ERROR_500, "not_done", "The event could not be worked on. Send it again.");
    }

    private static void warnOfVersion(Event event) {
        if (!Stripe.API_VERSION.equals(event.apiVersion())) {
            LOG.log(
                    Logger.Level.WARNING,
                    "the event {0} is of version {1} of Stripe''s API, and this program speaks {2}; set the webhook''s"
                            + " version to that in Stripe''s dashboard",
                    event.id(),
                    event.apiVersion(),
                    Stripe.API_VERSION);
        }
    }

    private static EventBody parse(byte[] json) {
        try {
            return EventBody.parse(json);
        } catch (NoEventException e) {
            throw ApiException.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
