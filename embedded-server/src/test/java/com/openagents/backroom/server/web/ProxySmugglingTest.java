package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.testing.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requirement NET-10 behind proxies that people use: what a proxy takes for one request is one here, so nobody's
/// answer
/// goes to somebody else. A proxy may clear an ambiguous request up, or refuse it; it keeps its connections to us, on
/// which a rest that we took for a request would be the next one's.
class ProxySmugglingTest {
    /// At a time: fewer than the proxies' connections, so that these are used again and again.
    private static final int AT_A_TIME = 8;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void behindNginx_noSecondRequestIsSmuggled_NET10() throws Exception {
        Path program = require("nginx", "nginx");
        try (TestListener server = new TestListener();
                Proxy proxy = Proxy.nginx(program, folder, server.port())) {
            attack(server, proxy);
        }
    }

    @Test
    void behindHaproxy_noSecondRequestIsSmuggled_NET10() throws Exception {
        Path program = require("haproxy", "haproxy");
        try (TestListener server = new TestListener();
                Proxy proxy = Proxy.haproxy(program, folder, server.port())) {
            attack(server, proxy);
        }
    }

    private static void attack(TestListener server, Proxy proxy) throws Exception {
        Await.until("the proxy listens", proxy::isThere);
        assertTrue(SmuggledRequests.ALL.size() >= 40, "a corpus");
        assertTrue(innocent(server, proxy).contains("<title>page</title>"), "the proxy leads here");
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < SmuggledRequests.ALL.size(); i++) {
                int number = i;
                all.add(threads.submit(() -> attack(server, proxy, number)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertEquals(
                List.of(),
                server.asked.stream().filter(at -> at.startsWith("/hello")).toList(),
                "second requests");
        assertEquals(server.asked.stream().distinct().toList(), List.copyOf(server.asked), "none came twice");
    }

    /// The first request says that it is the last one of its connection: whatever comes behind it is part of it, or
    /// nothing. If we took it for a request all the same, it would be answered on a connection that the proxy also
    /// uses for others.
    private static void attack(TestListener server, Proxy proxy, int number) {
        String host = "Host: 127.0.0.1:" + server.port() + "\r\n";
        String first = "POST /echo?n=" + number + " HTTP/1.1\r\n" + host
                + "Sec-Fetch-Site: same-origin\r\nConnection: close\r\n" + SmuggledRequests.ALL.get(number);
        String second = "GET /hello?n=" + number + " HTTP/1.1\r\n" + host + "\r\n";
        try (RawClient client = RawClient.connect(proxy.port())) {
            String answers = client.send(first + second).readToEnd();
            assertFalse(answers.contains("world"), number + ": " + answers);
        }
        for (int i = 0; i < 2; i++) {
            String page = innocent(server, proxy);
            assertTrue(page.startsWith("HTTP/1.1 200") && page.contains("<title>page</title>"), number + ": " + page);
        }
    }

    /// What somebody else gets.
    private static String innocent(TestListener server, Proxy proxy) {
        try (RawClient client = RawClient.connect(proxy.port())) {
            return client.send(
                            "GET /page HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nConnection: close\r\n\r\n")
                    .readToEnd();
        }
    }

    private static Path require(String name, String debian) {
        Optional<Path> program = Proxy.find(name);
        if (program.isEmpty()) {
            System.out.println("SKIPPED: " + name + " is not installed: apt-get install " + debian);
            Assumptions.abort(name + " is not installed");
        }
        return program.orElseThrow();
    }
}
