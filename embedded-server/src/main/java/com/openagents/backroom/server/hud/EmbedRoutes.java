package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ClientAddresses;
import com.openagents.backroom.server.web.FrameSources;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RateLimit;
import com.openagents.backroom.server.web.Reach;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A HUD in a frame of another site: what strangers see, the same for everybody. Cookies are neither read nor set
/// (requirement WEB-06).
public final class EmbedRoutes {
    /// Frames one client may open in a minute (requirement NET-11): pages with a few of them each, and their visitors
    /// behind one address.
    static final int MAX_FRAMES = 300;

    private final HudAccess access;
    private final PageDocument document;
    private final Supplier<PublicOrigin> origin;
    private final ClientAddresses clients;
    private final InstantSource clock;
    private final RateLimit frames;

    public EmbedRoutes(
            HudAccess access,
            PageDocument document,
            Supplier<PublicOrigin> origin,
            ClientAddresses clients,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.access = access;
        this.document = document;
        this.origin = origin;
        this.clients = clients;
        this.clock = clock;
        this.frames = new RateLimit(MAX_FRAMES, Duration.ofMinutes(1), nanoTime);
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/embed/{username}/{repo}", this::embed);
    }

    /// The path of a HUD's embed.
    static String path(HudId hud) {
        return "/embed/" + hud;
    }

    private Answer embed(ServerRequest request) {
        frames.require(clients.of(request));
        Seen seen = access.requireEmbed(request);
        LiveHud hud = seen.hud();
        if (!seen.isCanonical()
                || request.path().pathParameters().get("username").startsWith("@")) {
            return Answer.redirect(Status.MOVED_PERMANENTLY_301, path(hud.id()));
        }
        PageDocument.About about = new PageDocument.About(
                hud.id() + " · Backroom",
                "The coding agents of " + hud.id() + ", live.",
                origin.get().url(HudRoutes.path(hud.id())));
        El body = HudRoutes.body(hud, null, "?view=" + HudAccess.EMBED).attribute("data-framed", "true");
        String page = document.live(about, body, List.of(HudRoutes.tree(hud, clock.instant())));
        return Answer.embed(
                        page.getBytes(StandardCharsets.UTF_8),
                        FrameSources.header(hud.settings().allowedAncestors()))
                .reaching(Reach.ANY_ORIGIN);
    }
}
