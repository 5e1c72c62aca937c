package com.openagents.backroom.server.stream;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.ClientAddresses.Client;
import io.helidon.http.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who watches how much, and whether one more may. Any thread may call it.
public final class ViewerCounts {
    private final StreamLimits limits;
    private final Map<HudId, Integer> byHud = new HashMap<>();
    private final Map<String, Integer> byAddress = new HashMap<>();
    private final Map<UUID, Integer> byAccount = new HashMap<>();
    private int total;

    public ViewerCounts(StreamLimits limits) {
        this.limits = limits;
    }

    /// Counts one more stream.
    ///
    /// @param client who asks; loopback has no limit of its own
    /// @param account of whoever is signed in
    /// @throws ApiException 503 when there are too many in all, 429 when too many of this HUD, address or account
    public synchronized Ticket admit(HudId hud, Client client, Optional<UUID> account) {
        String address = client.bucket();
        if (total >= limits.total()) {
            throw refused(
                    Status.SERVICE_UNAVAILABLE_503, "streams_full", "The server has all the viewers it can take.");
        }
        if (byHud.getOrDefault(hud, 0) >= limits.perHud()) {
            throw refused(Status.TOO_MANY_REQUESTS_429, "hud_full", "This HUD has all the viewers it can take.");
        }
        if (!client.isLoopback() && byAddress.getOrDefault(address, 0) >= limits.perAddress()) {
            throw refused(Status.TOO_MANY_REQUESTS_429, "address_full", "Too many streams from your address.");
        }
        if (account.isPresent() && byAccount.getOrDefault(account.get(), 0) >= limits.perAccount()) {
            throw refused(Status.TOO_MANY_REQUESTS_429, "account_full", "Too many streams of your account.");
        }
        total++;
        byHud.merge(hud, 1, Integer::sum);
        byAddress.merge(address, 1, Integer::sum);
        account.ifPresent(who -> byAccount.merge(who, 1, Integer::sum));
        return new Ticket(hud, address, account);
    }

    /// Streams open now.
    public synchronized int total() {
        return total;
    }

    private synchronized void release(Ticket ticket) {
        total--;
        byHud.computeIfPresent(ticket.hud, (_, count) -> oneLess(count));
        byAddress.computeIfPresent(ticket.address, (_, count) -> oneLess(count));
        ticket.account.ifPresent(who -> byAccount.computeIfPresent(who, (_, count) -> oneLess(count)));
    }

    private static @Nullable Integer oneLess(int count) {
        return count == 1 ? null : count - 1;
    }

    private static ApiException refused(Status status, String code, String sentence) {
        return new ApiException(status, code, sentence + " Try again in half a minute.")
                .retryAfter(StreamLimits.REFUSED_RETRY);
    }

    /// One counted stream, until it is closed.
    public final class Ticket implements AutoCloseable {
        private final HudId hud;
        private final String address;
        private final Optional<UUID> account;

        private Ticket(HudId hud, String address, Optional<UUID> account) {
            this.hud = hud;
            this.address = address;
            this.account = account;
        }

        @Override
        public void close() {
            release(this);
        }
    }
}
