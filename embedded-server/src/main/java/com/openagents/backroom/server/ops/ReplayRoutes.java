package com.openagents.backroom.server.ops;

import com.openagents.backroom.server.ingest.Inlet;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.follow.FileImport;
import com.openagents.backroom.server.ingest.follow.FollowSettings;
import com.openagents.backroom.server.ingest.replay.PacedInlet;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.JsonFields;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.RequestBody;
import com.openagents.backroom.server.web.RouteTable;
import com.openagents.backroom.server.web.WebLimits;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// Lets `./backroom replay` hand a recording to the Backroom that runs on the data folder.
///
/// `POST /api/admin/replay {"file": "/absolute/path", "speed": "8"}`, speed `max` or a number; answers when it is done:
/// `{"source", "lines", "dead_letters"}`.
public final class ReplayRoutes {
    private final OperatorToken token;
    private final Inlet inlet;
    private final InstantSource clock;

    public ReplayRoutes(OperatorToken token, Inlet inlet, InstantSource clock) {
        this.token = token;
        this.inlet = inlet;
        this.clock = clock;
    }

    public RouteTable addTo(RouteTable table) {
        return table.post("/api/admin/replay", this::replay);
    }

    private Answer replay(ServerRequest request) {
        token.require(request);
        try {
            JsonFields wish = new JsonFields(Json.parseRequest(RequestBody.bytes(request, WebLimits.MAX_BODY_BYTES)));
            Path file = Path.of(String.valueOf(wish.text("file")));
            String speed = String.valueOf(wish.text("speed"));
            FileImport done = FileImport.run(
                    file, Sources.known(), PacedInlet.of(inlet, speed), clock, FollowSettings.defaults());
            return Answer.json(out -> {
                out.text("source", done.source());
                out.number("lines", done.lines());
                out.number("dead_letters", done.deadLetters());
            });
        } catch (NotJsonException | IllegalArgumentException e) {
            throw ApiException.badRequest("Send {\"file\": \"/absolute/path\", \"speed\": \"max\"}.");
        } catch (IOException e) {
            throw ApiException.badRequest(e.getMessage() + ".");
        }
    }
}
