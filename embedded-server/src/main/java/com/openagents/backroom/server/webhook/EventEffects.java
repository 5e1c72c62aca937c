package com.openagents.backroom.server.webhook;

import com.openagents.backroom.server.db.StripeCustomerStore;
import com.openagents.backroom.server.db.Transaction;
import com.openagents.backroom.server.purchase.Payment;
import com.openagents.backroom.server.purchase.Settlement;
import com.openagents.backroom.server.purchase.StripePayments;
import com.openagents.backroom.server.stripe.Cards;
import com.openagents.backroom.server.stripe.Cards.Reading;
import com.openagents.backroom.server.stripe.Patience;
import com.openagents.backroom.server.stripe.StripeTrouble;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What an event makes us do: it says what to look at, and Stripe is asked how that stands now (requirement ST-11).
public final class EventEffects {
    private final StripePayments payments;
    private final Settlement settlement;
    private final Cards cards;
    private final StripeCustomerStore customers;
    private final InstantSource clock;

    /// What is done in the transaction of the event's row.
    @FunctionalInterface
    interface Effect {
        /// Does it, and says in a few words what it came to.
        String apply(Transaction tx);
    }

    public EventEffects(
            StripePayments payments,
            Settlement settlement,
            Cards cards,
            StripeCustomerStore customers,
            InstantSource clock) {
        this.payments = payments;
        this.settlement = settlement;
        this.cards = cards;
        this.customers = customers;
        this.clock = clock;
    }

    /// Asks Stripe what is to be known for an event.
    Effect prepare(EventBody body, Patience patience) throws StripeTrouble {
        if (body.isLive() != payments.gateway().mode().isLive()) {
            return nothing("of the other mode");
        }
        try {
            return ask(body, patience);
        } catch (StripeTrouble e) {
            if (e.kind() == StripeTrouble.Kind.NOT_THERE) {
                return nothing("no longer at Stripe");
            }
            throw e;
        }
    }

    private Effect ask(EventBody body, Patience patience) throws StripeTrouble {
        return switch (body.event().type()) {
            case "payment_intent.succeeded",
                    "payment_intent.processing",
                    "payment_intent.requires_action",
                    "payment_intent.payment_failed",
                    "payment_intent.canceled" ->
                payment(Optional.ofNullable(body.event().objectId()), false, patience);
            case "charge.refunded" -> payment(Optional.ofNullable(body.paymentIntent()), true, patience);
            case "refund.created", "refund.updated", "refund.failed" ->
                payment(paymentOfRefund(body, patience), true, patience);
            case "charge.dispute.created",
                    "charge.dispute.updated",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated",
                    "charge.dispute.closed" -> payment(paymentOfDispute(body, patience), true, patience);
            case "setup_intent.succeeded",
                    "payment_method.attached",
                    "payment_method.detached",
                    "payment_method.updated",
                    "payment_method.automatically_updated",
                    "customer.updated" -> cards(body, patience);
            case "customer.deleted" -> customerGone(body);
            default -> nothing("not used here");
        };
    }

    private Effect payment(Optional<String> id, boolean withClaims, Patience patience) throws StripeTrouble {
        if (id.isEmpty()) {
            return nothing("of no payment");
        }
        Payment payment = withClaims ? payments.readWithClaims(id.get(), patience) : payments.read(id.get(), patience);
        return tx ->
                settlement.apply(tx, payment).name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Optional<String> paymentOfRefund(EventBody body, Patience patience) throws StripeTrouble {
        String refund = body.event().objectId();
        return body.paymentIntent() != null || refund == null
                ? Optional.ofNullable(body.paymentIntent())
                : payments.findPaymentOfRefund(refund, patience);
    }

    private Optional<String> paymentOfDispute(EventBody body, Patience patience) throws StripeTrouble {
        String dispute = body.event().objectId();
        return body.paymentIntent() != null || dispute == null
                ? Optional.ofNullable(body.paymentIntent())
                : payments.findPaymentOfDispute(dispute, patience);
    }

    private Effect cards(EventBody body, Patience patience) throws StripeTrouble {
        Optional<UUID> user = user(body);
        Optional<Reading> reading = user.isEmpty() ? Optional.empty() : cards.read(user.get(), patience);
        if (reading.isEmpty()) {
            return nothing("of no customer of ours");
        }
        return tx -> {
            cards.apply(tx, reading.get());
            return "cards read";
        };
    }

    private Effect customerGone(EventBody body) {
        Optional<UUID> user = user(body);
        String customer = body.customer();
        if (user.isEmpty() || customer == null) {
            return nothing("of no customer of ours");
        }
        Reading none = cards.none(user.get());
        return tx -> {
            if (customers.markDeleted(tx, customer, clock.instant())) {
                cards.apply(tx, none);
                return "customer deleted";
            }
            return "known";
        };
    }

    /// Whose it is: its customer's, or, as a card that was detached has none any more, its former customer's.
    private Optional<UUID> user(EventBody body) {
        return Optional.ofNullable(body.customer())
                .or(() -> Optional.ofNullable(body.previousCustomer()))
                .flatMap(customers::findUser);
    }

    private static Effect nothing(String outcome) {
        return _ -> outcome;
    }
}
