package com.openagents.backroom.server.web;

import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A listener with a handful of routes, on a free port, with a clock that only the test moves.
final class TestListener implements AutoCloseable {
    static final int LARGE_BYTES = 8 * 1024 * 1024;

    final AtomicLong nanoTime = new AtomicLong(1);

    /// Addresses of the requests that came to `/hello` and `/echo`, with their queries.
    final List<String> asked = new CopyOnWriteArrayList<>();

    final Listener listener;

    TestListener() {
        this(Optional.empty());
    }

    TestListener(Optional<PublicOrigin> origin) {
        this(origin, List.of());
    }

    TestListener(Optional<PublicOrigin> origin, List<String> allowedHosts) {
        RouteTable table = new RouteTable()
                        .get("/hello", request -> {
                            note(request);
                            return Answer.json(out -> out.text("hello", "world"));
                        })
                        .get("/page", _ -> Answer.html(Status.OK_200, "<!doctype html><title>page</title>"))
                        .get(
                                "/open",
                                _ -> Answer.json(out -> out.text("who", "anyone"))
                                        .reaching(Reach.ANY_ORIGIN))
                        .get(
                                "/large",
                                _ -> Answer.bytes(Status.OK_200, "application/octet-stream", new byte[LARGE_BYTES]))
                        .get("/broken", _ -> {
                            throw new IllegalStateException("the secret inside");
                        })
                        .post("/echo", request -> {
                            note(request);
                            byte[] body = RequestBody.bytes(request, WebLimits.MAX_BODY_BYTES);
                            return Answer.json(out -> out.number("bytes", (long) body.length));
                        })
                        .post("/unread", _ -> Answer.json(out -> out.flag("read", false)))
                        .stream("/ticks", TestListener::ticks);
        ListenerSettings settings = new ListenerSettings("127.0.0.1", 0, "--port", origin, allowedHosts);
        ErrorPage page = (error, requestId, _) -> "<!doctype html><title>" + error.sentence() + requestId + "</title>";
        this.listener = Listener.open(settings, table, page, new ClientAddresses(List.of()), nanoTime::get);
    }

    private void note(ServerRequest request) {
        asked.add(request.path().rawPath() + "?" + request.query().rawValue());
    }

    int port() {
        return listener.port();
    }

    RawClient connect() {
        return RawClient.connect(port());
    }

    /// One request on a connection of its own.
    ///
    /// @param lines request line and headers, apart by `\n`, without Host
    RawAnswer ask(String lines) {
        return askAs("127.0.0.1:" + port(), lines);
    }

    RawAnswer askAs(String host, String lines) {
        try (RawClient client = connect()) {
            return client.send(request(host, lines)).readAnswer();
        }
    }

    String request(String lines) {
        return request("127.0.0.1:" + port(), lines);
    }

    private static String request(String host, String lines) {
        int end = lines.indexOf('\n') < 0 ? lines.length() : lines.indexOf('\n');
        String head = lines.substring(0, end) + "\nHost: " + host + lines.substring(end);
        return head.replace("\n", "\r\n") + "\r\n\r\n";
    }

    private static void ticks(ServerRequest request, StreamStart start) {
        try (OutputStream out = start.open("text/event-stream", Reach.ANY_ORIGIN, WritableHeaders.create())) {
            out.write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            out.write("data: 2\n\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
