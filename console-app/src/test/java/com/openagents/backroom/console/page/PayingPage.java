package com.openagents.backroom.console.page;

import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// The smallest page of another origin that takes cards by Stripe.js, under a policy that lets it do no more.
final class PayingPage implements AutoCloseable {
    private static final String SCRIPT = """
            const fields = new URLSearchParams(location.search);
            const clientSecret = fields.get("secret");
            const stripe = Stripe(fields.get("key"));
            const elements = stripe.elements({ clientSecret, appearance: { theme: "night" } });
            const card = elements.create(fields.get("element"));
            const said = document.querySelector("output");
            const say = ({ error, setupIntent, paymentIntent }) => {
              said.textContent = error ? error.code : (setupIntent ?? paymentIntent).status;
            };
            card.on("ready", () => (document.body.dataset.ready = "yes"));
            card.on("change", ({ complete }) => (document.body.dataset.complete = complete));
            card.mount("#card");
            document.querySelector("form").addEventListener("submit", async (event) => {
              event.preventDefault();
              const isSetup = clientSecret.startsWith("seti_");
              if (fields.get("element") === "card") {
                const confirm = isSetup ? stripe.confirmCardSetup : stripe.confirmCardPayment;
                say(await confirm(clientSecret, { payment_method: { card, billing_details: { name: "Alice" } } }));
              } else {
                const checked = await elements.submit();
                const confirm = isSetup ? stripe.confirmSetup : stripe.confirmPayment;
                say(checked.error ? checked : await confirm({ elements, redirect: "if_required" }));
              }
            });
            document.querySelector("#next").addEventListener("click", async () => {
              say(await stripe.handleNextAction({ clientSecret }));
            });
            """;

    private final HttpServer server;
    private final FakeStripe stripe;

    PayingPage(FakeStripe stripe) {
        this.stripe = stripe;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> send(exchange, "text/html; charset=utf-8", html()));
        server.createContext("/page.js", exchange -> send(exchange, "text/javascript", SCRIPT));
        server.start();
    }

    /// The page for an intent.
    ///
    /// @param element `payment` or `card`
    String url(String clientSecret, String element) {
        return "http://localhost:" + server.getAddress().getPort() + "/?secret=" + clientSecret + "&element=" + element
                + "&key=" + FakeStripe.PUBLISHABLE_KEY;
    }

    private String html() {
        return """
                <!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Pay</title>
                <form><div id="card"></div><button>Pay</button></form><button id="next">Answer the bank</button>
                <output></output><script src="%s"></script><script src="/page.js"></script></html>""".formatted(stripe.jsUrl());
    }

    private void send(HttpExchange exchange, String type, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; img-src data:; script-src 'self' %1$s; frame-src %1$s; connect-src %1$s"
                                    .formatted(stripe.url()));
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
