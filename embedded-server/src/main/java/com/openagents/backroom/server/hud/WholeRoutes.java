package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.hud.text.WholeText;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.function.Supplier;

/// Changes and results to read whole, and the search in the log for its owner.
public final class WholeRoutes {
    /// Chars of one text on a page; browsers scroll no more than this with ease. The event itself has the rest.
    static final int MAX_CHARS = 16 * 1024 * 1024;

    /// The longest text that is looked for.
    private static final int MAX_QUERY_CHARS = 200;

    private final HudAccess access;
    private final EventLog log;
    private final PageDocument document;
    private final Supplier<PublicOrigin> origin;

    public WholeRoutes(HudAccess access, EventLog log, PageDocument document, Supplier<PublicOrigin> origin) {
        this.access = access;
        this.log = log;
        this.document = document;
        this.origin = origin;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/hud/{username}/{repo}/whole/{seq}", this::page)
                .get("/hud/{username}/{repo}/search", this::search);
    }

    /// The page of one event. It needs no script.
    private Answer page(ServerRequest request) {
        Seen seen = access.require(request);
        long seq = LogRoutes.place(request.path().pathParameters().get("seq"));
        List<HudEnvelope> events = new LogReader(log, seen).call(seq);
        if (events.isEmpty()) {
            throw ApiException.notFound();
        }
        WholeText whole = WholeText.of(events);
        boolean isCut = whole.text().length() > MAX_CHARS;
        String path = HudRoutes.path(seen.hud().id());
        El body = El.of("main", "site whole-page")
                .add(El.of("h1").words(whole.title()))
                .add(El.of("p", "dim")
                        .add(El.of("a")
                                .attribute("href", path)
                                .text(seen.hud().id().toString()))
                        .text(" \u00b7 event " + Figures.grouped(seq) + " \u00b7 "
                                + events.getFirst().at()))
                .add(El.of("pre")
                        .attribute("id", "whole-text")
                        .attribute("tabindex", "0")
                        .attribute("role", "region")
                        .attribute("aria-label", "The whole text")
                        .text(isCut ? whole.text().substring(0, MAX_CHARS) : whole.text()));
        if (isCut) {
            body.add(El.of("p")
                    .text("The text goes on. ")
                    .add(El.of("a")
                            .attribute(
                                    "href", path + "/events/" + events.getLast().seq())
                            .text("The event has all of it.")));
        }
        PageDocument.About about = new PageDocument.About(
                whole.title() + " \u00b7 Backroom",
                "An event of " + seen.hud().id() + ".",
                origin.get().url(path + "/whole/" + seq));
        return Answer.html(Status.OK_200, document.still(about, body.build()));
    }

    private Answer search(ServerRequest request) {
        Seen seen = access.require(request);
        if (seen.audience() != Audience.OWNER) {
            throw new ApiException(Status.FORBIDDEN_403, "owner_only", "Only the owner of a HUD searches its log.");
        }
        String text = request.query().first("q").orElse("").strip();
        if (text.isEmpty() || text.length() > MAX_QUERY_CHARS) {
            throw ApiException.badRequest("Say what to look for: ?q= and 1 to " + MAX_QUERY_CHARS + " characters.");
        }
        long before = request.query().first("before").map(LogRoutes::place).orElse(Long.MAX_VALUE);
        List<HudEnvelope> found = log.search(seen.hud().row(), text, before);
        return Answer.json(out -> out.objects("finds", found, (event, sink) -> {
            sink.number("seq", event.seq());
            sink.text("at", event.at().toString());
            sink.text("title", WholeText.title(event.event()));
        }));
    }
}
