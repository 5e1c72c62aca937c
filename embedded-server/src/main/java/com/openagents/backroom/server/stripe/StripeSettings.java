package com.openagents.backroom.server.stripe;

import com.openagents.backroom.server.config.ConfigException;
import com.openagents.backroom.server.config.ConfigKey;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Stripe account by which credits are paid. Both keys are of one mode (requirement ST-24).
///
/// @param secretKey of the account, or a restricted one of it
/// @param publishableKey what pages may show
/// @param webhookSecrets any of these may sign a webhook; none, and no webhook is taken
/// @param apiUrl where the API is, without a slash at the end
/// @param jsUrl Stripe's script for pages that take cards
public record StripeSettings(
        StripeMode mode,
        String secretKey,
        String publishableKey,
        List<String> webhookSecrets,
        String apiUrl,
        String jsUrl) {
    private static final Pattern SECRET = Pattern.compile("(?:sk|rk)_(test|live)_[A-Za-z0-9_]{1,250}");
    private static final Pattern PUBLISHABLE = Pattern.compile("pk_(test|live)_[A-Za-z0-9_]{1,250}");

    public StripeSettings {
        webhookSecrets = List.copyOf(webhookSecrets);
    }

    /// The settings, if there are both keys.
    ///
    /// @throws ConfigException when a key is none, or one of the keys is for test and the other one live
    public static Optional<StripeSettings> of(Configuration configuration) {
        Optional<String> secret = configuration.value(ConfigKeys.STRIPE_SECRET_KEY);
        Optional<String> publishable = configuration.value(ConfigKeys.STRIPE_PUBLISHABLE_KEY);
        Optional<StripeMode> secretMode = secret.map(
                key -> mode(SECRET, key, ConfigKeys.STRIPE_SECRET_KEY, "sk_test_…, sk_live_…, rk_test_… or rk_live_…"));
        Optional<StripeMode> publishableMode = publishable.map(
                key -> mode(PUBLISHABLE, key, ConfigKeys.STRIPE_PUBLISHABLE_KEY, "pk_test_… or pk_live_…"));
        if (secretMode.isEmpty() || publishableMode.isEmpty()) {
            return Optional.empty();
        }
        if (!secretMode.equals(publishableMode)) {
            throw new ConfigException(ConfigKeys.STRIPE_SECRET_KEY.name() + " is a " + word(secretMode.get())
                    + " key and " + ConfigKeys.STRIPE_PUBLISHABLE_KEY.name() + " a " + word(publishableMode.get())
                    + " one. Set two keys of the same mode.");
        }
        return Optional.of(new StripeSettings(
                secretMode.get(),
                secret.orElseThrow(),
                publishable.orElseThrow(),
                configuration.value(ConfigKeys.STRIPE_WEBHOOK_SECRET),
                withoutSlash(configuration.value(ConfigKeys.STRIPE_API_URL)),
                configuration.value(ConfigKeys.STRIPE_JS_URL)));
    }

    /// Where requests may go.
    Set<String> origins() {
        URI uri = URI.create(apiUrl);
        return Set.of(uri.getScheme() + "://" + uri.getAuthority());
    }

    /// Everything but the secrets.
    @Override
    public String toString() {
        return "StripeSettings[" + word(mode) + ", " + apiUrl + ", " + webhookSecrets.size() + " webhook secrets]";
    }

    private static StripeMode mode(Pattern form, String key, ConfigKey<?> setting, String example) {
        Matcher matcher = form.matcher(key);
        if (!matcher.matches()) {
            throw new ConfigException(setting.name() + " is no such key of Stripe's: it looks like " + example
                    + ". Copy it from the API keys of Stripe's dashboard.");
        }
        return StripeMode.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    }

    private static String word(StripeMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
