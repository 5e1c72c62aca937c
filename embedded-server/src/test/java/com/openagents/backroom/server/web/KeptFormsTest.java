package com.openagents.backroom.server.web;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static com.openagents.backroom.server.testing.PeopleFixture.form;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.BuyingFixture;
import com.openagents.backroom.server.testing.PeopleFixture;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody had filled in when they had to sign in first: kept by their browser, shown once more, and not sent.
class KeptFormsTest {
    private static final String COOKIE = "oa_kept";

    /// As long as a buyer's text may be, in letters that browsers write as nine characters each.
    private static final String LONGEST = "商".repeat(400);

    @TempDir
    Path folder;

    @Test
    void purchaseWithoutASession_isNotMade_andItsPackageIsMarkedAfterTheSignIn() {
        try (BuyingFixture shop = new BuyingFixture(folder)) {
            shop.keepCard("pm_card_visa");
            endSession(shop.people, shop.bob);

            HttpResponse<String> answer = form(shop.bob, "/billing", "package_id=credits_1m&request_id=r-1");
            assertEquals(401, answer.statusCode());
            assertTrue(answer.body().contains("nothing is lost"), answer.body());
            assertTrue(answer.body().contains("/api/auth/github/start?return_to=/billing\""), answer.body());

            assertEquals("/billing", Browser.location(shop.people.signIn(shop.bob, BOB, "?return_to=/billing")));
            assertTrue(shop.bob.get("/billing/ledger").body().contains("Ledger"), "another page leaves it");
            String page = shop.bob.get("/billing").body();
            assertEquals(1, page.split("class=\"chosen\"", -1).length - 1, page);
            assertTrue(page.contains("value=\"r-1\""), page);
            assertEquals(0, shop.stripe.requestCount("POST /v1/payment_intents"), "nothing is bought by itself");
            assertEquals("", shop.bob.cookie(COOKIE), "it is shown once");
            assertFalse(shop.bob.get("/billing").body().contains("class=\"chosen\""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada & Co <b>\r\n1 = \"One\" Street; 100 %\r\nVAT 1,5", "商"})
    void textOfAForm_isFilledInAsItWas(String text) {
        String typed = text.equals("商") ? LONGEST : text;
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.server.browser()) {
            assertEquals(
                    401,
                    form(bob, "/billing/invoices", "buyer=" + encoded(typed)).statusCode());
            people.signIn(bob, BOB);
            String page = bob.get("/billing/invoices").body();
            String shown = typed.replace("\r", "")
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;");
            assertTrue(page.replace("&quot;", "\"").contains(">" + shown + "</textarea>"), page);
        }
    }

    @Test
    void keyThatNeedsAFreshSignIn_isFilledInAsItWas() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            people.clock.move(Duration.ofMinutes(11));
            String sent = "do=make-key&name=ci+%22runner%22&scope=usage&scope=account&hud=bob%2Fshop";
            HttpResponse<String> answer = form(bob, "/account", sent);
            assertEquals(403, answer.statusCode());
            assertTrue(answer.body().contains("return_to=/account"), answer.body());

            people.signIn(bob, BOB);
            String page = bob.get("/account").body();
            assertTrue(page.contains("value=\"ci &quot;runner&quot;\""), page);
            assertEquals(2, page.split(" checked", -1).length - 1, page);
            assertTrue(page.contains("value=\"bob/shop\""), page);
            assertTrue(page.matches("(?s).*value=\"usage\"[^>]* checked.*"), page);
        }
    }

    @Test
    void leaving_isAskedAnew() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            people.clock.move(Duration.ofMinutes(11));
            assertEquals(403, form(bob, "/account", "do=leave&name=bob").statusCode());
            people.signIn(bob, BOB);
            assertFalse(bob.get("/account").body().contains("value=\"bob\""));
        }
    }

    @Test
    void whatStrangersSee_isFilledInAtItsHudAlone() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            HudId _ = people.hudOfBob(bob, "shop");
            HudId _ = people.hudOfBob(bob, "site");
            endSession(people, bob);
            form(bob, "/shares", "hud=bob%2Fshop&do=project&policy=strict&excluded=a.txt%0D%0Ab%2F**");
            people.signIn(bob, BOB);
            String page = bob.get("/shares").body();
            assertEquals(1, page.split("<details open", -1).length - 1, page);
            assertEquals(1, page.split("value=\"strict\" selected", -1).length - 1, page);
            assertTrue(page.contains(">a.txt\nb/**</textarea>"), page);
        }
    }

    @Test
    void repository_isPickedByOneButtonAfterTheSignIn() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.server.browser()) {
            people.repo("bob/shop", false);
            assertEquals(401, form(bob, "/repos", "repo=bob%2Fshop").statusCode());
            people.signIn(bob, BOB);
            assertTrue(bob.get("/repos").body().contains("You were about to pick bob/shop."));
        }
    }

    @Test
    void formOfAnotherSite_isNotKept() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.server.browser()) {
            HttpResponse<String> answer = bob.post(
                    "/billing",
                    "package_id=credits_1m&request_id=r-1",
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Sec-Fetch-Site",
                    "cross-site");
            assertEquals(403, answer.statusCode());
            assertEquals("", bob.cookie(COOKIE));
        }
    }

    @Test
    void whatCanNotBeDone_leadsBackToItsPage() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            HttpResponse<String> answer = form(bob, "/billing", "package_id=credits_1m&request_id=r-1");
            assertEquals(503, answer.statusCode(), "payments are not set up");
            assertTrue(
                    answer.body().contains("<a class=\"button\" href=\"/billing\">Back to the page</a>"),
                    answer.body());
            assertEquals("", bob.cookie(COOKIE), "whoever is signed in goes back in the browser");
        }
    }

    @Test
    void moreThanACookieHolds_isSaid() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.server.browser()) {
            HttpResponse<String> answer = form(bob, "/shares", "do=project&excluded=" + "a".repeat(4_000));
            assertEquals(401, answer.statusCode());
            assertTrue(answer.body().contains("Go back in your browser"), answer.body());
            assertEquals("", bob.cookie(COOKIE));
        }
    }

    @Test
    void cookieThatWeDidNotGive_marksNothing() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            for (String value : List.of(
                    "/billing",
                    "/billing?",
                    "/billing?package_id",
                    "/billing?package_id=%zz&request_id=r",
                    "/billing?package_id=nothing&request_id=r-1",
                    "/billing?request_id=r-1",
                    "/account?package_id=credits_1m&request_id=r-1",
                    "//evil.test/billing?package_id=credits_1m&request_id=r-1",
                    "garbage")) {
                bob.setCookie(COOKIE, value);
                HttpResponse<String> page = bob.get("/billing");
                assertEquals(200, page.statusCode(), value);
                assertFalse(page.body().contains("class=\"chosen\""), value);
            }
        }
    }

    @Test
    void cookie_isBoundToTheHostWhereThereIsHttps() {
        Map<String, List<String>> settings = Map.of("server.public-url", List.of("https://hud.example"));
        try (PeopleFixture people = new PeopleFixture(folder, settings);
                Browser bob = people.server.loopbackBrowser()) {
            assertEquals(
                    "__Host-oa_kept=/repos?repo=a%2Fb; Max-Age=600; Path=/; HttpOnly; SameSite=Lax; Secure",
                    form(bob, "/repos", "repo=a%2Fb")
                            .headers()
                            .firstValue("Set-Cookie")
                            .orElse(""));
        }
    }

    @Test
    void pageThatNeedsASignIn_isComeBackTo() {
        String invoice = "/billing/invoices/0d2e9c1a-6f36-4c1c-9f0d-3c9a52f3b7aa";
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.server.browser()) {
            Map.of(
                            "/billing/cards",
                            "/billing/cards",
                            invoice,
                            invoice,
                            "/repos?q=shop",
                            "/repos%3Fq%3Dshop",
                            "/repos?q=//evil.test",
                            "/repos")
                    .forEach((asked, returnTo) -> {
                        String body = bob.get(asked).body();
                        assertTrue(body.contains("/api/auth/github/start?return_to=" + returnTo + "\""), body);
                    });
        }
    }

    /// As "End all others" in another browser of the same person does.
    private static void endSession(PeopleFixture people, Browser browser) {
        try (Browser other = people.browserOf(BOB)) {
            assertEquals(303, form(other, "/account", "do=end-others").statusCode());
        }
        assertEquals(401, browser.get("/account").statusCode());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
