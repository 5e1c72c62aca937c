package com.openagents.backroom.server.stripe;

import com.openagents.backroom.server.db.CardStore;
import com.openagents.backroom.server.db.CardStore.Consent;
import com.stripe.model.SetupIntent;
import com.stripe.param.SetupIntentCreateParams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Keeping a card: what a person agrees to, and the SetupIntent by which Stripe's own form takes it (requirement
/// ST-15). No number of a card ever comes to us (ST-01).
public final class SetupIntents {
    /// The words people agree to. They are stored with each card that is to be kept.
    public static final String CONSENT =
            "I allow Backroom's operator to keep this card at Stripe and to charge it when I"
                    + " buy credits. I can remove it at any time.";

    private static final String USAGE = "on_session";

    /// A form that was opened and left is taken up again for so long, instead of a new one.
    private static final Duration REUSE = Duration.ofHours(1);

    private final StripeGateway gateway;
    private final Customers customers;
    private final CardStore store;
    private final InstantSource clock;

    public SetupIntents(StripeGateway gateway, Customers customers, CardStore store, InstantSource clock) {
        this.gateway = gateway;
        this.customers = customers;
        this.store = store;
        this.clock = clock;
    }

    /// Notes that a person agreed to [#CONSENT].
    ///
    /// @return the client's secret for Stripe's form
    public String begin(UUID userId) throws StripeTrouble {
        String customer = customers.require(userId);
        Instant now = clock.instant();
        Optional<String> open = findOpen(userId, customer, now.minus(REUSE));
        if (open.isPresent()) {
            return open.get();
        }
        SetupIntentCreateParams params = SetupIntentCreateParams.builder()
                .setCustomer(customer)
                .addPaymentMethodType("card")
                .setUsage(SetupIntentCreateParams.Usage.ON_SESSION)
                .putMetadata("user_id", userId.toString())
                .build();
        SetupIntent made = gateway.ask(
                stripe -> stripe.setupIntents().create(params, Patience.CALM.options("setup:" + UUID.randomUUID())));
        store.addConsent(new Consent(made.getId(), userId, USAGE, CONSENT, now));
        return made.getClientSecret();
    }

    /// The form that was opened last, unless it was used, or is that of a customer who is gone.
    private Optional<String> findOpen(UUID userId, String customer, Instant since) throws StripeTrouble {
        Optional<Consent> newest = store.consents(userId, since).stream()
                .filter(consent -> consent.consent().equals(CONSENT))
                .findFirst();
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        try {
            SetupIntent intent = gateway.ask(
                    stripe -> stripe.setupIntents().retrieve(newest.get().id(), Patience.CALM.options()));
            boolean isOpen =
                    intent.getStatus().equals("requires_payment_method") && customer.equals(intent.getCustomer());
            return isOpen ? Optional.of(intent.getClientSecret()) : Optional.empty();
        } catch (StripeTrouble e) {
            if (e.kind() == StripeTrouble.Kind.NOT_THERE) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
