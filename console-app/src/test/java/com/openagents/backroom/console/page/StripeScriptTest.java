package com.openagents.backroom.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.openagents.backroom.console.testing.Chromium;
import com.openagents.backroom.fakes.stripe.FakeStripe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The stand-in for Stripe.js, on a page of another origin that obeys a policy as ours do.
class StripeScriptTest {
    private static final String FRAME = "#card iframe";
    private static final String CHALLENGE = "iframe[name=stripe-challenge-frame]";

    private final FakeStripe stripe = FakeStripe.start(7, InstantSource.system());
    private final PayingPage host = new PayingPage(stripe);
    private final Chromium chromium = new Chromium();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        chromium.close();
        host.close();
        stripe.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment", "card"})
    void cardWhoseBankAsks_isSavedByKeyboardAlone(String element) throws Exception {
        String intent = make("setup_intents", "usage=off_session&payment_method_types[]=card");
        Page page = open(intent, element);

        page.keyboard().press("Tab");
        page.keyboard().type("4000002500003155");
        page.keyboard().press("Tab");
        page.keyboard().type("1234");
        page.keyboard().press("Tab");
        page.keyboard().type("123");
        page.waitForSelector("body[data-complete=true]");
        page.keyboard().press("Enter");
        page.frameLocator(CHALLENGE).locator("button:focus").waitFor();
        assertEquals("requires_action", status(intent));
        page.keyboard().press("Enter");

        says(page, "succeeded");
        assertEquals("succeeded", status(intent));
        assertEquals(0, page.locator(CHALLENGE).count());
        assertEquals(List.of(), chromium.errors());
    }

    @Test
    void holderWhoSaysNo_seesThatItFailed_andMayTryAgain() throws Exception {
        String intent = make("payment_intents", "amount=800&currency=usd&payment_method_types[]=card");
        Page page = open(intent, "payment");

        type(page, "4000002760003184");
        page.click("text=Pay");
        answer(page, "Fail authentication");
        says(page, "payment_intent_authentication_failure");
        assertEquals("requires_payment_method", status(intent));
        type(page, "4242424242424242");
        page.click("text=Pay");

        says(page, "succeeded");
        assertEquals("succeeded", status(intent));
        assertEquals(List.of(), chromium.errors());
    }

    @Test
    void paymentThatTheServerBegan_goesOnWithTheBanksQuestion() throws Exception {
        String intent = make(
                "payment_intents",
                "amount=800&currency=usd&payment_method_types[]=card&confirm=true"
                        + "&payment_method=pm_card_authenticationRequired");
        Page page = open(intent, "payment");

        page.click("text=Answer the bank");
        answer(page, "Complete authentication");

        says(page, "succeeded");
        assertEquals("succeeded", status(intent));
        assertEquals(List.of(), chromium.errors());
    }

    @Test
    void mistakes_areSaidBeforeAnythingIsSent() throws Exception {
        String intent = make("setup_intents", "payment_method_types[]=card");
        Page page = open(intent, "payment");

        type(page, "4242424242424241");
        page.click("text=Pay");

        says(page, "invalid_number");
        assertEquals(
                "Your card number is invalid.",
                page.frameLocator(FRAME).locator("[role=alert]").textContent());
        assertEquals(0, stripe.requestCount("POST /v1/payment_methods"));
    }

    @Test
    void browser_asksNothingButWithTheIntentsSecret() throws Exception {
        String intent = make("payment_intents", "amount=800&currency=usd&payment_method_types[]=card");
        String id = intent.substring(0, intent.indexOf("_secret_"));

        assertTrue(
                asBrowser("payment_intents/" + id + "?client_secret=" + intent).contains("\"status\""));
        assertTrue(asBrowser("payment_intents/" + id + "?client_secret=wrong").contains("\"error\""));
        assertTrue(asBrowser("customers").contains("secret_key_required"));
    }

    private Page open(String clientSecret, String element) {
        Page page = chromium.open(host.url(clientSecret, element));
        page.waitForSelector("body[data-ready=yes]");
        return page;
    }

    private static void type(Page page, String number) {
        FrameLocator frame = page.frameLocator(FRAME);
        frame.locator("[autocomplete=cc-number]").fill(number);
        frame.locator("[autocomplete=cc-exp]").fill("1234");
        frame.locator("[autocomplete=cc-csc]").fill("123");
    }

    /// By the keyboard, once the question has the focus: a click on a frame that is just being shown may be lost.
    private static void answer(Page page, String answer) {
        FrameLocator question = page.frameLocator(CHALLENGE);
        question.locator("button:focus").waitFor();
        question.locator("text=" + answer).press("Enter");
    }

    private static void says(Page page, String text) {
        page.waitForSelector("output:has-text('" + text + "')");
    }

    /// Makes an intent as a server does; its client secret.
    private String make(String kind, String fields) throws IOException, InterruptedException {
        HttpRequest request = asServer(kind)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields.replace("[]", "%5B%5D")))
                .build();
        return field(client.send(request, BodyHandlers.ofString()), "client_secret");
    }

    private String status(String clientSecret) throws IOException, InterruptedException {
        String id = clientSecret.substring(0, clientSecret.indexOf("_secret_"));
        String kind = id.startsWith("seti_") ? "setup_intents/" : "payment_intents/";
        return field(client.send(asServer(kind + id).build(), BodyHandlers.ofString()), "status");
    }

    private HttpRequest.Builder asServer(String path) {
        return HttpRequest.newBuilder(URI.create(stripe.url() + "/v1/" + path))
                .header("Authorization", "Bearer " + FakeStripe.SECRET_KEY);
    }

    private String asBrowser(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stripe.url() + "/v1/" + path))
                .header("Authorization", "Bearer " + FakeStripe.PUBLISHABLE_KEY)
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private static String field(HttpResponse<String> response, String name) throws IOException {
        assertEquals(200, response.statusCode(), response.body());
        return new ObjectMapper().readTree(response.body()).path(name).asText();
    }
}
