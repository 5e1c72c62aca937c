package com.openagents.backroom.server.reconcile;

import com.openagents.backroom.server.db.ReconciliationStore.Mark;
import com.openagents.backroom.server.stripe.Patience;
import com.openagents.backroom.server.stripe.StripeGateway;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.param.DisputeListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundListParams;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/* What happened at Stripe, as its lists tell it. Each call waits.
 *
 * Lists begin with the newest. To go forwards, a page is asked for that ends before the newest event known and is read from
 * its end; stripe-java's own iterator can't do that: it goes on with `starting_after` whatever it was begun with, and
 * Stripe refuses both together.
 *
 * Source: https://docs.stripe.com/webhooks/process-undelivered-events
 */
final class StripeHistory {
    /// Stripe's largest page.
    private static final long PAGE = 100;

    /// Payments that one round looks at: those of years, for the largest seller we have in mind. What is beyond is for
    /// the next week's.
    private static final int MAX_PAYMENTS = 100_000;

    /// What webhooks tell us, as far as a payment or a card depends on it. Stripe takes 20 at most: `charge.refunded`
    /// is
    /// not among them, as `refund.created` comes with it.
    static final List<String> TYPES = List.of(
            "charge.dispute.closed",
            "charge.dispute.created",
            "charge.dispute.funds_reinstated",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.updated",
            "customer.deleted",
            "customer.updated",
            "payment_intent.canceled",
            "payment_intent.payment_failed",
            "payment_intent.processing",
            "payment_intent.requires_action",
            "payment_intent.succeeded",
            "payment_method.attached",
            "payment_method.automatically_updated",
            "payment_method.detached",
            "payment_method.updated",
            "refund.created",
            "refund.failed",
            "refund.updated",
            "setup_intent.succeeded");

    private final StripeGateway gateway;

    /// Events in the order in which they happened.
    record Page(List<Told> events, boolean hasMore) {}

    /// An event as Stripe has it.
    record Told(Mark mark, String json) {}

    StripeHistory(StripeGateway gateway) {
        this.gateway = gateway;
    }

    /// What happened after an event.
    ///
    /// @throws StripeTrouble `NOT_THERE` when Stripe has that event no more
    Page after(String eventId) throws StripeTrouble {
        EventListParams params = EventListParams.builder()
                .addAllType(TYPES)
                .setEndingBefore(eventId)
                .setLimit(PAGE)
                .build();
        return gateway.ask(stripe -> {
            StripeCollection<Event> page = stripe.events().list(params, Patience.CALM.options());
            List<Told> events = page.getData().reversed().stream()
                    .map(event -> new Told(mark(event), event.toJson()))
                    .toList();
            return new Page(events, Boolean.TRUE.equals(page.getHasMore()) && !events.isEmpty());
        });
    }

    /// The newest event of all.
    Optional<Mark> newest() throws StripeTrouble {
        EventListParams params = EventListParams.builder().setLimit(1L).build();
        return gateway.ask(stripe -> stripe.events().list(params, Patience.CALM.options()).getData().stream()
                .findFirst()
                .map(StripeHistory::mark));
    }

    /// Payments that were made since a time, and those with a refund or a dispute that was.
    Set<String> paymentsSince(Instant since) throws StripeTrouble {
        long seconds = since.getEpochSecond();
        Set<String> found = new LinkedHashSet<>();
        found.addAll(payments(seconds));
        found.addAll(refunded(seconds));
        found.addAll(disputed(seconds));
        return found;
    }

    private Set<String> payments(long since) throws StripeTrouble {
        PaymentIntentListParams params = PaymentIntentListParams.builder()
                .setCreated(
                        PaymentIntentListParams.Created.builder().setGte(since).build())
                .setLimit(PAGE)
                .build();
        return gateway.ask(stripe -> {
            Set<String> found = new LinkedHashSet<>();
            for (PaymentIntent payment : stripe.paymentIntents()
                    .list(params, Patience.CALM.options())
                    .autoPagingIterable()) {
                add(found, payment.getId());
            }
            return found;
        });
    }

    private Set<String> refunded(long since) throws StripeTrouble {
        RefundListParams params = RefundListParams.builder()
                .setCreated(RefundListParams.Created.builder().setGte(since).build())
                .setLimit(PAGE)
                .build();
        return gateway.ask(stripe -> {
            Set<String> found = new LinkedHashSet<>();
            for (Refund refund :
                    stripe.refunds().list(params, Patience.CALM.options()).autoPagingIterable()) {
                add(found, refund.getPaymentIntent());
            }
            return found;
        });
    }

    private Set<String> disputed(long since) throws StripeTrouble {
        DisputeListParams params = DisputeListParams.builder()
                .setCreated(DisputeListParams.Created.builder().setGte(since).build())
                .setLimit(PAGE)
                .build();
        return gateway.ask(stripe -> {
            Set<String> found = new LinkedHashSet<>();
            for (Dispute dispute :
                    stripe.disputes().list(params, Patience.CALM.options()).autoPagingIterable()) {
                add(found, dispute.getPaymentIntent());
            }
            return found;
        });
    }

    /// A charge that was made without a payment of the kind we make has none.
    private static void add(Set<String> found, @Nullable String paymentIntent) {
        if (paymentIntent != null && found.size() < MAX_PAYMENTS) {
            found.add(paymentIntent);
        }
    }

    private static Mark mark(Event event) {
        return new Mark(event.getId(), Instant.ofEpochSecond(event.getCreated()));
    }
}
