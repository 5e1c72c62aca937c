package com.openagents.backroom.server.webhook;

import com.openagents.backroom.server.stripe.Patience;
import com.openagents.backroom.server.stripe.StripeSetup;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.ClientAddresses;
import com.openagents.backroom.server.web.RateLimit;
import com.openagents.backroom.server.web.RequestBody;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/* Where Stripe tells us what happened (requirements ST-07, ST-12, ST-13).
 *
 *   200  it is done and on the disk, or was before, or is nothing for us
 *   400  the signature, its time or the body is wrong; nothing is written
 *   413  larger than any event
 *   500  it could not be done; Stripe sends it again
 *   503  there is no secret to know Stripe by
 */
public final class WebhookRoutes {
    public static final String PATH = "/webhooks/stripe";

    /// Stripe's events are a few KiB; the largest known are under 100 KiB.
    static final int MAX_BODY_BYTES = 256 * 1024;

    /// Bodies with a wrong signature that one client may send within a minute.
    private static final int MAX_FORGERIES = 60;

    private static final HeaderName SIGNATURE = HeaderNames.create(WebhookSignature.HEADER);

    private final StripeSetup setup;
    private final Inbox inbox;
    private final ClientAddresses clients;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final RateLimit forgeries;

    public WebhookRoutes(
            StripeSetup setup, Inbox inbox, ClientAddresses clients, InstantSource clock, LongSupplier nanoTime) {
        this.setup = setup;
        this.inbox = inbox;
        this.clients = clients;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.forgeries = new RateLimit(MAX_FORGERIES, Duration.ofMinutes(1), nanoTime);
    }

    public RouteTable addTo(RouteTable table) {
        return table.signed(PATH, MAX_BODY_BYTES, this::take);
    }

    private Answer take(ServerRequest request) {
        List<String> secrets = setup.require().webhookSecrets();
        if (secrets.isEmpty()) {
            throw new ApiException(
                    Status.SERVICE_UNAVAILABLE_503,
                    "stripe_not_configured",
                    "No webhook is taken here: its operator has set no signing secret.");
        }
        byte[] body = RequestBody.bytes(request, MAX_BODY_BYTES);
        Optional<String> refusal =
                new WebhookSignature(secrets).refusal(body, request.headers().first(SIGNATURE), clock.instant());
        if (refusal.isPresent()) {
            forgeries.require(clients.of(request));
            throw new ApiException(Status.BAD_REQUEST_400, "bad_signature", refusal.get());
        }
        boolean _ = inbox.take(body, Patience.hasty(nanoTime));
        return Answer.json(out -> out.flag("received", true));
    }
}
