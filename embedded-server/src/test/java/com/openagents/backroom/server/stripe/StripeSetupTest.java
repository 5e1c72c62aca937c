package com.openagents.backroom.server.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.config.ConfigException;
import com.openagents.backroom.server.config.ConfigFile;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.server.web.ApiException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which keys are taken, and what is said of others (requirement ST-24).
class StripeSetupTest {
    private static final Map<String, List<String>> TEST_KEYS = Map.of(
            "stripe.secret-key", List.of("sk_test_abc"),
            "stripe.publishable-key", List.of("pk_test_abc"),
            "stripe.webhook-secret", List.of("whsec_a", "whsec_b"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void noKeys_billingIsOff_andItIsSaidWhatToSet() {
        try (OpenLog open = OpenLog.in(folder)) {
            StripeSetup setup = setup(open, Map.of(), false);

            assertEquals(Optional.empty(), setup.active());
            assertEquals(
                    Optional.of("Billing is off: set stripe.secret-key and stripe.publishable-key to sell credits."
                            + " Everything else works without."),
                    setup.remark());
            ApiException refused = assertThrows(ApiException.class, setup::require);
            assertEquals("stripe_not_configured", refused.code());
            assertEquals(503, refused.status().code());
        }
    }

    @Test
    void oneKey_isNotEnough_andTheOtherIsNamed() {
        try (OpenLog open = OpenLog.in(folder)) {
            StripeSetup setup = setup(open, Map.of("stripe.secret-key", List.of("rk_test_abc")), false);

            assertEquals(Optional.empty(), setup.active());
            assertTrue(setup.remark().orElseThrow().startsWith("Billing is off: set stripe.publishable-key to"));
        }
    }

    @Test
    void testKeys_areTakenAtOnce() {
        try (OpenLog open = OpenLog.in(folder)) {
            StripeSetup setup = setup(open, TEST_KEYS, false);

            StripeSettings settings = setup.require();
            assertEquals(StripeMode.TEST, settings.mode());
            assertEquals(List.of("whsec_a", "whsec_b"), settings.webhookSecrets());
            assertEquals("https://api.stripe.com", settings.apiUrl());
            assertEquals(Optional.empty(), setup.remark());
            assertFalse(settings.toString().contains("abc"), settings.toString());
        }
    }

    @Test
    void noWebhookSecret_isRemarked() {
        try (OpenLog open = OpenLog.in(folder)) {
            Map<String, List<String>> settings = new HashMap<>(TEST_KEYS);
            settings.remove("stripe.webhook-secret");
            StripeSetup setup = setup(open, settings, false);

            assertTrue(setup.active().isPresent());
            assertTrue(setup.remark().orElseThrow().startsWith("No webhook is taken: set stripe.webhook-secret"));
        }
    }

    @Test
    void liveKey_onALoopbackServer_isAskedOnce() {
        Map<String, List<String>> live =
                Map.of("stripe.secret-key", List.of("sk_live_abc"), "stripe.publishable-key", List.of("pk_live_abc"));
        try (OpenLog open = OpenLog.in(folder)) {
            StripeSetup setup = setup(open, live, false);
            assertTrue(setup.isToConfirm());
            assertEquals(Optional.empty(), setup.active());
            assertTrue(setup.remark().orElseThrow().contains("charges real cards"));

            setup.confirm();

            assertTrue(setup.active().isPresent());
            assertFalse(setup(open, live, false).isToConfirm(), "also after a restart");
        }
        try (OpenLog open = OpenLog.in(folder.resolve("other"))) {
            assertFalse(setup(open, live, true).isToConfirm(), "others reach this one");
        }
    }

    @Test
    void keysOfTwoModes_areRefusedAtStart_ST24() {
        assertRefused("sk_test_a", "pk_live_a", "Set two keys of the same mode.");
        assertRefused("rk_live_a", "pk_test_a", "Set two keys of the same mode.");
    }

    @Test
    void keysThatAreNone_areRefusedAtStart_ST24() {
        assertRefused("pk_test_a", "sk_test_a", "stripe.secret-key is no such key of Stripe's");
        assertRefused("sk_test_a", "sk_test_a", "stripe.publishable-key is no such key of Stripe's");
        assertRefused("sk_test_a b", "pk_test_a", "stripe.secret-key is no such key of Stripe's");
    }

    private static void assertRefused(String secret, String publishable, String sentence) {
        Configuration configuration = configuration(
                Map.of("stripe.secret-key", List.of(secret), "stripe.publishable-key", List.of(publishable)));

        ConfigException refused = assertThrows(ConfigException.class, () -> StripeSettings.of(configuration));

        assertTrue(String.valueOf(refused.getMessage()).contains(sentence), refused.toString());
        assertFalse(refused.toString().contains(secret), "no key is shown");
    }

    private static StripeSetup setup(OpenLog open, Map<String, List<String>> settings, boolean isReachable) {
        return new StripeSetup(
                configuration(settings), isReachable, new InstallationStore(open.database, () -> OpenLog.NOW));
    }

    private static Configuration configuration(Map<String, List<String>> settings) {
        return Configuration.load(settings, Map.of(), ConfigFile.EMPTY);
    }
}
