package com.openagents.backroom.server.stripe;

import com.openagents.backroom.server.config.ConfigException;
import com.openagents.backroom.server.config.ConfigKey;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.secret.Cell;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.secret.SecretException;
import java.lang.System.Logger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/* The keys of the Stripe account. What the settings say goes first; what they leave out, the operator may write into the
 * console: it lies in the database, the secrets sealed, and holds from the next request on. Any thread may call it.
 */
public final class StripeKeys {
    private static final Logger LOG = System.getLogger(StripeKeys.class.getName());

    /// Longer than any key of Stripe's, or two signing secrets; what is sealed must fit its column.
    static final int MAX_VALUE_CHARS = 300;

    /// What the operator may write.
    private static final List<ConfigKey<?>> KEYS =
            List.of(ConfigKeys.STRIPE_PUBLISHABLE_KEY, ConfigKeys.STRIPE_SECRET_KEY, ConfigKeys.STRIPE_WEBHOOK_SECRET);

    /// What of it nobody may see.
    private static final Set<ConfigKey<?>> SEALED =
            Set.of(ConfigKeys.STRIPE_SECRET_KEY, ConfigKeys.STRIPE_WEBHOOK_SECRET);

    private final Configuration configuration;
    private final InstallationStore decisions;
    private final SecretBox box;
    private final Redactor redactor;
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
    public StripeKeys(
            Configuration configuration,
            InstallationStore decisions,
            SecretBox box,
            Redactor redactor,
            BooleanSupplier hasCustomers) {
        this.configuration = configuration;
        this.decisions = decisions;
        this.box = box;
        this.redactor = redactor;
        this.hasCustomers = hasCustomers;
    }

    /// The settings, and under them what the operator stored; that is left out where both can't be used together.
    public Configuration merged() {
        Map<String, String> stored = new HashMap<>();
        KEYS.forEach(key -> stored(key).ifPresent(text -> stored.put(key.name(), text)));
        if (stored.isEmpty()) {
            return configuration;
        }
        Configuration merged = under(stored);
        try {
            StripeSettings.of(merged);
        } catch (ConfigException e) {
            LOG.log(Logger.Level.WARNING, "the stored keys of Stripe do not fit the settings: {0}", e.getMessage());
            return configuration;
        }
        register(merged);
        return merged;
    }

    /// How it stands.
    public Setup setup() {
        Configuration merged = merged();
        return new Setup(
                merged.value(ConfigKeys.STRIPE_PUBLISHABLE_KEY).orElse(""),
                merged.value(ConfigKeys.STRIPE_SECRET_KEY).isPresent(),
                merged.value(ConfigKeys.STRIPE_WEBHOOK_SECRET).size(),
                KEYS.stream()
                        .filter(configuration::isSet)
                        .map(ConfigKey::name)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// Stores what the operator wrote. What the settings say stays as it is.
    ///
    /// @throws ConfigException with a sentence when it can't be used
    public synchronized void save(Entry entry) {
        Configuration next = overlaid(entry);
        requireSameMode(StripeSettings.of(next));
        register(next);
        store(ConfigKeys.STRIPE_PUBLISHABLE_KEY, entry.publishableKey());
        if (!entry.secretKey().isEmpty()) {
            store(ConfigKeys.STRIPE_SECRET_KEY, entry.secretKey());
        }
        if (!entry.webhookSecrets().isEmpty()) {
            store(ConfigKeys.STRIPE_WEBHOOK_SECRET, entry.webhookSecrets());
        }
        LOG.log(Logger.Level.INFO, "Stripe''s keys were set up: {0}", entry);
    }

    /// Asks Stripe about keys, stored or not. Waits for Stripe.
    ///
    /// @throws ConfigException with a sentence when it can't be asked
    public Check check(Entry entry) {
        Configuration next = overlaid(entry);
        Optional<StripeSettings> settings = StripeSettings.of(next);
        if (settings.isEmpty()) {
            return new Check(false, "Enter the publishable key and the secret key first.");
        }
        boolean isReachable = true; // nothing is charged, so nothing is to be confirmed
        try (StripeGateway asked = new StripeGateway(new StripeSetup(next, isReachable, decisions))) {
            Optional<StripeCheck.Finding> trouble = new StripeCheck(asked)
                    .run().stream().filter(finding -> !finding.isGood()).findFirst();
            return trouble.map(finding -> new Check(false, finding.sentence())).orElseGet(() -> good(settings.get()));
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

    private void store(ConfigKey<?> key, String text) {
        if (text.isEmpty()) {
            decisions.delete(key.name());
        } else {
            decisions.save(key.name(), SEALED.contains(key) ? box.seal(cell(key), text) : text);
        }
    }

    private Configuration overlaid(Entry entry) {
        Map<String, String> written = new HashMap<>();
        written.put(ConfigKeys.STRIPE_PUBLISHABLE_KEY.name(), entry.publishableKey());
        written.put(
                ConfigKeys.STRIPE_SECRET_KEY.name(),
                entry.secretKey().isEmpty()
                        ? stored(ConfigKeys.STRIPE_SECRET_KEY).orElse("")
                        : entry.secretKey());
        written.put(
                ConfigKeys.STRIPE_WEBHOOK_SECRET.name(),
                entry.webhookSecrets().isEmpty()
                        ? stored(ConfigKeys.STRIPE_WEBHOOK_SECRET).orElse("")
                        : entry.webhookSecrets());
        written.forEach((name, text) -> {
            if (text.length() > MAX_VALUE_CHARS) {
                throw new ConfigException("At most " + MAX_VALUE_CHARS + " characters fit into " + name + ".");
            }
        });
        return under(written);
    }

    private Configuration under(Map<String, String> texts) {
        Map<String, List<String>> values = new HashMap<>();
        texts.forEach((name, text) -> {
            if (!text.isEmpty()) {
                boolean isList = name.equals(ConfigKeys.STRIPE_WEBHOOK_SECRET.name());
                values.put(name, isList ? List.of(text.split("[\\s,]+")) : List.of(text));
            }
        });
        return configuration.over(values, "the console");
    }

    private void register(Configuration known) {
        Stream.concat(
                        known.value(ConfigKeys.STRIPE_SECRET_KEY).stream(),
                        known.value(ConfigKeys.STRIPE_WEBHOOK_SECRET).stream())
                .filter(secret -> secret.length() >= Redactor.MIN_SECRET_CHARS)
                .forEach(secret -> redactor.register("setting", secret));
    }

    /// What is stored for a key; a secret that does not open any more is none, and the operator enters it again.
    private Optional<String> stored(ConfigKey<?> key) {
        Optional<String> text = decisions.find(key.name());
        if (!SEALED.contains(key)) {
            return text;
        }
        return text.flatMap(closed -> {
            try {
                return Optional.of(box.open(cell(key), closed));
            } catch (SecretException e) {
                LOG.log(Logger.Level.WARNING, "a stored key of Stripe's does not open", e);
                return Optional.empty();
            }
        });
    }

    private static Cell cell(ConfigKey<?> key) {
        return new Cell("installation", "text", key.name());
    }
}
