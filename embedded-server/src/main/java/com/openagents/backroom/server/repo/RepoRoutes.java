package com.openagents.backroom.server.repo;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.db.User;
import com.openagents.backroom.server.github.GitHubRepo;
import com.openagents.backroom.server.hud.HudRoutes;
import com.openagents.backroom.server.hud.SitePages;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.FormBody;
import com.openagents.backroom.server.web.JsonBody;
import com.openagents.backroom.server.web.KeptForm;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RateLimit;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The repository picker, as a page and as JSON. Picking one makes its HUD and goes to it.
public final class RepoRoutes {
    private static final String PAGE = "/repos";

    /// `org/name`.
    private static final int MAX_NAME_CHARS = HudId.MAX_USERNAME_LENGTH + 1 + HudId.MAX_REPO_LENGTH;

    /// Rows of the page; a search finds the rest.
    private static final int MAX_ROWS = 100;

    /// HUDs that one person makes within a minute.
    private static final int MAX_PICKS_A_MINUTE = 30;

    private final WebSessions sessions;
    private final RepoPicker picker;
    private final SitePages pages;
    private final Supplier<PublicOrigin> origin;
    private final InstantSource clock;
    private final RateLimit picks;

    public RepoRoutes(
            WebSessions sessions,
            RepoPicker picker,
            SitePages pages,
            Supplier<PublicOrigin> origin,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.sessions = sessions;
        this.picker = picker;
        this.pages = pages;
        this.origin = origin;
        this.clock = clock;
        this.picks = new RateLimit(MAX_PICKS_A_MINUTE, Duration.ofMinutes(1), nanoTime);
    }

    public RouteTable addTo(RouteTable table) {
        return table.get(PAGE, this::page)
                .post(PAGE, this::pickOnPage)
                .get("/api/repos", this::list)
                .post("/api/repos", this::pick);
    }

    private Answer list(ServerRequest request) {
        SignedIn who = sessions.require(request);
        List<GitHubRepo> found = picker.search(who.userId(), search(request));
        return Answer.json(out -> out.objects("repos", found, (repo, sink) -> {
            sink.text("full_name", repo.fullName());
            sink.text("name", repo.name());
            sink.flag("private", repo.isPrivate());
            sink.flag("can_push", repo.canPush());
            sink.text("pushed_at", repo.pushedAt().map(IsoTime::text).orElse(null));
            sink.text("description", repo.description().orElse(null));
        }));
    }

    private Answer pick(ServerRequest request) {
        SignedIn who = sessions.require(request);
        String repo = JsonBody.of(request, Set.of("repo"))
                .text("repo", MAX_NAME_CHARS)
                .orElseThrow(() -> ApiException.badRequest("Name a repository: {\"repo\": \"org/name\"}."));
        HudId hud = make(who, repo);
        return Answer.json(Status.CREATED_201, out -> {
            out.text("hud", hud.toString());
            out.text("url", origin.get().url(HudRoutes.path(hud)));
        });
    }

    private Answer pickOnPage(ServerRequest request) {
        SignedIn who = sessions.require(request);
        HudId hud = make(who, FormBody.of(request).require("repo", MAX_NAME_CHARS));
        return Answer.redirect(Status.SEE_OTHER_303, HudRoutes.path(hud));
    }

    private HudId make(SignedIn who, String repo) {
        picks.require(who.userId().toString());
        return picker.make(new User(who.userId(), who.username()), repo);
    }

    private Answer page(ServerRequest request) {
        SignedIn who = sessions.require(request);
        String search = search(request);
        List<GitHubRepo> found = picker.search(who.userId(), search);
        List<GitHubRepo> own = found.stream().filter(GitHubRepo::canPush).toList();
        El main = El.of("main", "site sheet")
                .add(El.of("h1").text("Pick a repository"))
                .add(El.of("p")
                        .text("Its HUD is made at once. A public repository's HUD is public, a private one's is not."))
                .add(searchForm(search));
        KeptForm.take(request)
                .flatMap(form -> form.find("repo", MAX_NAME_CHARS))
                .ifPresent(repo -> main.add(kept(repo)));
        if (own.isEmpty()) {
            main.add(El.of("p", "dim")
                    .text(
                            search.isEmpty()
                                    ? "GitHub shows no repository that you can push to."
                                    : "No repository of yours has that in its name."));
        } else {
            El list = El.of("ul", "rows");
            Instant now = clock.instant();
            own.stream().limit(MAX_ROWS).forEach(repo -> list.add(row(repo, now)));
            main.add(list);
        }
        main.add(note(who, found.size() - own.size(), own.size() - MAX_ROWS));
        return Answer.html(Status.OK_200, pages.page("Pick a repository", PAGE, who, main.build()));
    }

    /// Picks what was picked before the sign-in, also where the list does not show it.
    private static El kept(String repo) {
        return El.of("div", "line kept-line")
                .attribute("role", "status")
                .add(El.of("span").text("You are signed in again. You were about to pick " + repo + "."))
                .add(SitePages.button(PAGE, "Pick it", "repo", repo));
    }

    private static El searchForm(String search) {
        return El.of("form", "search")
                .attribute("action", PAGE)
                .attribute("method", "get")
                .attribute("role", "search")
                .add(El.of("input")
                        .attribute("type", "search")
                        .attribute("name", "q")
                        .attribute("value", search)
                        .attribute("placeholder", "Search by name")
                        .attribute("aria-label", "Search by name"))
                .add(El.of("button").text("Search"));
    }

    private static El row(GitHubRepo repo, Instant now) {
        El name = El.of("span", "name").text(repo.fullName());
        if (repo.isPrivate()) {
            name.text(" ").add(El.of("span", "badge").text("private"));
        }
        String pushed = repo.pushedAt()
                .map(at -> "pushed " + Figures.span(Math.max(0, now.toEpochMilli() - at.toEpochMilli())) + " ago")
                .orElse("");
        return El.of("li")
                .add(El.of("form")
                        .attribute("action", PAGE)
                        .attribute("method", "post")
                        .add(El.of("input")
                                .attribute("type", "hidden")
                                .attribute("name", "repo")
                                .attribute("value", repo.fullName()))
                        .add(name)
                        .add(El.of("span", "dim").text(pushed))
                        .add(El.of("button")
                                .attribute("aria-label", "Pick " + repo.fullName())
                                .text("Pick")));
    }

    private El note(SignedIn who, int readOnly, int more) {
        El note = El.of("p", "dim");
        if (more > 0) {
            note.text(more + " more are found by their name. ");
        }
        if (readOnly > 0) {
            note.text(readOnly + " that you can only read are not shown: who can push makes a repository's HUD. ");
        }
        if (!picker.seesPrivate(who.userId())) {
            note.text("Private repositories are absent, as you did not grant GitHub's scope repo.");
        }
        return note;
    }

    private static String search(ServerRequest request) {
        String text = request.query().first("q").orElse("");
        return text.substring(0, Math.min(text.length(), MAX_NAME_CHARS));
    }
}
