package com.openagents.backroom.server.hud;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openagents.backroom.hud.layout.CardLayout;
import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.ClientAddresses;
import com.openagents.backroom.server.web.RateLimit;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.LongSupplier;

/// A HUD's card: the picture that a link to it is shown with. Strangers see what the public sees.
public final class CardRoutes {
    private static final String PNG = "image/png";

    /// What painted cards may take: some hundred, of about 40 KB.
    private static final long MAX_CACHED_BYTES = 16L * 1024 * 1024;

    /// A minute shows on the card, so it is good for no longer.
    private static final Duration FRESH = Duration.ofMinutes(1);

    /// Cards painted for one client in [#FRESH]; what is painted already costs nothing.
    private static final int MAX_PAINTED = 60;

    private final HudAccess access;
    private final Replays replays;
    private final ClientAddresses clients;
    private final InstantSource clock;
    private final RateLimit paintings;
    private final CardPainter painter = new CardPainter();
    private final Cache<Key, byte[]> cards = Caffeine.newBuilder()
            .maximumWeight(MAX_CACHED_BYTES)
            .<Key, byte[]>weigher((_, png) -> png.length)
            .expireAfterWrite(FRESH.multipliedBy(10))
            .build();

    /// What a card depends on.
    ///
    /// @param seq with the log's epoch, all that was told
    /// @param minute what clocks show, and states that come of silence
    private record Key(
            UUID epoch, Audience audience, HudSettings settings, long seq, String phase, Instant minute, Theme theme) {
        String tag() {
            byte[] text = toString().getBytes(StandardCharsets.UTF_8);
            return "\"" + UUID.nameUUIDFromBytes(text).toString().replace("-", "") + "\"";
        }
    }

    public CardRoutes(
            HudAccess access, Replays replays, ClientAddresses clients, InstantSource clock, LongSupplier nanoTime) {
        this.access = access;
        this.replays = replays;
        this.clients = clients;
        this.clock = clock;
        this.paintings = new RateLimit(MAX_PAINTED, FRESH, nanoTime);
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/hud/{username}/{repo}/card.png", this::card);
    }

    /// The path of a HUD's card.
    static String path(LiveHud hud) {
        return HudRoutes.path(hud.id()) + "/card.png";
    }

    private Answer card(ServerRequest request) {
        Seen seen = access.require(request);
        Theme theme = theme(request.query().first("theme").orElse("dark"));
        Instant now = clock.instant();
        if (request.query().first("show").orElse("").equals("hud")) {
            paintings.require(clients.of(request));
            replays.requireLook(seen, request);
            HudPicture picture = new HudPicture(seen, replays, painter);
            return Answer.bytes(Status.OK_200, PNG, picture.png(request, theme, now))
                    .with(HeaderNames.CACHE_CONTROL, "private, no-store")
                    .reaching(seen.reach());
        }
        Key key = seen.channel().read(state -> key(seen, state, now, theme));
        boolean isKnown = request.headers().contains(HeaderNames.IF_NONE_MATCH)
                && request.headers().get(HeaderNames.IF_NONE_MATCH).values().contains(key.tag());
        if (isKnown) {
            return answer(Answer.empty(Status.NOT_MODIFIED_304), seen, key);
        }
        byte[] png = cards.getIfPresent(key);
        if (png == null) {
            paintings.require(clients.of(request));
            png = painter.png(seen.channel()
                    .read(state -> CardLayout.lay(
                            state,
                            new Frame(CardLayout.WIDTH_PX, CardLayout.HEIGHT_PX, theme, painter.metrics(), now))));
            cards.put(key, png);
        }
        return answer(Answer.bytes(Status.OK_200, PNG, png), seen, key);
    }

    private static Key key(Seen seen, HudState state, Instant now, Theme theme) {
        String phase = state.foremost(now)
                .map(session -> session.sessionId() + " " + session.phaseAt(now))
                .orElse("");
        return new Key(
                seen.hud().row().epoch(),
                seen.audience(),
                seen.settings(),
                state.seq(),
                phase,
                now.truncatedTo(ChronoUnit.MINUTES),
                theme);
    }

    private static Answer answer(Answer answer, Seen seen, Key key) {
        String keep = switch (seen.audience()) {
            case OWNER -> "private, no-cache";
            case PUBLIC -> "public, max-age=" + FRESH.toSeconds();
        };
        return answer.with(HeaderNames.ETAG, key.tag())
                .with(HeaderNames.CACHE_CONTROL, keep)
                .with(HeaderNames.VARY, "Cookie")
                .reaching(seen.reach());
    }

    private static Theme theme(String word) {
        return switch (word) {
            case "dark" -> Theme.DARK;
            case "light" -> Theme.LIGHT;
            default -> throw ApiException.badRequest("theme takes dark or light.");
        };
    }
}
