package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requirements NET-07 and NET-08. The listener's clock stands still until the test moves it.
class ConnectionGuardTest {
    private static final Duration JUST_OVER = Duration.ofMillis(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET",
                "GET /hello HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nX-Slow: ",
                "POST /echo HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nSec-Fetch-Site: none\r\nContent-Length: 10\r\n\r\n01234",
                "POST /echo HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nSec-Fetch-Site: none\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n5\r\n01"
            })
    void unfinishedRequest_isCutAfterTheReadTimeout(String begun) {
        try (TestListener server = new TestListener();
                RawClient slow = server.connect()) {
            slow.send(begun.replace("PORT", Integer.toString(server.port())));
            Await.until("the connection is there", () -> server.listener.connectionCount() == 1);
            advance(server, WebLimits.REQUEST_READ_TIMEOUT.minus(JUST_OVER));
            assertEquals(1, server.listener.connectionCount());
            Await.until("the connection is cut", () -> {
                advance(server, WebLimits.REQUEST_READ_TIMEOUT);
                return server.listener.connectionCount() == 0;
            });
            assertTrue(slow.isClosedByServer());
        }
    }

    @Test
    void bytesThatTrickleIn_doNotBuyTime() {
        try (TestListener server = new TestListener();
                RawClient slow = server.connect()) {
            slow.send("GET /hello HTTP/1.1\r\nHost: x\r\nX-Slow: ");
            Await.until("the connection is there", () -> server.listener.connectionCount() == 1);
            Await.until("the connection is cut although it sends a byte each second", () -> {
                try {
                    slow.send("x");
                } catch (java.io.UncheckedIOException e) {
                    return true;
                }
                advance(server, Duration.ofSeconds(1));
                return server.listener.connectionCount() == 0;
            });
        }
    }

    @Test
    void idleConnection_isClosedAfterTheIdleTimeoutOnly() {
        try (TestListener server = new TestListener();
                RawClient idle = server.connect()) {
            assertEquals(
                    200,
                    idle.send(server.request("GET /hello HTTP/1.1"))
                            .readAnswer()
                            .status());
            Await.until(
                    "it waits for the next request",
                    () -> server.listener.guard().readingCount() == 1);
            advance(server, WebLimits.REQUEST_READ_TIMEOUT.plus(JUST_OVER));
            assertEquals(
                    200,
                    idle.send(server.request("GET /hello HTTP/1.1"))
                            .readAnswer()
                            .status());
            Await.until("the connection is cut", () -> {
                advance(server, WebLimits.IDLE_TIMEOUT.plus(JUST_OVER));
                return server.listener.connectionCount() == 0;
            });
            assertTrue(idle.isClosedByServer());
        }
    }

    @Test
    void readerWhoTakesNothing_isCutAfterTheWriteTimeout() {
        try (TestListener server = new TestListener();
                RawClient stalled = server.connect()) {
            stalled.send(server.request("GET /large HTTP/1.1"));
            Await.until("the connection is cut", () -> {
                advance(server, WebLimits.WRITE_TIMEOUT.plus(JUST_OVER));
                return server.listener.connectionCount() == 0;
            });
        }
    }

    @Test
    void manySlowConnections_leaveOthersAlone() {
        List<RawClient> slow = new ArrayList<>();
        try (TestListener server = new TestListener()) {
            for (int i = 0; i < 400; i++) {
                slow.add(server.connect().send("GET /hello HTTP/1.1\r\nHost: "));
            }
            Await.until("all are open", () -> server.listener.connectionCount() == slow.size());
            assertEquals(200, server.ask("GET /hello HTTP/1.1").status());
            Await.until("all are cut", () -> {
                advance(server, WebLimits.REQUEST_READ_TIMEOUT.plus(JUST_OVER));
                return server.listener.connectionCount() == 0;
            });
            assertEquals(200, server.ask("GET /hello HTTP/1.1").status());
        } finally {
            slow.forEach(RawClient::close);
        }
    }

    @Test
    void close_endsIdleAndUnfinishedConnectionsInTime() {
        long before = System.nanoTime();
        try (TestListener server = new TestListener();
                RawClient idle = server.connect();
                RawClient slow = server.connect()) {
            assertEquals(
                    200,
                    idle.send(server.request("GET /hello HTTP/1.1"))
                            .readAnswer()
                            .status());
            slow.send("GET /hello HTTP/1.1\r\nHost: ");
            Await.until("both are there", () -> server.listener.connectionCount() == 2);
            server.listener.close();
            assertTrue(idle.isClosedByServer() && slow.isClosedByServer());
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - before);
        assertTrue(taken.compareTo(Duration.ofSeconds(5)) < 0, "RE-09: took " + taken);
    }

    private static void advance(TestListener server, Duration duration) {
        server.nanoTime.addAndGet(duration.toNanos());
        server.listener.guard().sweep();
    }
}
