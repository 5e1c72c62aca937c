package com.openagents.backroom.server.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.openagents.backroom.fakes.stripe.Fault;
import com.openagents.backroom.server.config.ConfigException;
import com.openagents.backroom.server.config.ConfigFile;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.setup.OperatorSettings;
import com.openagents.backroom.server.stripe.StripeKeys.Entry;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.server.testing.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The keys that an operator writes into the console.
class StripeKeysTest {
    private static final Entry KEYS =
            new Entry(FakeStripe.PUBLISHABLE_KEY, FakeStripe.SECRET_KEY, "whsec_new whsec_old0123456789");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void keys_holdUnderTheSettings_andTheSecretsLieSealed_CR01() {
        try (OpenLog open = OpenLog.in(folder, new TestClock(OpenLog.NOW))) {
            InstallationStore decisions = decisions(open);
            StripeKeys keys = keys(open, Map.of(), () -> false);

            keys.save(KEYS);

            StripeSettings settings = StripeSettings.of(keys.merged()).orElseThrow();
            assertEquals(FakeStripe.SECRET_KEY, settings.secretKey());
            assertEquals(List.of("whsec_new", "whsec_old0123456789"), settings.webhookSecrets());
            assertFalse(decisions.find("stripe.secret-key").orElseThrow().contains(FakeStripe.SECRET_KEY));
            assertFalse(decisions.find("stripe.webhook-secret").orElseThrow().contains("whsec"));
            assertFalse(KEYS.toString().contains(FakeStripe.SECRET_KEY));
            assertEquals(new StripeKeys.Setup(FakeStripe.PUBLISHABLE_KEY, true, 2, Set.of()), keys.setup());
        }
    }

    @Test
    void emptySecret_keepsTheStoredOne_andNoPublishableKeyTurnsBillingOff() {
        try (OpenLog open = OpenLog.in(folder, new TestClock(OpenLog.NOW))) {
            StripeKeys keys = keys(open, Map.of(), () -> false);
            keys.save(KEYS);
            keys.save(new Entry(FakeStripe.PUBLISHABLE_KEY, "", ""));
            assertTrue(StripeSettings.of(keys.merged()).isPresent());
            keys.save(new Entry("", "", ""));
            assertTrue(StripeSettings.of(keys.merged()).isEmpty());
            assertTrue(keys.setup().hasSecret());
        }
    }

    @Test
    void settings_goFirst_andStoredKeysThatDoNotFitThemAreLeftOut() {
        try (OpenLog open = OpenLog.in(folder, new TestClock(OpenLog.NOW))) {
            keys(open, Map.of(), () -> false).save(KEYS);

            StripeKeys live = keys(open, Map.of("stripe.publishable-key", List.of("pk_live_a")), () -> false);

            assertEquals(
                    "pk_live_a",
                    live.merged().value(ConfigKeys.STRIPE_PUBLISHABLE_KEY).orElseThrow());
            assertTrue(live.merged().value(ConfigKeys.STRIPE_SECRET_KEY).isEmpty(), "a test key does not fit it");
            assertEquals(Set.of("stripe.publishable-key"), live.setup().fixed());
        }
    }

    @Test
    void otherMode_isRefused_whilePeopleAreKnownInThisOne() {
        try (OpenLog open = OpenLog.in(folder, new TestClock(OpenLog.NOW))) {
            StripeKeys keys = keys(open, Map.of(), () -> true);
            keys.save(KEYS);
            Entry live = new Entry("pk_live_a", "sk_live_a", "");
            String refused = String.valueOf(
                    assertThrows(ConfigException.class, () -> keys.save(live)).getMessage());
            assertTrue(refused.contains("Use another data folder"), refused);
            assertEquals(FakeStripe.PUBLISHABLE_KEY, keys.setup().publishableKey());
        }
    }

    @Test
    void keysOfTwoModes_areRefusedWithASentence() {
        try (OpenLog open = OpenLog.in(folder, new TestClock(OpenLog.NOW))) {
            StripeKeys keys = keys(open, Map.of(), () -> false);
            assertThrows(ConfigException.class, () -> keys.save(new Entry("pk_live_a", FakeStripe.SECRET_KEY, "")));
            assertThrows(ConfigException.class, () -> keys.save(new Entry("pk_test_a", "no key", "")));
            assertThrows(ConfigException.class, () -> keys.save(new Entry("pk_test_" + "a".repeat(300), "", "")));
        }
    }

    @Test
    void check_saysWhatStripeSays() {
        TestClock clock = new TestClock(OpenLog.NOW);
        try (OpenLog open = OpenLog.in(folder, clock);
                FakeStripe stripe = FakeStripe.start(1, clock)) {
            StripeKeys keys = keys(open, Map.of("stripe.api-url", List.of(stripe.url())), () -> false);
            assertFalse(keys.check(new Entry("", "", "")).isGood());
            assertFalse(keys.check(new Entry("pk_test_a", "sk_test_wrong", "")).isGood());
            assertEquals(
                    "Stripe accepts the key, in test mode: no money moves.",
                    keys.check(KEYS).sentence());
            stripe.failNext(
                    "GET /v1/events", new Fault.Refused(403, "invalid_request_error", "more_permissions_required"));
            assertTrue(keys.check(KEYS).sentence().contains("Stripe refuses Events"));
            assertTrue(StripeSettings.of(keys.merged()).isEmpty(), "a test stores nothing");
        }
    }

    private static InstallationStore decisions(OpenLog open) {
        return new InstallationStore(open.database, new TestClock(OpenLog.NOW));
    }

    private StripeKeys keys(OpenLog open, Map<String, List<String>> settings, BooleanSupplier hasCustomers) {
        Redactor redactor = new Redactor();
        Path keyFolder = folder.resolve("keys-of-the-test");
        try {
            Files.createDirectories(keyFolder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SecretBox box = SecretBox.open(keyFolder, SecretBox.places(Map.of(), keyFolder, false), redactor);
        Configuration configuration = Configuration.load(new HashMap<>(settings), Map.of(), ConfigFile.EMPTY);
        return new StripeKeys(
                new OperatorSettings(StripeKeys.SETTINGS, configuration, decisions(open), box, redactor),
                decisions(open),
                hasCustomers);
    }
}
