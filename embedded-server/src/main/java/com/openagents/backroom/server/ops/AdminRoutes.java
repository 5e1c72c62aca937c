package com.openagents.backroom.server.ops;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.server.auth.OperatorTickets;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.hud.Audience;
import com.openagents.backroom.server.hud.LiveHud;
import com.openagents.backroom.server.hud.LiveHuds;
import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.SourceStatus;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.JsonFields;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.Endpoint;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RequestBody;
import com.openagents.backroom.server.web.RouteTable;
import com.openagents.backroom.server.web.WebLimits;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// The admin listener's routes. All but `/healthz` need the operator's token.
public final class AdminRoutes {
    /// Dead letters shown at once.
    private static final int MAX_LETTERS = 1_000;

    private final OperatorToken token;
    private final LiveHuds huds;
    private final EventLog log;
    private final Supplier<List<SourceStatus>> sources;
    private final OperatorTickets tickets;
    private final Supplier<PublicOrigin> origin;
    private final Metrics metrics;
    private final InstantSource clock;

    public AdminRoutes(
            OperatorToken token,
            LiveHuds huds,
            EventLog log,
            Supplier<List<SourceStatus>> sources,
            OperatorTickets tickets,
            Supplier<PublicOrigin> origin,
            Metrics metrics,
            InstantSource clock) {
        this.token = token;
        this.huds = huds;
        this.log = log;
        this.sources = sources;
        this.tickets = tickets;
        this.origin = origin;
        this.metrics = metrics;
        this.clock = clock;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/healthz", _ -> Answer.json(out -> out.text("status", "up")))
                .get("/metrics", operatorOnly(_ -> Answer.bytes(Status.OK_200, Metrics.CONTENT_TYPE, metrics.scrape())))
                .get("/api/admin/sessions", operatorOnly(_ -> sessions()))
                .get("/api/admin/huds", operatorOnly(_ -> huds()))
                .get("/api/admin/sources", operatorOnly(_ -> sources()))
                .get("/api/admin/dead-letters", operatorOnly(_ -> deadLetters()))
                .post("/api/admin/operator-ticket", operatorOnly(this::ticket));
    }

    private Endpoint operatorOnly(Endpoint endpoint) {
        return request -> {
            token.require(request);
            return endpoint.answer(request);
        };
    }

    /// Every session of every HUD, also of those that were not looked at yet.
    private Answer sessions() {
        for (Hud row : huds.newestFirst()) {
            huds.find(row.name());
        }
        return huds.read(states -> Answer.json(out -> out.objects(
                "sessions",
                states.stream().flatMap(state -> state.sessions().stream()).toList(),
                (session, sink) -> StateJson.writePublic(session, sink, clock.instant()))));
    }

    private Answer huds() {
        List<LiveHud> known = new ArrayList<>();
        for (Hud row : huds.newestFirst()) {
            huds.find(row.name()).ifPresent(known::add);
        }
        return Answer.json(out -> out.objects("huds", known, this::writeHud));
    }

    private void writeHud(LiveHud hud, FieldSink out) {
        out.text("hud", hud.id().toString());
        out.text("url", origin.get().url("/hud/" + hud.id()));
        out.flag("is_public", hud.isPublic());
        out.flag("embed_allowed", hud.settings().embedAllowed());
        out.number("viewers", (long) hud.viewerCount());
        out.number("seq", hud.channel(Audience.OWNER).read(HudState::seq));
    }

    private Answer sources() {
        return Answer.json(out -> out.objects("sources", sources.get(), (source, sink) -> {
            sink.text("source", source.source());
            sink.text("title", source.title());
            sink.text("folder", source.folder().toString());
            sink.text("presence", source.presence().name().toLowerCase(Locale.ROOT));
            sink.text("advice", source.advice());
            sink.flag("native", source.isNative());
            sink.number("followed", (long) source.followed());
            sink.number("listed", (long) source.listed());
            sink.number("unreadable", (long) source.unreadable());
            sink.number("foreign", (long) source.foreign());
            sink.number("lines", source.lines());
            sink.number("bytes", source.bytes());
            sink.number("dead_letters", source.deadLetters());
        }));
    }

    private Answer deadLetters() {
        List<DeadLetter> letters = log.deadLetters(MAX_LETTERS);
        return Answer.json(out -> out.objects("dead_letters", letters, (letter, sink) -> {
            sink.text("source", letter.source());
            sink.text("file", letter.file());
            sink.number("line", letter.line());
            sink.text("reason", letter.reason());
            sink.text("at", letter.at().toString());
        }));
    }

    private Answer ticket(ServerRequest request) {
        byte[] body = RequestBody.bytes(request, WebLimits.MAX_BODY_BYTES);
        String link = origin.get().url(tickets.link(path(body)));
        return Answer.json(out -> out.text("url", link));
    }

    /// Where the link is to lead: `{"path": "/hud/ada/shop"}`, or nothing for the start.
    private static String path(byte[] body) {
        try {
            String path = body.length == 0 ? null : new JsonFields(Json.parseRequest(body)).text("path");
            return path == null ? "/" : path;
        } catch (NotJsonException e) {
            throw ApiException.badRequest("Send {\"path\": \"/hud/USER/REPO\"} or nothing.");
        }
    }
}
