package com.openagents.backroom.server.config;

import com.openagents.backroom.server.web.AddressRange;
import com.openagents.backroom.server.web.PublicOrigin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The table of all settings. The README's table is tested against it; nothing else defines a key.
public final class ConfigKeys {
    public static final ConfigKey<String> SERVER_HOST = new ConfigKey<>(
            "server.host",
            new ValueType.Text(),
            "127.0.0.1",
            "Address the public listener binds. Anything but loopback lets others on the network reach it.");

    public static final ConfigKey<Integer> SERVER_PORT = new ConfigKey<>(
            "server.port", new ValueType.Port(), "8787", "Port of the public listener (option `--port`).");

    public static final ConfigKey<Optional<PublicOrigin>> SERVER_PUBLIC_URL = new ConfigKey<>(
            "server.public-url",
            new ValueType.Origin(),
            List.of(),
            List.of(),
            "Origin that links carry when a proxy or tunnel stands in front: `https://hud.example.org`.");

    public static final ConfigKey<List<String>> SERVER_ALLOWED_HOSTS = new ConfigKey<>(
            "server.allowed-hosts",
            new ValueType.Hosts(),
            List.of(),
            List.of(),
            "Further names requests may call the public listener by: `box.lan` (also with its port), `box.lan:8080`.");

    public static final ConfigKey<List<AddressRange>> SERVER_TRUSTED_PROXIES = new ConfigKey<>(
            "server.trusted-proxies",
            new ValueType.AddressRanges(),
            List.of(),
            List.of(),
            "Proxies whose `X-Forwarded-For` is believed: limits then count clients, not the proxy.");

    public static final ConfigKey<Integer> SERVER_MAX_VIEWERS = new ConfigKey<>(
            "server.max-viewers",
            new ValueType.Whole(1, 100_000),
            "2000",
            "Live streams open at the same time; further ones are told to come back later.");

    public static final ConfigKey<Optional<String>> SERVER_BANNER = optionalText(
            "server.banner",
            List.of(),
            "A sentence that stands on every page and in the console: what this server is for.");

    public static final ConfigKey<Integer> ADMIN_PORT = new ConfigKey<>(
            "admin.port",
            new ValueType.Port(),
            "8788",
            "Port of the admin listener, always on 127.0.0.1 (option `--admin-port`).");

    public static final ConfigKey<List<Path>> SOURCES_WATCH = new ConfigKey<>(
            "sources.watch",
            new ValueType.Folders(),
            List.of(),
            List.of(),
            "Folders watched instead of the known agents' own (option `--watch`, repeatable).");

    public static final ConfigKey<Duration> SOURCES_RECENT = new ConfigKey<>(
            "sources.recent",
            new ValueType.Span(),
            "24h",
            "Session files changed within this time, and the newest hundred, are read at the start; others on demand.");

    public static final ConfigKey<Duration> LOG_RETENTION_AGE = new ConfigKey<>(
            "log.retention-age", new ValueType.Span(), "90d", "Events seen longer ago than this are removed.");

    public static final ConfigKey<Long> LOG_RETENTION_SIZE = new ConfigKey<>(
            "log.retention-size",
            new ValueType.Size(),
            "5 GiB",
            "When the stored events take more than this, the oldest are removed.");

    public static final ConfigKey<String> HUD_RENDERER = new ConfigKey<>(
            "hud.renderer",
            new ValueType.Choice(List.of("auto", "vulkan", "canvas")),
            "auto",
            "What paints the console's HUD: `auto` is Vulkan wherever a graphics device works, else JavaFX; `vulkan` says"
                    + " so when it does not; `canvas` is JavaFX.");

    public static final ConfigKey<String> SECRETS_KEYCHAIN = new ConfigKey<>(
            "secrets.keychain",
            new ValueType.Choice(List.of("auto", "off")),
            "auto",
            "Whether the key that opens stored secrets is kept in the system's keychain where there is one.");

    public static final ConfigKey<String> KEYS_KIND = new ConfigKey<>(
            "keys.kind",
            new ValueType.Choice(List.of("live", "test")),
            "live",
            "What keys for programs begin with, `oa_live_` or `oa_test_`; those of the other kind are none here.");

    public static final ConfigKey<Optional<String>> GITHUB_CLIENT_ID = optionalText(
            "github.client-id", List.of("GITHUB_CLIENT_ID"), "Client id of the GitHub OAuth app for sign-in.");

    public static final ConfigKey<Optional<String>> GITHUB_CLIENT_SECRET =
            optionalText("github.client-secret", List.of("GITHUB_CLIENT_SECRET"), "Client secret of the same app.");

