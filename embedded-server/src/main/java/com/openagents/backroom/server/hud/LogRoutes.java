package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.json.EventCodec;
import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.RouteTable;
import com.openagents.backroom.server.web.StreamStart;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;

/// The log of a HUD for programs: as NDJSON from any place on, and single events whole.
public final class LogRoutes {
    private static final String NDJSON = "application/x-ndjson";
    private static final int PAGE_EVENTS = 500;

    /// Exports at a time; each holds one page in memory and reads from the database as fast as it is taken.
    private static final int MAX_EXPORTS = 16;

    private static final int GZIP_BUFFER_BYTES = 16 * 1024;

    private final HudAccess access;
    private final EventLog log;
    private final Semaphore exports = new Semaphore(MAX_EXPORTS);

    public LogRoutes(HudAccess access, EventLog log) {
        this.access = access;
        this.log = log;
    }

    public RouteTable addTo(RouteTable table) {
        return table.stream("/hud/{username}/{repo}/events", this::events)
                .get("/hud/{username}/{repo}/events/{seq}", this::event);
    }

    private void events(ServerRequest request, StreamStart start) {
        Seen seen = access.require(request);
        long after = number(request, "after", 0);
        long limit = number(request, "limit", Long.MAX_VALUE);
        boolean isWhole = number(request, "whole", 0) > 0;
        if (start.isHeadOnly()) {
            start.endWithHead(NDJSON, seen.reach());
            return;
        }
        if (!exports.tryAcquire()) {
            throw new ApiException(
                            Status.SERVICE_UNAVAILABLE_503, "exports_full", "Too many exports at once. Try again soon.")
                    .retryAfter(Duration.ofSeconds(10));
        }
        try (OutputStream out = open(request, start, seen)) {
            BooleanSupplier maySee = () -> maySee(seen, request);
            if (request.query().first("proof").orElse("").equals("1")) {
                writeProven(out, new LogReader(log, seen, false), after, limit, maySee);
            } else {
                write(out, new LogReader(log, seen, isWhole), after, limit, maySee);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            exports.release();
        }
    }

    /// Whether the reader still sees what it began to read, under the same settings.
    private boolean maySee(Seen seen, ServerRequest request) {
        return access.audience(seen.hud(), request).equals(Optional.of(seen.audience()))
                && seen.settings().showsTheSameAs(seen.hud().settings());
    }

    /// @param maySee asked before each page; a log that its reader may not see any more ends there
    private static void write(OutputStream out, LogReader reader, long after, long limit, BooleanSupplier maySee)
            throws IOException {
        long left = limit;
        List<HudEnvelope> page = left == 0 ? List.of() : reader.after(after, size(left));
        while (!page.isEmpty() && maySee.getAsBoolean()) {
            for (HudEnvelope event : page) {
                out.write(EventCodec.encode(event));
                out.write('\n');
            }
            left -= page.size();
            page = left == 0 ? List.of() : reader.next(size(left));
        }
    }

    private static void writeProven(OutputStream out, LogReader reader, long after, long limit, BooleanSupplier maySee)
            throws IOException {
        long left = limit;
        List<ShownProof> page = left == 0 ? List.of() : reader.provenAfter(after, size(left));
        while (!page.isEmpty() && maySee.getAsBoolean()) {
            for (ShownProof event : page) {
                out.write(Answer.object(event::write));
                out.write('\n');
            }
            left -= page.size();
            page = left == 0 ? List.of() : reader.nextProven(size(left));
        }
    }

    private static int size(long left) {
        return (int) Math.min(left, PAGE_EVENTS);
    }

    private static OutputStream open(ServerRequest request, StreamStart start, Seen seen) throws IOException {
        boolean gzip = request.headers().contains(HeaderNames.ACCEPT_ENCODING)
                && request.headers().get(HeaderNames.ACCEPT_ENCODING).values().contains("gzip");
        WritableHeaders<?> headers = WritableHeaders.create();
        headers.set(HeaderNames.VARY, "Accept-Encoding");
        if (!gzip) {
            return start.open(NDJSON, seen.reach(), headers);
        }
        headers.set(HeaderNames.CONTENT_ENCODING, "gzip");
        return new GZIPOutputStream(start.open(NDJSON, seen.reach(), headers), GZIP_BUFFER_BYTES);
    }

    private Answer event(ServerRequest request) {
        Seen seen = access.require(request);
        long seq = place(request.path().pathParameters().get("seq"));
        HudEnvelope whole = new LogReader(log, seen).whole(seq).orElseThrow(ApiException::notFound);
        return Answer.bytes(Status.OK_200, "application/json", EventCodec.encode(whole))
                .reaching(seen.reach());
    }

    /// A whole number of the query.
    static long number(ServerRequest request, String name, long otherwise) {
        return request.query().first(name).map(LogRoutes::place).orElse(otherwise);
    }

    /// A place in the log, as it is written in an address.
    static long place(String text) {
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw ApiException.badRequest("Not a place in the log: write a whole number, 0 or more.");
        }
        return Long.parseLong(text);
    }
}
