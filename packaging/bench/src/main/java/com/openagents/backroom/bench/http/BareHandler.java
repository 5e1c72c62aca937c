package com.openagents.backroom.bench.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.util.Map;

/// The same web server with nothing of ours: each path answers bytes that are there already.
final class BareHandler implements AutoCloseable {
    private final WebServer server;

    private BareHandler(WebServer server) {
        this.server = server;
    }

    static BareHandler open(Map<String, byte[]> answers) {
        HttpRouting.Builder routing = HttpRouting.builder();
        answers.forEach((path, bytes) -> routing.get(path, (_, response) -> {
            response.header(HeaderNames.CONTENT_TYPE, "application/octet-stream");
            response.send(bytes);
        }));
        return new BareHandler(WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .featuresDiscoverServices(false)
                .shutdownHook(false)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .routing(routing)
                .build()
                .start());
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
