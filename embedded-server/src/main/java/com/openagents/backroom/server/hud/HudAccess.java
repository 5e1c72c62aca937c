package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.stream.Channel;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.Reach;
import io.helidon.common.parameters.Parameters;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// Decides who may see which HUD. What is unknown and what is private look the same to strangers.
public final class HudAccess {
    /// The value of `view` in what an embed asks for.
    static final String EMBED = "embed";

    private final LiveHuds huds;
    private final HudNames names;
    private final WebSessions sessions;

    public HudAccess(LiveHuds huds, HudNames names, WebSessions sessions) {
        this.huds = huds;
        this.names = names;
        this.sessions = sessions;
    }

    /// A HUD that the asker may see.
    ///
    /// @param settings what held when it was asked for
    /// @param named as in the address; differs from the HUD's name in case, or is an older one
    public record Seen(LiveHud hud, HudSettings settings, Audience audience, HudId named) {
        public Channel channel() {
            return hud.channel(audience);
        }

        /// How many watch, as the asker is told it.
        int viewers() {
            return hud.viewerCount(audience);
        }

        /// Whether the address is the one that links carry.
        boolean isCanonical() {
            return named.toString().equals(hud.id().toString());
        }

        /// What is public may be read from any page; what only the owner sees, from ours.
        Reach reach() {
            return hud.isPublic() ? Reach.ANY_ORIGIN : Reach.SAME_ORIGIN;
        }
    }

    /// The HUD that the request's address names.
    ///
    /// @throws ApiException 404 when there is none, or none for this asker
    Seen require(ServerRequest request) {
        HudId named = named(request).orElseThrow(ApiException::notFound);
        Optional<SignedIn> asker = isForEmbed(request) ? Optional.empty() : sessions.find(request.headers());
        LiveHud hud = find(named, (owner, settings) -> settings.isPublic() || isOwner(owner, asker))
                .orElseThrow(ApiException::notFound);
        HudSettings settings = hud.settings();
        Audience audience = audience(hud, request).orElseThrow(ApiException::notFound);
        return new Seen(hud, settings, audience, named);
    }

    /// The HUD that the request's address names, for a page of another site: without looking at who asks.
    ///
    /// @throws ApiException 404 when there is none or it is private, 403 when it is public but not to be framed
    Seen requireEmbed(ServerRequest request) {
        HudId named = named(request).orElseThrow(ApiException::notFound);
        LiveHud hud = find(named, (_, settings) -> settings.isPublic())
                .filter(LiveHud::isPublic)
                .orElseThrow(ApiException::notFound);
        if (!hud.settings().embedAllowed()) {
            throw new ApiException(
                    Status.FORBIDDEN_403,
                    "embed_off",
                    "The owner of this HUD does not let other sites show it. Open it here instead.");
        }
        return new Seen(hud, hud.settings(), Audience.PUBLIC, named);
    }

    /* The HUD of a name, if it is shown. The time of a refusal must not tell a HUD that is private from one that is not
     * there (WEB-11): so whatever is refused has asked the database three times, one that is in memory too, and
     * nothing is loaded for it. What is shown and in memory asks it nothing.
     */
    private Optional<LiveHud> find(HudId named, BiPredicate<UUID, HudSettings> isShown) {
        Optional<LiveHud> loaded =
                huds.findLoaded(named).filter(hud -> isShown.test(hud.row().owner(), hud.settings()));
        if (loaded.isPresent()) {
            return loaded;
        }
        Optional<Hud> today = huds.findRow(named);
        Optional<HudId> renamed = names.findRenamed(named);
        Optional<Hud> row = today.isPresent() ? today : huds.findRow(renamed.orElse(named));
        return row.filter(known -> isShown.test(known.owner(), huds.settings(known)))
                .map(Hud::name)
                .flatMap(huds::find);
    }

    /// As what the asker sees the HUD; empty when not at all. What an embed asks for says so, and then nobody is
    /// asked who they are.
    Optional<Audience> audience(LiveHud hud, ServerRequest request) {
        if (isForEmbed(request)) {
            return hud.isPublic() && hud.settings().embedAllowed() ? Optional.of(Audience.PUBLIC) : Optional.empty();
        }
        return audience(hud, request.headers());
    }

    /// Whose stream it is, if somebody's who is signed in.
    Optional<UUID> account(ServerRequest request) {
        return isForEmbed(request)
                ? Optional.empty()
                : sessions.find(request.headers()).map(SignedIn::userId);
    }

    static boolean isForEmbed(ServerRequest request) {
        return request.query().first("view").orElse("").equals(EMBED);
    }

    private Optional<Audience> audience(LiveHud hud, ServerRequestHeaders headers) {
        if (isOwner(hud.row().owner(), sessions.find(headers))) {
            return Optional.of(Audience.OWNER);
        }
        return hud.isPublic() ? Optional.of(Audience.PUBLIC) : Optional.empty();
    }

    private static boolean isOwner(UUID owner, Optional<SignedIn> asker) {
        return asker.filter(who -> who.userId().equals(owner)).isPresent();
    }

    /// Whether a request that shows a session's cookie comes from one of our own pages.
    Predicate<ServerRequestHeaders> isClaimed() {
        return sessions::isClaimed;
    }

    static Optional<HudId> named(ServerRequest request) {
        return named(request.path().pathParameters());
    }

    static Optional<HudId> named(Parameters path) {
        String username = path.get("username");
        String repo = path.get("repo");
        String login = username.startsWith("@") ? username.substring(1) : username;
        return HudId.isUsername(login) && HudId.isRepo(repo) ? Optional.of(new HudId(login, repo)) : Optional.empty();
    }
}
