package com.openagents.backroom.server.stripe;

import com.openagents.backroom.server.outbound.OutboundException;
import com.openagents.backroom.server.outbound.OutboundHttp;
import com.openagents.backroom.server.outbound.Reply;
import com.stripe.Stripe;
import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpContent;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import com.stripe.net.StripeResponseStream;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/* What stripe-java sends, over our own client: a limit on the whole exchange and on the answer's size, no redirects, and
 * no origin but the configured one. The library's own client has none of these, and would send telemetry and which agent
 * started this process.
 *
 * Retries are the library's. It repeats what failed with a ConnectException; that is said only of requests which may be
 * repeated, those that read and those with an idempotency key. What got no answer in all the time it had is not repeated
 * at once: whoever waits has waited long enough, and whoever asked looks again.
 */
final class StripeTransport extends HttpClient {
    private static final String USER_AGENT = "Backroom JavaBindings/" + Stripe.VERSION;
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /// Headers that are ours to send or not to send.
    private static final Set<String> DROPPED =
            Set.of("user-agent", "content-type", "x-stripe-client-user-agent", "x-stripe-client-telemetry");

    private final OutboundHttp http;

    StripeTransport(OutboundHttp http) {
        this.http = http;
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        HttpContent content = request.content();
        Map<String, String> headers = headers(request);
        String body = "";
        if (content != null) {
            headers.put("Content-Type", content.contentType());
            body = new String(content.byteArrayContent(), StandardCharsets.UTF_8);
        }
        try {
            Reply reply = http.send(
                    request.method().name(),
                    URI.create(request.url().toString()),
                    headers,
                    body,
                    Duration.ofMillis(request.options().getReadTimeout()));
            return new StripeResponse(
                    reply.status(), HttpHeaders.of(reply.headers().map()), reply.text());
        } catch (OutboundException e) {
            throw failure(request, e);
        }
    }

    @Override
    public StripeResponseStream requestStream(StripeRequest request) throws ApiConnectionException {
        StripeResponse whole = request(request);
        return new StripeResponseStream(
                whole.code(),
                whole.headers(),
                new ByteArrayInputStream(whole.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> headers(StripeRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> header : request.headers().map().entrySet()) {
            if (!DROPPED.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                headers.put(header.getKey(), String.join(",", header.getValue()));
            }
        }
        headers.put("User-Agent", USER_AGENT);
        return headers;
    }

    private static ApiConnectionException failure(StripeRequest request, OutboundException failure) {
        boolean mayRepeat = !request.method().name().equals("POST")
                || request.headers().firstValue(IDEMPOTENCY_KEY).isPresent();
        String reason = String.valueOf(failure.getMessage());
        if (!mayRepeat || failure.isSilence() || Thread.currentThread().isInterrupted()) {
            return new ApiConnectionException(reason, failure);
        }
        ConnectException repeatable = new ConnectException(reason);
        repeatable.initCause(failure);
        return new ApiConnectionException(reason, repeatable);
    }
}
