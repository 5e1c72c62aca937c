package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.function.Supplier;

/// What of a person is public now, and ending it.
public final class SharesRoutes {
    private final WebSessions sessions;
    private final Shares shares;
    private final Supplier<PublicOrigin> origin;

    public SharesRoutes(WebSessions sessions, Shares shares, Supplier<PublicOrigin> origin) {
        this.sessions = sessions;
        this.shares = shares;
        this.origin = origin;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/api/hud/shares", this::list).delete("/api/hud/shares/{username}/{repo}", this::unshare);
    }

    private Answer list(ServerRequest request) {
        SignedIn who = sessions.require(request);
        return Answer.json(out -> out.objects("shares", shares.of(who.userId()), this::write));
    }

    private Answer unshare(ServerRequest request) {
        SignedIn who = sessions.require(request);
        boolean ended = HudAccess.named(request)
                .filter(hud -> shares.end(who.userId(), hud))
                .isPresent();
        if (!ended) {
            throw ApiException.notFound();
        }
        return Answer.empty(Status.NO_CONTENT_204);
    }

    private void write(Shares.Share share, FieldSink out) {
        HudSettings settings = share.settings();
        out.text("hud", share.hud().toString());
        out.text("repo", share.hud().repo());
        out.text("url", origin.get().url(HudRoutes.path(share.hud())));
        out.text("embed_url", origin.get().url(EmbedRoutes.path(share.hud())));
        out.flag("is_public", settings.isPublic());
        out.flag("embed_allowed", settings.embedAllowed());
        out.text("redaction_policy", settings.policy().wire());
        out.texts("allowed_ancestors", settings.allowedAncestors());
        Instant until = settings.publicUntil();
        out.text("public_until", until == null ? null : IsoTime.text(until));
        out.number("viewers", (long) share.viewers());
        out.number("viewers_peak", (long) share.viewersPeak());
    }
}
