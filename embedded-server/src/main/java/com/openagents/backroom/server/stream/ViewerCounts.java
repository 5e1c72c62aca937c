package com.openagents.backroom.server.stream;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.web.ApiException;
import io.helidon.http.Status;
import java.util.HashMap;
import java.util.Map;

/// Who watches how much, and whether one more may. Any thread may call it.
public final class ViewerCounts {
    private final StreamLimits limits;
    private final Map<HudId, Integer> byHud = new HashMap<>();
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int total;

    public ViewerCounts(StreamLimits limits) {
        this.limits = limits;
    }

    /// Counts one more stream.
    ///
    /// @param address of the client; loopback has no limit of its own
    /// @throws ApiException 503 when there are too many in all, 429 when too many of this HUD or address
    public synchronized Ticket admit(HudId hud, String address, boolean isLoopback) {
        if (total >= limits.total()) {
            throw refused(
                    Status.SERVICE_UNAVAILABLE_503, "streams_full", "The server has all the viewers it can take.");
        }
        if (byHud.getOrDefault(hud, 0) >= limits.perHud()) {
            throw refused(Status.TOO_MANY_REQUESTS_429, "hud_full", "This HUD has all the viewers it can take.");
        }
        if (!isLoopback && byAddress.getOrDefault(address, 0) >= limits.perAddress()) {
            throw refused(Status.TOO_MANY_REQUESTS_429, "address_full", "Too many streams from your address.");
        }
        total++;
        byHud.merge(hud, 1, Integer::sum);
        byAddress.merge(address, 1, Integer::sum);
        return new Ticket(hud, address);
    }

    /// Streams open now.
    public synchronized int total() {
        return total;
    }

    private synchronized void release(Ticket ticket) {
        total--;
        byHud.computeIfPresent(ticket.hud, (_, count) -> count == 1 ? null : count - 1);
        byAddress.computeIfPresent(ticket.address, (_, count) -> count == 1 ? null : count - 1);
    }

    private static ApiException refused(Status status, String code, String sentence) {
        return new ApiException(status, code, sentence + " Try again in half a minute.")
                .retryAfter(StreamLimits.REFUSED_RETRY);
    }

    /// One counted stream, until it is closed.
    public final class Ticket implements AutoCloseable {
        private final HudId hud;
        private final String address;

        private Ticket(HudId hud, String address) {
            this.hud = hud;
            this.address = address;
        }

        @Override
        public void close() {
            release(this);
        }
    }
}