    public static final ConfigKey<List<String>> GITHUB_SCOPES = new ConfigKey<>(
            "github.scopes",
            new ValueType.Words(),
            List.of("read:user", "user:email", "read:org", "repo"),
            List.of(),
            "What people are asked to grant. Without `repo`, private repositories are simply absent.");

    public static final ConfigKey<String> GITHUB_URL = new ConfigKey<>(
            "github.url",
            new ValueType.BaseUrl(),
            "https://github.com",
            "Where people sign in: GitHub, or a GitHub Enterprise Server.");

    public static final ConfigKey<Optional<String>> GITHUB_API_URL = new ConfigKey<>(
            "github.api-url",
            new ValueType.OptionalBaseUrl(),
            List.of(),
            List.of(),
            "Its API, where it is not `https://api.github.com` or, on an Enterprise Server, `/api/v3` below `github.url`.");

    public static final ConfigKey<Optional<String>> STRIPE_SECRET_KEY = optionalText(
            "stripe.secret-key",
            List.of("STRIPE_SECRET_KEY"),
            "Stripe's secret key for payments; a restricted one (`rk_…`) is better. Without keys, billing is off.");

    public static final ConfigKey<Optional<String>> STRIPE_PUBLISHABLE_KEY = optionalText(
            "stripe.publishable-key",
            List.of("STRIPE_PUBLISHABLE_KEY"),
            "Stripe's publishable key, of the same account and mode.");

    public static final ConfigKey<List<String>> STRIPE_WEBHOOK_SECRET = new ConfigKey<>(
            "stripe.webhook-secret",
            new ValueType.Words(),
            List.of(),
            List.of("STRIPE_WEBHOOK_SECRET"),
            "Secrets that sign Stripe's webhooks: while one is replaced, the old and the new one.");

    public static final ConfigKey<String> STRIPE_API_URL = new ConfigKey<>(
            "stripe.api-url", new ValueType.BaseUrl(), "https://api.stripe.com", "Where Stripe's API is.");

    public static final ConfigKey<String> STRIPE_JS_URL = new ConfigKey<>(
            "stripe.js-url",
            new ValueType.BaseUrl(),
            "https://js.stripe.com/dahlia/stripe.js",
            "Stripe's script for pages that take cards, of the API version this program speaks.");

    public static final ConfigKey<Optional<String>> BILLING_SELLER = optionalText(
            "billing.seller",
            List.of(),
            "Who sells, as invoices name it: name, address and tax number, each on a line of its own (at most 10 lines and"
                    + " 400 characters).");

    public static final ConfigKey<Optional<String>> BILLING_INVOICE_NOTE = optionalText(
            "billing.invoice-note", List.of(), "What stands at the foot of invoices, on taxes for example.");

    /// Those whose values nobody may see.
    public static final List<ConfigKey<Optional<String>>> SECRETS = List.of(GITHUB_CLIENT_SECRET, STRIPE_SECRET_KEY);

    /// Those that have several values which nobody may see.
    public static final List<ConfigKey<List<String>>> SECRET_LISTS = List.of(STRIPE_WEBHOOK_SECRET);

    /// Every key, in the order of the README's table.
    public static final List<ConfigKey<?>> ALL = List.of(
            SERVER_HOST,
            SERVER_PORT,
            SERVER_PUBLIC_URL,
            SERVER_ALLOWED_HOSTS,
            SERVER_TRUSTED_PROXIES,
            SERVER_MAX_VIEWERS,
            SERVER_BANNER,
            ADMIN_PORT,
            SOURCES_WATCH,
            SOURCES_RECENT,
            LOG_RETENTION_AGE,
            LOG_RETENTION_SIZE,
            HUD_RENDERER,
            SECRETS_KEYCHAIN,
            KEYS_KIND,
            GITHUB_CLIENT_ID,
            GITHUB_CLIENT_SECRET,
            GITHUB_SCOPES,
            GITHUB_URL,
            GITHUB_API_URL,
            STRIPE_SECRET_KEY,
            STRIPE_PUBLISHABLE_KEY,
            STRIPE_WEBHOOK_SECRET,
            STRIPE_API_URL,
            STRIPE_JS_URL,
            BILLING_SELLER,
            BILLING_INVOICE_NOTE);

    private ConfigKeys() {}

    /// The key of this name.
    public static Optional<ConfigKey<?>> find(String name) {
        return ALL.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    private static ConfigKey<Optional<String>> optionalText(String name, List<String> environment, String meaning) {
        return new ConfigKey<>(name, new ValueType.OptionalText(), List.of(), environment, meaning);
    }
}
