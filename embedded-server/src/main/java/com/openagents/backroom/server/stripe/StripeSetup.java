package com.openagents.backroom.server.stripe;

import com.openagents.backroom.server.config.ConfigException;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.web.ApiException;
import io.helidon.http.Status;
import java.util.Optional;

/// Whether credits can be bought here, and what is missing if not. Everything else works without it. Any thread may
/// call it; it waits for the database.
public final class StripeSetup {
    private static final String CONFIRMED = "stripe.live-confirmed";

    private final boolean isReachable;
    private final InstallationStore decisions;
    private volatile State state;

    /// What was set.
    ///
    /// @param missing what to set, when there are no settings
    private record State(Optional<StripeSettings> settings, String missing) {
        static State of(Configuration configuration) {
            return new State(StripeSettings.of(configuration), StripeSetup.missing(configuration));
        }
    }

    /// @param isReachable whether anyone but this machine can reach the public listener
    /// @throws ConfigException when the keys can't be used together
    public StripeSetup(Configuration configuration, boolean isReachable, InstallationStore decisions) {
        this.isReachable = isReachable;
        this.decisions = decisions;
        state = State.of(configuration);
    }

    /// Other settings hold from now on.
    ///
    /// @throws ConfigException when the keys can't be used together; then all stays as it was
    public void use(Configuration configuration) {
        state = State.of(configuration);
    }

    /// What the settings say, whether or not it holds yet; nothing without both keys.
    public Optional<StripeSettings> entered() {
        return state.settings();
    }

    /// What holds; nothing while billing is off.
    public Optional<StripeSettings> active() {
        return state.settings().filter(_ -> !isToConfirm());
    }

    /// What holds.
    ///
    /// @throws ApiException 503 with what to do while billing is off
    public StripeSettings require() {
        return active().orElseThrow(() -> new ApiException(
                Status.SERVICE_UNAVAILABLE_503,
                "stripe_not_configured",
                "Credits can't be bought on this server: payments are not set up. Its operator does that in the console,"
                        + " under Stripe."));
    }

    /// Whether the operator is to be asked first: with a live key real cards are charged, and a server that only this
    /// machine reaches gets no webhook of it.
    public boolean isToConfirm() {
        return state.settings().filter(known -> known.mode().isLive()).isPresent()
                && !isReachable
                && decisions.find(CONFIRMED).isEmpty();
    }

    /// The operator knows.
    public void confirm() {
        decisions.save(CONFIRMED, "yes");
    }

    /// Why billing is off or what it lacks, and what to do, for the operator; nothing when all is set.
    public Optional<String> remark() {
        State now = state;
        if (now.settings().isEmpty()) {
            return Optional.of(now.missing());
        }
        if (isToConfirm()) {
            return Optional.of("Stripe's live key charges real cards, and only this machine reaches this server, so"
                    + " Stripe can't tell it of payments. Confirm that in the console, or set a test key.");
        }
        if (now.settings().get().webhookSecrets().isEmpty()) {
            return Optional.of("No webhook is taken: set " + ConfigKeys.STRIPE_WEBHOOK_SECRET.name()
                    + " to the signing secret of the endpoint /webhooks/stripe. Until then payments are looked up.");
        }
        return Optional.empty();
    }

    private static String missing(Configuration configuration) {
        String secret = ConfigKeys.STRIPE_SECRET_KEY.name();
        String publishable = ConfigKeys.STRIPE_PUBLISHABLE_KEY.name();
        boolean hasSecret = configuration.value(ConfigKeys.STRIPE_SECRET_KEY).isPresent();
        boolean hasPublishable =
                configuration.value(ConfigKeys.STRIPE_PUBLISHABLE_KEY).isPresent();
        String names = hasSecret ? publishable : hasPublishable ? secret : secret + " and " + publishable;
        return "Billing is off: set " + names + " to sell credits. Everything else works without.";
    }
}
