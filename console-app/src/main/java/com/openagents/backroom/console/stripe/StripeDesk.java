package com.openagents.backroom.console.stripe;

import com.openagents.backroom.server.backoffice.StripeOffice.Standing;
import com.openagents.backroom.server.db.StripeEventStore;
import com.openagents.backroom.server.ledger.Findings;
import com.openagents.backroom.server.stripe.StripeKeys;
import java.util.List;
import java.util.Optional;

/// Payments as the operator sees them. Every call may be slow; what can't be done is said in one sentence.
public interface StripeDesk {
    /// How it stands now.
    Standing standing();

    /// Stripe's events, the newest first, without their bodies.
    ///
    /// @param text that the id, the type or what it is about contains
    /// @param onlyTroubled those that were not done, or that were made for another version of the API
    List<StripeEventStore.Row> events(String text, boolean onlyTroubled);

    /// The body of an event as it came; nothing when it is too old to be kept.
    Optional<String> payload(String event);

    /// Works on an event once more.
    ///
    /// @return how it stands with it now
    StripeEventStore.Row replay(String event);

    /// Compares what Stripe has with what is known here.
    ///
    /// @return what it came to
    String reconcile();

    /// Notes what became of a payment that fits no purchase.
    void resolve(String paymentIntent, String words);

    /// Looks at the books now.
    Findings checkBooks();

    /// Lets a live key charge real cards.
    void confirmLive();

    /// Stores keys; they hold at once.
    void save(StripeKeys.Entry entry);

    /// Asks Stripe about keys, stored or not.
    StripeKeys.Check check(StripeKeys.Entry entry);
}
