package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.testing.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requirement NET-10: a request whose end two readers could see differently is refused and the connection closed, so
/// that nothing behind it is taken for a request.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmugglingTest {
    private static final String SECOND = "GET /hello HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n";

    @SuppressWarnings("NullAway.Init")
    private TestListener server;

    @BeforeAll
    void open() {
        server = new TestListener();
    }

    @AfterAll
    void close() {
        server.close();
    }

    @ParameterizedTest
    @FieldSource("com.openagents.backroom.server.web.SmuggledRequests#ALL")
    void ambiguousRequest_isRefusedAndNothingBehindItIsAnswered(String rest) {
        try (RawClient client = server.connect()) {
            String first = "POST /echo HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nSec-Fetch-Site: same-origin\r\n" + rest;
            client.send((first + SECOND).replace("PORT", Integer.toString(server.port())));
            RawAnswer answer = client.readAnswer();
            assertTrue(answer.status() == 400 || answer.status() == 501 || answer.status() == 413, answer.head());
            assertEquals("close", answer.header("Connection", ""), answer.head());
            assertFalse(answer.body().contains("world"), answer.body());
            Await.until("what is left was read and the connection closed", () -> {
                server.nanoTime.addAndGet(WebLimits.LINGER_TIMEOUT.toNanos() + 1);
                server.listener.guard().sweep();
                return server.listener.connectionCount() == 0;
            });
            assertEquals(0, client.readAnswer().status(), "the second request was answered");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET  /hello HTTP/1.1",
                "GET /hello HTTP/1.0",
                "GET /hello HTTP/0.9",
                "GET /hello",
                "GET /hello HTTP/2.0",
                "GET /hello http/1.1",
                "G@T /hello HTTP/1.1",
                "GET /hel lo HTTP/1.1",
                "GET /hello\u0000 HTTP/1.1",
                "PRI * HTTP/2.0"
            })
    void brokenRequestLine_isRefused(String line) {
        RawAnswer answer = server.ask(line);
        assertTrue(answer.status() >= 400 && answer.status() != 500, answer.head());
    }

    @Test
    void properChunks_areRead() {
        try (RawClient client = server.connect()) {
            client.send(server.request("POST /echo HTTP/1.1\nSec-Fetch-Site: same-origin\nTransfer-Encoding: chunked"));
            client.send("3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n");
            assertEquals("{\"bytes\":13}", client.readAnswer().body());
            client.send(server.request("GET /hello HTTP/1.1"));
            assertEquals(200, client.readAnswer().status());
        }
    }
}
