package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.replay.Projection;
import com.openagents.backroom.server.replay.Tape;
import com.openagents.backroom.server.replay.Tapes;
import com.openagents.backroom.server.web.ClientAddresses;
import com.openagents.backroom.server.web.RateLimit;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.function.LongSupplier;

/// The logs of HUDs to be seen again by those who may see them. Any thread may use it.
public final class Replays {
    /// What a stranger may look at: a hand on the slider asks a few times a second.
    private static final int MAX_LOOKS = 300;

    private static final Duration LOOKS_IN = Duration.ofMinutes(1);

    private final Tapes tapes;
    private final ClientAddresses clients;
    private final RateLimit looks;

    /// @param nanoTime a clock like [System#nanoTime]
    public Replays(Tapes tapes, ClientAddresses clients, LongSupplier nanoTime) {
        this.tapes = tapes;
        this.clients = clients;
        this.looks = new RateLimit(MAX_LOOKS, LOOKS_IN, nanoTime);
    }

    /// Counts one more look of somebody who is not the owner.
    ///
    /// @throws com.openagents.backroom.server.web.ApiException 429 when they were too many
    void requireLook(Seen seen, ServerRequest request) {
        switch (seen.audience()) {
            case OWNER -> {}
            case PUBLIC -> looks.require(clients.of(request));
        }
    }

    /// The HUD's log as this asker sees it.
    Tape tape(Seen seen) {
        return tapeOf(seen.hud(), seen.audience(), seen.settings());
    }

    /// The HUD's log as its owner sees it.
    public Tape ownersTape(LiveHud hud) {
        return tapeOf(hud, Audience.OWNER, hud.settings());
    }

    private Tape tapeOf(LiveHud hud, Audience audience, HudSettings settings) {
        return switch (audience) {
            case OWNER -> tapes.of(hud.row(), Audience.OWNER, () -> Projection.WHOLE);
            case PUBLIC -> tapes.of(hud.row(), settings, () -> PublicProjection.of(settings));
        };
    }
}
