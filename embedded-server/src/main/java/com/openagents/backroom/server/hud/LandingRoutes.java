package com.openagents.backroom.server.hud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.page.Node.Element;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.schema.event.HudEvent.Issue;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.Reach;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The fishbowl: the public HUD that the operator features, else the one that had an event last, while its
/// session is live.
public final class LandingRoutes {
    static final String NOBODY = "No live session is broadcasting right now.";

    private static final String PATH = "/";

    /// A session that said nothing for so long is no broadcast.
    private static final Duration LIVE_WITHIN = Duration.ofMinutes(15);

    /// HUDs looked at for one that is public and live.
    private static final int MAX_LOOKED_AT = 50;

    /// Links to other public HUDs.
    private static final int MAX_LINKS = 12;

    private final LiveHuds huds;
    private final Featured featured;
    private final WebSessions sessions;
    private final BooleanSupplier hasSignIn;
    private final PageDocument document;
    private final Supplier<PublicOrigin> origin;
    private final InstantSource clock;

    /// The landing page of an installation.
    ///
    /// @param hasSignIn whether people can sign in with GitHub here
    public LandingRoutes(
            LiveHuds huds,
            Featured featured,
            WebSessions sessions,
            BooleanSupplier hasSignIn,
            PageDocument document,
            Supplier<PublicOrigin> origin,
            InstantSource clock) {
        this.huds = huds;
        this.featured = featured;
        this.sessions = sessions;
        this.hasSignIn = hasSignIn;
        this.document = document;
        this.origin = origin;
        this.clock = clock;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get(PATH, this::page).get("/api/hud/live", this::json);
    }

    /// A public HUD with a session that is live, as strangers see it.
    private record Broadcast(
            LiveHud hud,
            String sessionId,
            Phase phase,
            @Nullable Issue issue) {}

    private Answer page(ServerRequest request) {
        Instant now = clock.instant();
        PageDocument.About about = new PageDocument.About(
                "Backroom", "Coding agents at work, live.", origin.get().url(PATH));
        Optional<SignedIn> who = sessions.find(request.headers());
        Optional<Broadcast> live = findLive(now);
        if (live.isEmpty()) {
            List<Element> parts = new ArrayList<>();
            who.map(person -> SitePages.navigation(PATH, person)).ifPresent(parts::add);
            parts.add(empty(who, now));
            return Answer.html(Status.OK_200, document.still(about, parts));
        }
        LiveHud hud = live.get().hud();
        return Answer.html(
                Status.OK_200,
                document.live(
                        about,
                        HudRoutes.body(hud, null, ""),
                        List.of(banner(live.get(), who), HudRoutes.tree(hud, now))));
    }

    private Answer json(ServerRequest request) {
        ObjectNode answer = Json.shared().createObjectNode();
        Optional<Broadcast> live = findLive(clock.instant());
        answer.put("enabled", live.isPresent());
        if (live.isEmpty()) {
            answer.putNull("hud_context").putNull("issue");
        } else {
            Broadcast broadcast = live.get();
            String path = HudRoutes.path(broadcast.hud().id());
            answer.putObject("hud_context")
                    .put("username", broadcast.hud().id().username())
                    .put("repo", broadcast.hud().id().repo())
                    .put("is_owner", false)
                    .put("is_public", true)
                    .put("embed_mode", false)
                    .put("stream_url", path + "/stream")
                    .put("session_id", broadcast.sessionId())
                    .put("status", broadcast.phase().wire());
            Issue issue = broadcast.issue();
            if (issue == null) {
                answer.putNull("issue");
            } else {
                answer.putObject("issue")
                        .put("label", issue.label())
                        .put("url", issue.url())
                        .put("title", issue.title());
            }
        }
        return Answer.bytes(Status.OK_200, "application/json", bytes(answer)).reaching(Reach.ANY_ORIGIN);
    }

    private Optional<Broadcast> findLive(Instant now) {
        Optional<Broadcast> chosen = featured.hud().flatMap(hud -> findLive(hud, now));
        return chosen.isPresent() ? chosen : findNewestLive(now);
    }

    private Optional<Broadcast> findLive(HudId name, Instant now) {
        return huds.find(name)
                .filter(LiveHud::isPublic)
                .flatMap(hud -> hud.channel(Audience.PUBLIC).read(state -> broadcast(hud, state, now)));
    }

