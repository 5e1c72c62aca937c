package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requirement NET-03: only the configured host:port is answered.
class HostCheckTest {
    @Test
    void ownNames_areAnswered() {
        try (TestListener server = new TestListener()) {
            assertEquals(
                    200,
                    server.askAs("127.0.0.1:" + server.port(), "GET /hello HTTP/1.1")
                            .status());
            assertEquals(
                    200,
                    server.askAs("localhost:" + server.port(), "GET /hello HTTP/1.1")
                            .status());
            assertEquals(
                    200,
                    server.askAs("LocalHost:" + server.port(), "GET /hello HTTP/1.1")
                            .status());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.test",
                "evil.test:PORT",
                "127.0.0.1.nip.test:PORT",
                "localhost.:PORT",
                "localhost",
                "127.0.0.1",
                "127.0.0.1:1",
                "localhost:PORT0",
                "[::1]:PORT",
                "[::ffff:127.0.0.1]:PORT",
                "2130706433:PORT",
                "0x7f.1:PORT",
                "127.1:PORT",
                "0.0.0.0:PORT",
                "127.0.0.1:0PORT"
            })
    void otherNames_areMisdirected(String host) {
        try (TestListener server = new TestListener()) {
            RawAnswer answer =
                    server.askAs(host.replace("PORT", Integer.toString(server.port())), "GET /hello HTTP/1.1");
            assertEquals(421, answer.status(), host);
            assertEquals("", answer.header("Server", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /hello HTTP/1.1\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost:\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: evil.test\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: 127.0.0.1:PORT\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost: 127.0.0.1:PORT, evil.test\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost: user@127.0.0.1:PORT\r\n\r\n",
                "GET http://evil.test/hello HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n",
                "GET http://127.0.0.1:PORT/hello HTTP/1.1\r\nHost: evil.test\r\n\r\n",
                "GET //evil.test/hello HTTP/1.1\r\nHost: evil.test\r\n\r\n"
            })
    void noOrTwoOrForeignNames_neverReachARoute(String request) {
        try (TestListener server = new TestListener();
                RawClient client = server.connect()) {
            RawAnswer answer = client.send(request.replace("PORT", Integer.toString(server.port())))
                    .readAnswer();
            assertNotEquals(200, answer.status(), answer.head());
            assertNotEquals(0, answer.status(), "an answer, not a closed connection");
        }
    }

    @Test
    void publicUrl_isAnsweredWithAndWithoutItsDefaultPort() {
        PublicOrigin origin = PublicOrigin.parse("https://hud.example.com");
        try (TestListener server = new TestListener(Optional.of(origin))) {
            assertEquals(
                    200, server.askAs("hud.example.com", "GET /hello HTTP/1.1").status());
            assertEquals(
                    200,
                    server.askAs("hud.example.com:443", "GET /hello HTTP/1.1").status());
            assertEquals(
                    421,
                    server.askAs("hud.example.com:80", "GET /hello HTTP/1.1").status());
            assertEquals(
                    421,
                    server.askAs("hud.example.com.evil.test", "GET /hello HTTP/1.1")
                            .status());
        }
    }

    @Test
    void furtherNames_areAnsweredAsTheyAreConfigured() {
        List<String> further = List.of("box.lan", "hud.lan:8080", "[fd00::1]");
        try (TestListener server = new TestListener(Optional.empty(), further)) {
            String port = ":" + server.port();
            for (String host : List.of("box.lan", "BOX.lan" + port, "hud.lan:8080", "[fd00::1]", "[fd00::1]" + port)) {
                assertEquals(200, server.askAs(host, "GET /hello HTTP/1.1").status(), host);
            }
            for (String host : List.of("hud.lan", "hud.lan" + port, "box.lan:1", "a.box.lan", "box.lan.evil.test")) {
                assertEquals(421, server.askAs(host, "GET /hello HTTP/1.1").status(), host);
            }
            assertEquals(
                    200, server.askAs("127.0.0.1" + port, "GET /hello HTTP/1.1").status(), "its own name stays");
        }
    }

    @Test
    void pagesOfFurtherNames_mayPostToThem() {
        try (TestListener server = new TestListener(Optional.empty(), List.of("box.lan"))) {
            String port = ":" + server.port();
            for (String origin : List.of("http://box.lan" + port, "https://box.lan", "http://box.lan")) {
                assertEquals(200, postFrom(server, origin), origin);
            }
            for (String origin : List.of("http://evil.test", "https://box.lan.evil.test", "null")) {
                assertEquals(403, postFrom(server, origin), origin);
            }
        }
    }

    private static int postFrom(TestListener server, String origin) {
        return server.askAs("box.lan", "POST /unread HTTP/1.1\nOrigin: " + origin + "\nContent-Length: 0")
                .status();
    }
}
