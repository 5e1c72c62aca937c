package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.FrameSources;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.Reach;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// A HUD in a frame of another site: what strangers see, the same for everybody. Cookies are neither read nor set
/// (requirement WEB-06).
public final class EmbedRoutes {
    private final HudAccess access;
    private final PageDocument document;
    private final Supplier<PublicOrigin> origin;
    private final InstantSource clock;

    public EmbedRoutes(HudAccess access, PageDocument document, Supplier<PublicOrigin> origin, InstantSource clock) {
        this.access = access;
        this.document = document;
        this.origin = origin;
        this.clock = clock;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/embed/{username}/{repo}", this::embed);
    }

    /// The path of a HUD's embed.
    static String path(HudId hud) {
        return "/embed/" + hud;
    }

    private Answer embed(ServerRequest request) {
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
        String page = document.live(
                about,
                body,
                List.of(HudRoutes.tree(hud, hud.channel(Audience.PUBLIC), PageWish.NONE, clock.instant())));
        return Answer.embed(
                        page.getBytes(StandardCharsets.UTF_8),
                        FrameSources.header(hud.settings().allowedAncestors()))
                .reaching(Reach.ANY_ORIGIN);
    }
}