    private Optional<Broadcast> findNewestLive(Instant now) {
        for (Hud row : newest()) {
            Optional<Broadcast> live = findLive(row.name(), now);
            if (live.isPresent()) {
                return live;
            }
        }
        return Optional.empty();
    }

    private static Optional<Broadcast> broadcast(LiveHud hud, HudState state, Instant now) {
        return state.foremost(now)
                .filter(session -> isLive(session, now))
                .map(session -> new Broadcast(
                        hud,
                        session.sessionId(),
                        session.phaseAt(now).phase(),
                        session.facts().issue().orElse(null)));
    }

    private static boolean isLive(SessionState session, Instant now) {
        Phase phase = session.phaseAt(now).phase();
        return !phase.isOver()
                && phase != Phase.OFFLINE
                && session.lastEventAt().plus(LIVE_WITHIN).isAfter(now);
    }

    private List<Hud> newest() {
        List<Hud> recent = new ArrayList<>();
        Instant oldest = clock.instant().minus(LIVE_WITHIN);
        for (Hud row : huds.newestFirst()) {
            Instant last = row.lastEventAt();
            if (last != null && last.isAfter(oldest) && recent.size() < MAX_LOOKED_AT) {
                recent.add(row);
            }
        }
        return recent;
    }

    private Element banner(Broadcast broadcast, Optional<SignedIn> who) {
        El banner = El.of("aside", "site broadcast")
                .attribute("aria-label", "Live broadcast")
                .add(El.of("span", "badge live").add(El.of("i", "dot")).text("LIVE"));
        Issue issue = broadcast.issue();
        if (issue != null) {
            banner.add(El.of("p").text("Working on ").add(issueLink(issue)));
        } else {
            banner.add(El.of("p")
                    .text("Working on ")
                    .add(El.of("a")
                            .attribute("href", HudRoutes.path(broadcast.hud().id()))
                            .text(broadcast.hud().id().toString())));
        }
        return banner.add(ownHud(who)).build();
    }

    /// The one click with which a person's own HUD begins, or that leads to those there are.
    private Optional<El> ownHud(Optional<SignedIn> who) {
        if (who.isPresent()) {
            return Optional.of(
                    El.of("a", "button").attribute("href", SharesPage.PAGE).text("Your HUDs"));
        }
        return hasSignIn.getAsBoolean()
                ? Optional.of(El.of("a", "button")
                        .attribute("href", "/api/auth/github/start")
                        .text("Connect GitHub → get your own HUD"))
                : Optional.empty();
    }

    private static El issueLink(Issue issue) {
        String label = issue.label() == null ? "" : issue.label() + " ";
        String title = issue.title() == null ? "the issue" : issue.title();
        if (!issue.url().startsWith("https://")) {
            return El.of("b").text(label + title);
        }
        return El.of("a")
                .attribute("href", issue.url())
                .attribute("rel", "noopener noreferrer nofollow ugc")
                .text(label + title);
    }

    private Element empty(Optional<SignedIn> who, Instant now) {
        El page = El.of("main", "site state-page")
                .add(El.of("h1").text(NOBODY))
                .add(El.of("p")
                        .text("It starts by itself as soon as a coding agent works in a repository with a public HUD."))
                .add(ownHud(who).map(link -> El.of("p").add(link)));
        List<Hud> others = huds.newestFirst().stream()
                .filter(row -> row.lastEventAt() != null)
                .limit(MAX_LOOKED_AT)
                .filter(row -> huds.find(row.name()).filter(LiveHud::isPublic).isPresent())
                .limit(MAX_LINKS)
                .toList();
        if (!others.isEmpty()) {
            El list = El.of("ul");
            others.forEach(row -> list.add(El.of("li")
                    .add(El.of("a")
                            .attribute("href", HudRoutes.path(row.name()))
                            .text(row.name().toString())
                            .add(ago(row.lastEventAt(), now)))));
            page.add(El.of("h2").text("Earlier")).add(list);
        }
        return page.build();
    }

    private static Optional<El> ago(@Nullable Instant last, Instant now) {
        return Optional.ofNullable(last)
                .map(at -> El.of("span", "dim").text(Figures.span(now.toEpochMilli() - at.toEpochMilli()) + " ago"));
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return Json.shared().writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of our own can always be written", e);
        }
    }
}
