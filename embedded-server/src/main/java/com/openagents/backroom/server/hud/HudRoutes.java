package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.page.HudPage;
import com.openagents.backroom.hud.page.Node.Element;
import com.openagents.backroom.hud.page.PageView;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.stream.Channel;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A HUD as a page and as JSON.
public final class HudRoutes {
    private final HudAccess access;
    private final Replays replays;
    private final PageDocument document;
    private final ReplayPage replayed;
    private final Supplier<PublicOrigin> origin;
    private final InstantSource clock;
    private final PageCache pages = new PageCache();

    public HudRoutes(
            HudAccess access,
            Replays replays,
            PageDocument document,
            Supplier<PublicOrigin> origin,
            InstantSource clock) {
        this.access = access;
        this.replays = replays;
        this.document = document;
        this.replayed = new ReplayPage(replays, document);
        this.origin = origin;
        this.clock = clock;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/hud/{username}/{repo}", this::page)
                .get("/hud/{username}/{repo}/snapshot.json", this::snapshot);
    }

    /// The path of a HUD's page.
    public static String path(HudId hud) {
        return "/hud/" + hud;
    }

    private Answer page(ServerRequest request) {
        Seen seen = access.require(request);
        PageWish wish = PageWish.of(request);
        boolean isCanonical = seen.isCanonical()
                && !request.path().pathParameters().get("username").startsWith("@");
        Optional<ReplayWish> replay = ReplayWish.of(request);
        if (!isCanonical) {
            String query = replay.map(ReplayWish::query).orElseGet(wish::query);
            return Answer.redirect(Status.MOVED_PERMANENTLY_301, path(seen.hud().id()) + query);
        }
        if (replay.isPresent()) {
            replays.requireLook(seen, request);
            return Answer.html(
                    Status.OK_200, replayed.write(seen, replay.get(), wish, about(seen.hud()), clock.instant()));
        }
        Channel channel = seen.channel();
        String session = wish.session();
        boolean isKnown = session == null
                || channel.read(state -> state.findSession(session)).isPresent();
        if (!isKnown || !wish.isCommon()) { // any text can stand in a link
            return Answer.html(Status.OK_200, html(seen, channel, wish));
        }
        PageCache.Place place = new PageCache.Place(seen.hud().id(), seen.audience(), "page" + wish.query());
        return Answer.html(
                Status.OK_200, pages.page(place, () -> stamp(seen, channel), () -> html(seen, channel, wish)));
    }

    private PageCache.Stamp stamp(Seen seen, Channel channel) {
        LiveHud hud = seen.hud();
        return new PageCache.Stamp(
                channel.version(),
                clock.instant().getEpochSecond(),
                seen.viewers(),
                hud.settings(),
                origin.get().url(path(hud.id())));
    }

    private byte[] html(Seen seen, Channel channel, PageWish wish) {
        LiveHud hud = seen.hud();
        El body = body(hud, wish.session(), query(wish.session()));
        wish.tell(body);
        return document.live(about(hud), body, content(seen, channel, wish)).getBytes(StandardCharsets.UTF_8);
    }

    private PageDocument.About about(LiveHud hud) {
        return new PageDocument.About(
                hud.id() + " · Backroom",
                "The coding agents of " + hud.id() + ", live.",
                origin.get().url(path(hud.id())),
                Oembed.link(hud, origin.get()),
                hud.isPublic() ? origin.get().url(CardRoutes.path(hud)) : null);
    }

    private List<Element> content(Seen seen, Channel channel, PageWish wish) {
        Element tree = tree(seen.hud(), channel, seen.viewers(), wish, clock.instant());
        boolean isEmpty = channel.read(HudState::seq) == 0;
        boolean isOwner = seen.audience() == Audience.OWNER;
        Element share = SharePanel.corner(seen.hud(), origin.get(), isOwner)
                .add(document.script("share.js"))
                .build();
        return isEmpty && isOwner
                ? List.of(FirstSteps.notice(seen.hud().id(), origin.get()), tree, share)
                : List.of(tree, share);
    }

    private Answer snapshot(ServerRequest request) {
        Seen seen = access.require(request);
        Channel channel = seen.channel();
        return channel.read(state -> Snapshot.forReaders(seen, channel.epoch(), state, clock.instant()))
                .reaching(seen.reach());
    }

    /// The page's own part as strangers see it, as it is now.
    static Element tree(LiveHud hud, Instant now) {
        return tree(hud, hud.channel(Audience.PUBLIC), hud.viewerCount(Audience.PUBLIC), PageWish.NONE, now);
    }

    private static Element tree(LiveHud hud, Channel channel, int viewers, PageWish wish, Instant now) {
        PageView view = new PageView(
                wish.session(),
                new LinkState.Live(),
                hud.isPublic(),
                hud.settings().embedAllowed(),
                viewers,
                now,
                wish.timeline());
        return channel.read(state -> HudPage.tree(state, view));
    }

    /// The `body` that tells the script what to follow.
    ///
    /// @param query of the stream, with its `?`
    static El body(LiveHud hud, @Nullable String session, String query) {
        El body = El.of("body")
                .attribute("data-stream", path(hud.id()) + "/stream" + query)
                .attribute("data-public", Boolean.toString(hud.isPublic()))
                .attribute("data-embed", Boolean.toString(hud.settings().embedAllowed()));
        Optional.ofNullable(session).ifPresent(chosen -> body.attribute("data-session", chosen));
        return body;
    }

    static String query(@Nullable String session) {
        return session == null ? "" : "?session=" + URLEncoder.encode(session, StandardCharsets.UTF_8);
    }
}
