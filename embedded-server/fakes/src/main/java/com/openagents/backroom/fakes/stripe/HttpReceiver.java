package com.openagents.backroom.fakes.stripe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// A server that takes webhooks over HTTP.
public final class HttpReceiver implements Delivery.Receiver {
    /// What stands for a server that can't be reached.
    public static final int UNREACHABLE = 0;

    /// Stripe gives up sooner than a slow page would.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    public HttpReceiver(URI address) {
        this.address = address;
    }

    @Override
    public int receive(Delivery delivery) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Stripe-Signature", delivery.signature())
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .POST(BodyPublishers.ofString(delivery.body()))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return UNREACHABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNREACHABLE;
        }
    }
}
