package com.openagents.backroom.server.hud;

import com.openagents.backroom.server.key.ApiKeys;
import com.openagents.backroom.server.key.KeyScope;
import com.openagents.backroom.server.log.Publisher;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.RateLimit;
import com.openagents.backroom.server.web.RequestBody;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.LongSupplier;

/// Agents on other machines send their events here. Every event is stored once, by its source id: a batch whose
/// answer was lost is sent again.
public final class EventsRoutes {
    /// A batch; docs/events.md says how much an event may take.
    static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

    /// Batches of one account within a minute: a few agents that send every second.
    private static final int MAX_A_MINUTE = 600;

    private final ApiKeys keys;
    private final LiveHuds huds;
    private final Publisher publisher;
    private final InstantSource clock;
    private final RateLimit batches;

    public EventsRoutes(ApiKeys keys, LiveHuds huds, Publisher publisher, InstantSource clock, LongSupplier nanoTime) {
        this.keys = keys;
        this.huds = huds;
        this.publisher = publisher;
        this.clock = clock;
        this.batches = new RateLimit(MAX_A_MINUTE, Duration.ofMinutes(1), nanoTime);
    }

    public RouteTable addTo(RouteTable table) {
        return table.post("/api/hud/{username}/{repo}/events", MAX_BODY_BYTES, this::take);
    }

    private Answer take(ServerRequest request) {
        UUID owner = keys.require(request, KeyScope.EVENTS);
        batches.require(owner.toString());
        LiveHud hud = HudAccess.named(request)
                .flatMap(huds::find)
                .filter(live -> live.row().owner().equals(owner))
                .orElseThrow(ApiException::notFound);
        byte[] body = RequestBody.bytes(request, MAX_BODY_BYTES);
        PostedEvents events = PostedEvents.parse(body, hud.id(), clock.instant());
        int accepted = Math.min(
                publisher.accept(hud.row(), events.drafts()), events.drafts().size());
        return Answer.json(out -> {
            out.number("accepted", (long) accepted);
            out.number("duplicates", (long) events.drafts().size() - accepted);
            out.number("rejected_count", (long) events.rejectedCount());
            out.objects("rejected", events.rejected(), (rejected, sink) -> {
                sink.number("line", (long) rejected.line());
                sink.text("code", rejected.code());
            });
        });
    }
}
