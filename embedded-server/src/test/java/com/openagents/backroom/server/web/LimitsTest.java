package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sizes, methods, connections and errors of a listener.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {
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

    @Test
    void bodyAtTheLimit_isRead() {
        int limit = WebLimits.MAX_BODY_BYTES;
        try (RawClient client = server.connect()) {
            client.send(server.request("POST /echo HTTP/1.1\nSec-Fetch-Site: none\nContent-Length: " + limit));
            client.send("x".repeat(limit));
            assertEquals("{\"bytes\":" + limit + "}", client.readAnswer().body());
        }
    }

    @Test
    void lengthOverTheLimit_isRefusedBeforeAnyBodyCame() {
        int over = WebLimits.MAX_BODY_BYTES + 1;
        RawAnswer answer = server.ask("POST /echo HTTP/1.1\nSec-Fetch-Site: none\nContent-Length: " + over);
        assertEquals(413, answer.status());
        assertTrue(answer.body().contains("\"code\":\"too_large\""), answer.body());
    }

    @Test
    void chunksOverTheLimit_areRefused() {
        try (RawClient client = server.connect()) {
            client.send(server.request("POST /echo HTTP/1.1\nSec-Fetch-Site: none\nTransfer-Encoding: chunked"));
            String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
            client.send(chunk.repeat(4) + "1\r\nx\r\n0\r\n\r\n");
            RawAnswer answer = client.readAnswer();
            assertEquals(413, answer.status());
            assertTrue(answer.body().contains("\"code\":\"too_large\""), answer.body());
        }
    }

    @Test
    void headersOverTheLimit_areRefused() {
        String header = "\nX-Padding: " + "x".repeat(1_000);
        assertEquals(200, server.ask("GET /hello HTTP/1.1" + header.repeat(15)).status());
        int status = server.ask("GET /hello HTTP/1.1" + header.repeat(17)).status();
        assertTrue(status == 400 || status == 431, "status " + status);
    }

    @Test
    void addressOverTheLimit_isRefused() {
        assertEquals(
                200,
                server.ask("GET /hello?q=" + "x".repeat(4_000) + " HTTP/1.1").status());
        assertEquals(
                414,
                server.ask("GET /hello?q=" + "x".repeat(4_096) + " HTTP/1.1").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "OPTIONS", "PUT", "PATCH", "CONNECT", "PROPFIND", "FOO"})
    void unusedMethod_isNotAllowed(String method) {
        RawAnswer answer = server.ask(method + " /hello HTTP/1.1\nSec-Fetch-Site: none");
        assertEquals(405, answer.status());
        assertEquals("GET, HEAD, POST, DELETE", answer.header("Allow", ""));
    }

    @Test
    void otherMethodOfAPath_isNotAllowedAndNamesThePathsMethods() {
        RawAnswer answer = server.ask("DELETE /hello HTTP/1.1\nSec-Fetch-Site: none");
        assertEquals(405, answer.status());
        assertEquals("GET, HEAD", answer.header("Allow", ""));
    }

    @Test
    void head_hasTheLengthOfGetAndNoBody() {
        try (RawClient client = server.connect()) {
            client.send(server.request("HEAD /hello HTTP/1.1") + server.request("GET /hello HTTP/1.1"));
            String head = headOnly(client);
            RawAnswer get = client.readAnswer();
            assertEquals(get.header("Content-Length", "none"), new RawAnswer(head, "").header("Content-Length", ""));
            assertEquals("{\"hello\":\"world\"}", get.body());
        }
    }

    @Test
    void connectionClose_isHonoured() {
        try (RawClient client = server.connect()) {
            client.send(server.request("GET /hello HTTP/1.1\nConnection: close"));
            RawAnswer answer = client.readAnswer();
            assertEquals(200, answer.status());
            assertEquals("close", answer.header("Connection", ""));
            assertTrue(client.isClosedByServer());
        }
    }

    @Test
    void connection_isKeptForTheNextRequest() {
        try (RawClient client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                assertEquals(
                        200,
                        client.send(server.request("GET /hello HTTP/1.1"))
                                .readAnswer()
                                .status());
            }
        }
    }

    @Test
    void unwantedBody_closesTheConnectionInsteadOfBeingTakenForARequest() {
        try (RawClient client = server.connect()) {
            client.send(
                    server.request("POST /unread HTTP/1.1\nSec-Fetch-Site: none\nContent-Length: 10") + "0123456789");
            RawAnswer answer = client.readAnswer();
            assertEquals(200, answer.status());
            assertEquals("close", answer.header("Connection", ""));
        }
    }

    @Test
    void errors_areJsonForProgramsAndAPageForPeople() {
        RawAnswer json = server.ask("GET /nowhere HTTP/1.1\nAccept: */*");
        assertEquals(404, json.status());
        assertTrue(
                json.body()
                        .matches(
                                "\\{\"error\":\\{\"code\":\"not_found\",\"message\":\"[^\"]+\",\"request_id\":\"[0-9a-f]{16}\"}}"),
                json.body());
        RawAnswer page = server.ask("GET /nowhere HTTP/1.1\nAccept: text/html,*/*;q=0.8");
        assertEquals(404, page.status());
        assertEquals("text/html; charset=utf-8", page.header("Content-Type", ""));
        assertTrue(page.body().contains("<title>There is nothing here"), page.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/html"})
    void failure_tellsNothingOfItself(String accept) {
        RawAnswer answer = server.ask("GET /broken HTTP/1.1\nAccept: " + accept);
        assertEquals(500, answer.status());
        for (String secret : new String[] {"secret", "IllegalState", "at io.", "at com.", ".java"}) {
            assertFalse((answer.head() + answer.body()).contains(secret), answer.body());
        }
        assertEquals("", answer.header("Server", ""));
    }

    @Test
    void stream_flushesEachPart() throws IOException {
        try (RawClient client = server.connect()) {
            client.send(server.request("GET /ticks HTTP/1.1\nConnection: close"));
            String all = new String(client.input().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(all.contains("Transfer-Encoding: chunked"), all);
            assertTrue(all.contains("data: 1\n\n") && all.contains("data: 2\n\n"), all);
        }
    }

    @Test
    void largeAnswer_arrivesWhole() throws IOException {
        try (RawClient client = server.connect()) {
            client.send(server.request("GET /large HTTP/1.1\nConnection: close"));
            byte[] all = client.input().readAllBytes();
            assertTrue(all.length > TestListener.LARGE_BYTES, "bytes " + all.length);
        }
    }

    @Test
    void portInUse_isOneSentenceWithPortAndOption() {
        ListenerSettings same = new ListenerSettings("127.0.0.1", server.port(), "--port", Optional.empty());
        PortInUseException refused = assertThrows(
                PortInUseException.class,
                () -> Listener.open(
                        same, new RouteTable(), (error, _, _) -> error.sentence(), new ClientAddresses(List.of())));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("Port " + server.port()) && message.contains("--port N"), message);
    }

    private static String headOnly(RawClient client) {
        StringBuilder head = new StringBuilder();
        try {
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) client.input().read());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return head.toString();
    }
}
