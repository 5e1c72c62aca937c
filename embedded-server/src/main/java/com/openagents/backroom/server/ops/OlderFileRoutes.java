package com.openagents.backroom.server.ops;

import com.openagents.backroom.server.ingest.OlderFiles;
import com.openagents.backroom.server.ingest.follow.Follower;
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
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// The older files of agents, which are read on demand.
///
/// `GET /api/admin/older-files` lists the newest of them; `POST /api/admin/older-files/read {"file": "/absolute/path"}`
/// reads one whole, with those of its sub-agents, and answers `{"read": true}` when it is in the log.
public final class OlderFileRoutes {
    /// Files listed at once.
    private static final int MAX_FILES = 1_000;

    private final OperatorToken token;
    private final Supplier<Optional<Follower>> follower;

    /// @param follower empty while the server starts
    public OlderFileRoutes(OperatorToken token, Supplier<Optional<Follower>> follower) {
        this.token = token;
        this.follower = follower;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/api/admin/older-files", this::list).post("/api/admin/older-files/read", this::read);
    }

    private Answer list(ServerRequest request) {
        token.require(request);
        OlderFiles older = follower.get().map(known -> known.older(MAX_FILES)).orElse(OlderFiles.NONE);
        return Answer.json(out -> {
            out.number("total", (long) older.total());
            out.objects("files", older.newest(), (file, sink) -> {
                sink.text("file", file.path().toString());
                sink.text("modified_at", file.modifiedAt().toString());
                sink.number("bytes", file.bytes());
            });
        });
    }

    private Answer read(ServerRequest request) {
        token.require(request);
        Path file = file(RequestBody.bytes(request, WebLimits.MAX_BODY_BYTES));
        Follower reader = follower.get().orElseThrow(() -> ApiException.badRequest("The server is still starting."));
        try {
            reader.readNow(file);
            return Answer.json(out -> out.flag("read", true));
        } catch (IOException e) {
            throw ApiException.badRequest(e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.badRequest("The server stops.");
        }
    }

    private static Path file(byte[] body) {
        try {
            String file = new JsonFields(Json.parseRequest(body)).text("file");
            return Path.of(file == null ? "" : file);
        } catch (NotJsonException | InvalidPathException e) {
            throw ApiException.badRequest("Send {\"file\": \"/absolute/path\"}.");
        }
    }
}
