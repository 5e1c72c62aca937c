package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.schema.hud.DecidedBy;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.FrameSources;
import com.openagents.backroom.server.web.JsonBody;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An owner says who may see a HUD.
public final class SettingsRoutes {
    /// The operator's answer to the one question of [Exposure].
    private static final String CONFIRM = "confirm_exposure";

    private static final Set<String> FIELDS = Set.of(
            "repo",
            "is_public",
            "embed_allowed",
            "redaction_policy",
            "excluded_paths",
            "allowed_ancestors",
            "public_until",
            CONFIRM);

    /// `2026-11-25T09:00:00.000000Z`.
    private static final int MAX_TIME_CHARS = 40;

    private final WebSessions sessions;
    private final LiveHuds huds;
    private final Exposure exposure;
    private final Supplier<PublicOrigin> origin;
    private final InstantSource clock;

    public SettingsRoutes(
            WebSessions sessions,
            LiveHuds huds,
            Exposure exposure,
            Supplier<PublicOrigin> origin,
            InstantSource clock) {
        this.sessions = sessions;
        this.huds = huds;
        this.exposure = exposure;
        this.origin = origin;
        this.clock = clock;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/api/hud/settings", this::read).post("/api/hud/settings", this::write);
    }

    private Answer read(ServerRequest request) {
        SignedIn who = sessions.require(request);
        return answer(own(who, request.query().first("repo").orElse("")));
    }

    private Answer write(ServerRequest request) {
        SignedIn who = sessions.require(request);
        JsonBody wish = JsonBody.of(request, FIELDS);
        LiveHud hud = own(
                who,
                wish.text("repo", HudId.MAX_REPO_LENGTH)
                        .or(() -> request.query().first("repo").asOptional())
                        .orElse(""));
        HudSettings changed = changed(hud.settings(), wish);
        if (who.isOperator() && changed.isPublic() && !hud.isPublic() && exposure.isToConfirm()) {
            requireConfirmed(wish);
        }
        huds.change(hud.id(), changed);
        return answer(hud);
    }

    /// The question that [SharesPage] asks with a page, for a program of the operator's.
    private void requireConfirmed(JsonBody wish) {
        if (!wish.flag(CONFIRM).orElse(false)) {
            throw new ApiException(
                    Status.CONFLICT_409,
                    "exposure_unconfirmed",
                    "Others can reach this server at " + origin.get() + ", and whoever has the link would see this HUD"
                            + " without signing in. If that is meant, send it again with `" + CONFIRM
                            + "` true; you are asked this once.");
        }
        exposure.confirm();
    }

    /// What is not said stays as it is. Making it public without an end makes it public for good.
    private HudSettings changed(HudSettings before, JsonBody wish) {
        Optional<Boolean> isPublic = wish.flag("is_public");
        @Nullable Instant until = wish.text("public_until", MAX_TIME_CHARS)
                .map(this::end)
                .orElse(isPublic.isPresent() ? null : before.publicUntil());
        return new HudSettings(
                isPublic.orElse(before.isPublic()),
                wish.flag("embed_allowed").orElse(before.embedAllowed()),
                wish.text("redaction_policy", MAX_TIME_CHARS)
                        .map(SettingsRoutes::policy)
                        .orElse(before.policy()),
                wish.texts("excluded_paths", ExcludedPaths.MAX_GLOBS)
                        .map(ExcludedPaths::require)
                        .orElse(before.excludedPaths()),
                wish.texts("allowed_ancestors", FrameSources.MAX_SOURCES)
                        .map(FrameSources::require)
                        .orElse(before.allowedAncestors()),
                until,
                isPublic.isPresent() ? DecidedBy.OWNER : before.decidedBy());
    }

    private Instant end(String text) {
        return IsoTime.find(text)
                .filter(end -> end.isAfter(clock.instant()))
                .orElseThrow(() -> ApiException.badRequest(
                        "`public_until` must be a time to come, in UTC, like 2026-12-24T18:00:00Z."));
    }

    /// The policy of that name.
    static RedactionPolicy policy(String wire) {
        for (RedactionPolicy policy : RedactionPolicy.values()) {
            if (policy.wire().equals(wire)) {
                return policy;
            }
        }
        throw ApiException.badRequest("`redaction_policy` must be standard or strict.");
    }

    /// A HUD of whoever asks; others have none as far as they are concerned.
    private LiveHud own(SignedIn who, String repo) {
        return Optional.of(repo)
                .filter(HudId::isRepo)
                .flatMap(name -> huds.find(new HudId(who.username(), name)))
                .filter(hud -> hud.row().owner().equals(who.userId()))
                .orElseThrow(ApiException::notFound);
    }

    private Answer answer(LiveHud hud) {
        return Answer.json(out -> write(hud, out));
    }

    private void write(LiveHud hud, FieldSink out) {
        HudSettings settings = hud.settings();
        out.text("repo", hud.id().repo());
        out.text("hud", hud.id().toString());
        out.text("url", origin.get().url(HudRoutes.path(hud.id())));
        out.flag("is_public", settings.isPublic());
        out.flag("embed_allowed", settings.embedAllowed());
        out.text("redaction_policy", settings.policy().wire());
        out.texts("excluded_paths", settings.excludedPaths());
        out.texts("allowed_ancestors", settings.allowedAncestors());
        Instant until = settings.publicUntil();
        out.text("public_until", until == null ? null : IsoTime.text(until));
        out.text("decided_by", settings.decidedBy().wire());
    }
}
