package com.openagents.backroom.server.billing;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stripe's script, frames and API are let onto the pages that need them, and onto no other (requirement WEB-05).
class PaymentPolicyTest {
    private static final Map<String, List<String>> KEYS = Map.of(
            "stripe.secret-key",
            List.of("sk_test_0123456789"),
            "stripe.publishable-key",
            List.of("pk_test_0123456789"));

    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; report-uri /api/policy-reports; frame-ancestors 'none'";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static String policy(Browser browser, String path) {
        return browser.get(path).headers().firstValue("Content-Security-Policy").orElse("");
    }

    @Test
    void cards_mayHaveStripesOwn() {
        try (PeopleFixture people = new PeopleFixture(folder, KEYS);
                Browser bob = people.browserOf(BOB)) {
            assertEquals(
                    "default-src 'none'; script-src 'self' https://js.stripe.com https://*.js.stripe.com; style-src 'self'; "
                            + "img-src 'self' data:; font-src 'self'; connect-src 'self' https://api.stripe.com; frame-src"
                            + " https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com; object-src 'none';"
                            + " base-uri 'none'; form-action 'self'; report-uri /api/policy-reports; frame-ancestors 'none'",
                    policy(bob, "/billing/cards"));
            assertTrue(bob.get("/billing/cards").body().contains("data-stripe-key=\"pk_test_0123456789\""));
        }
    }

    @Test
    void allOtherPages_mayNot() {
        try (PeopleFixture people = new PeopleFixture(folder, KEYS);
                Browser bob = people.browserOf(BOB)) {
            String invoice =
                    "/billing/invoices/" + PeopleFixture.invoice(people, "pi_1").id();
            people.hudOfBob(bob, "shop");
            for (String path : List.of(
                    "/",
                    "/repos",
                    "/shares",
                    "/account",
                    "/billing",
                    "/billing/ledger",
                    "/billing/invoices",
                    invoice,
                    "/billing/purchases/none",
                    "/hud/bob/shop",
                    "/hud/bob/shop/verify",
                    "/hud/nobody/nothing")) {
                assertEquals(PAGE_POLICY, policy(bob, path), path);
            }
            assertFalse(policy(bob, "/embed/bob/shop").contains("stripe"));
        }
    }

    @Test
    void scriptElsewhere_opensForThatOriginOnly() {
        Map<String, List<String>> settings = new HashMap<>(KEYS);
        settings.put("stripe.js-url", List.of("http://127.0.0.1:9/v3/stripe.js"));
        settings.put("stripe.api-url", List.of("http://127.0.0.1:8"));
        try (PeopleFixture people = new PeopleFixture(folder, settings);
                Browser bob = people.browserOf(BOB)) {
            String policy = policy(bob, "/billing/cards");
            assertTrue(policy.contains("script-src 'self' http://127.0.0.1:9;"), policy);
            assertTrue(policy.contains("frame-src http://127.0.0.1:9;"), policy);
            assertTrue(policy.contains("connect-src 'self' http://127.0.0.1:8;"), policy);
            assertFalse(policy.contains("stripe.com"), policy);
        }
    }

    @Test
    void withoutKeys_nothingOfStripesIsOnThePage() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            assertEquals(PAGE_POLICY, policy(bob, "/billing/cards"));
            assertTrue(bob.get("/billing/cards").body().contains("has not set up payments"));
            assertTrue(bob.get("/billing").body().contains("has not set up payments"));
        }
    }
}
