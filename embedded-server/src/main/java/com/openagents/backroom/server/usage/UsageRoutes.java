package com.openagents.backroom.server.usage;

import com.openagents.backroom.server.key.ApiKeys;
import com.openagents.backroom.server.key.KeyScope;
import com.openagents.backroom.server.ledger.InsufficientCreditsException;
import com.openagents.backroom.server.ledger.LedgerConflictException;
import com.openagents.backroom.server.ledger.SpendingStoppedException;
import com.openagents.backroom.server.usage.Usage.Booked;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.RateLimit;
import com.openagents.backroom.server.web.RequestBody;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongSupplier;

/// Programs book here what their agents used, in batches of CloudEvents. A batch whose answer was lost is sent again.
public final class UsageRoutes {
    /// A batch of as many events as one may have, each with texts as long as they may be, stays under it.
    static final int MAX_BODY_BYTES = 2 * 1024 * 1024;

    /// Batches of one account within a minute: a few agents that send every second.
    private static final int MAX_A_MINUTE = 600;

    private static final String BATCH = "application/cloudevents-batch+json";
    private static final Duration STOPPED = Duration.ofMinutes(5);

    private final ApiKeys keys;
    private final Usage usage;
    private final RateLimit batches;

    public UsageRoutes(ApiKeys keys, Usage usage, LongSupplier nanoTime) {
        this.keys = keys;
        this.usage = usage;
        this.batches = new RateLimit(MAX_A_MINUTE, Duration.ofMinutes(1), nanoTime);
    }

    public RouteTable addTo(RouteTable table) {
        return table.post("/api/usage/events", MAX_BODY_BYTES, this::book);
    }

    private Answer book(ServerRequest request) {
        UUID userId = keys.require(request, KeyScope.USAGE);
        batches.require(userId.toString());
        requireBatch(request);
        List<UsageEvent> events = UsageBatch.parse(RequestBody.bytes(request, MAX_BODY_BYTES));
        Booked booked = book(userId, events);
        return Answer.json(out -> {
            out.number("accepted", (long) booked.accepted());
            out.number("duplicates", (long) booked.duplicates());
            out.number("credits", booked.credits());
            out.number("total_credits", booked.balance().total());
        });
    }

    private Booked book(UUID userId, List<UsageEvent> events) {
        try {
            return usage.book(userId, events);
        } catch (InsufficientCreditsException e) {
            throw new ApiException(
                    Status.create(402, "Payment Required"), "insufficient_credits", String.valueOf(e.getMessage()));
        } catch (LedgerConflictException e) {
            throw new ApiException(Status.CONFLICT_409, "usage_conflict", String.valueOf(e.getMessage()));
        } catch (SpendingStoppedException e) {
            throw new ApiException(Status.SERVICE_UNAVAILABLE_503, "spending_stopped", String.valueOf(e.getMessage()))
                    .retryAfter(STOPPED);
        }
    }

    private static void requireBatch(ServerRequest request) {
        String type =
                request.headers().first(HeaderNames.CONTENT_TYPE).orElse("").toLowerCase(Locale.ROOT);
        if (!type.equals(BATCH) && !type.startsWith(BATCH + ";")) {
            throw new ApiException(
                    Status.UNSUPPORTED_MEDIA_TYPE_415, "not_a_batch", "Send CloudEvents as " + BATCH + ".");
        }
    }
}
