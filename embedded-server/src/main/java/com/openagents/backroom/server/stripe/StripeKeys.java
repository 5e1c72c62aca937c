package com.openagents.backroom.server.stripe;

import com.openagents.backroom.server.config.ConfigException;
import com.openagents.backroom.server.config.ConfigKey;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.setup.OperatorSettings;
import com.openagents.backroom.server.setup.SettingGroup;
import java.lang.System.Logger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/* The keys of the Stripe account. What the settings say goes first; what they leave out, the operator may write into the
 * console: it lies in the database, the secrets sealed, and holds from the next request on. Any thread may call it.
 */
public final class StripeKeys {
    private static final Logger LOG = System.getLogger(StripeKeys.class.getName());

    /// What the operator may write.
    public static final SettingGroup SETTINGS = new SettingGroup(
            List.of(ConfigKeys.STRIPE_PUBLISHABLE_KEY, ConfigKeys.STRIPE_SECRET_KEY, ConfigKeys.STRIPE_WEBHOOK_SECRET),
            Set.of(ConfigKeys.STRIPE_SECRET_KEY, ConfigKeys.STRIPE_WEBHOOK_SECRET));

    private final OperatorSettings settings;
    private final InstallationStore decisions;
    private final BooleanSupplier hasCustomers;

    /// The keys as the operator writes them.
    ///
    /// @param secretKey empty keeps the one that is stored
    /// @param webhookSecrets with spaces between them; empty keeps those that are stored
    public record Entry(String publishableKey, String secretKey, String webhookSecrets) {
        public Entry {
            publishableKey = publishableKey.strip();
            secretKey = secretKey.strip();
            webhookSecrets = webhookSecrets.strip();
        }

        private Map<ConfigKey<?>, String> texts() {
            return Map.of(
                    ConfigKeys.STRIPE_PUBLISHABLE_KEY, publishableKey,
                    ConfigKeys.STRIPE_SECRET_KEY, secretKey,
                    ConfigKeys.STRIPE_WEBHOOK_SECRET, webhookSecrets);
        }

        /// Everything but the secrets.
        @Override
        public String toString() {
            return "Entry[" + publishableKey + "]";
        }
    }

    /// How it stands.
    ///
    /// @param webhookSecrets how many there are
    /// @param fixed names of settings that come from the command line, the environment or the file
    public record Setup(String publishableKey, boolean hasSecret, int webhookSecrets, Set<String> fixed) {}

    /// What Stripe says to keys.
    ///
    /// @param sentence what was found and what to do
    public record Check(boolean isGood, String sentence) {}

    /// @param hasCustomers whether anybody here is known at Stripe
    public StripeKeys(OperatorSettings settings, InstallationStore decisions, BooleanSupplier hasCustomers) {
        this.settings = settings;
        this.decisions = decisions;
        this.hasCustomers = hasCustomers;
    }

    /// The settings, and under them what the operator stored; that is left out where both can't be used together.
    public Configuration merged() {
        Configuration merged = settings.merged();
        if (merged.equals(settings.configuration())) {
            return merged; // nothing is stored
        }
        try {
            StripeSettings.of(merged);
        } catch (ConfigException e) {
            LOG.log(Logger.Level.WARNING, "the stored keys of Stripe do not fit the settings: {0}", e.getMessage());
            return settings.configuration();
        }
        settings.redact(merged);
        return merged;
    }

    /// How it stands.
    public Setup setup() {
        Configuration merged = merged();
        return new Setup(
                merged.value(ConfigKeys.STRIPE_PUBLISHABLE_KEY).orElse(""),
                merged.value(ConfigKeys.STRIPE_SECRET_KEY).isPresent(),
                merged.value(ConfigKeys.STRIPE_WEBHOOK_SECRET).size(),
                settings.fixed());
    }

    /// Stores what the operator wrote. What the settings say stays as it is.
    ///
    /// @throws ConfigException with a sentence when it can't be used
    public synchronized void save(Entry entry) {
        Configuration next = settings.overlaid(entry.texts());
        requireSameMode(StripeSettings.of(next));
        settings.redact(next);
        settings.save(entry.texts());
        LOG.log(Logger.Level.INFO, "Stripe''s keys were set up: {0}", entry);
    }

    /// Asks Stripe about keys, stored or not. Waits for Stripe.
    ///
    /// @throws ConfigException with a sentence when it can't be asked
    public Check check(Entry entry) {
        Configuration next = settings.overlaid(entry.texts());
        Optional<StripeSettings> wanted = StripeSettings.of(next);
        if (wanted.isEmpty()) {
            return new Check(false, "Enter the publishable key and the secret key first.");
        }
        boolean isReachable = true; // nothing is charged, so nothing is to be confirmed
        try (StripeGateway asked = new StripeGateway(new StripeSetup(next, isReachable, decisions))) {
            Optional<StripeCheck.Finding> trouble = new StripeCheck(asked)
                    .run().stream().filter(finding -> !finding.isGood()).findFirst();
            return trouble.map(finding -> new Check(false, finding.sentence())).orElseGet(() -> good(wanted.get()));
        }
    }

    private static Check good(StripeSettings settings) {
        String mode =
                settings.mode().isLive() ? "in live mode: real cards are charged" : "in test mode: no money moves";
        String hooks = settings.webhookSecrets().isEmpty()
                ? " Without a signing secret payments are only looked up from time to time."
                : "";
        return new Check(true, "Stripe accepts the key, " + mode + "." + hooks);
    }

    /// People are known at Stripe by names that mean nothing in its other mode.
    private void requireSameMode(Optional<StripeSettings> next) {
        Optional<StripeMode> before = StripeSettings.of(merged()).map(StripeSettings::mode);
        Optional<StripeMode> after = next.map(StripeSettings::mode);
        if (before.isPresent() && after.isPresent() && !before.equals(after) && hasCustomers.getAsBoolean()) {
            throw new ConfigException(
                    "People here have cards in Stripe's " + (before.get().isLive() ? "live" : "test")
                            + " mode. Use another data folder for the other mode, so that test money buys nothing.");
        }
    }
}
