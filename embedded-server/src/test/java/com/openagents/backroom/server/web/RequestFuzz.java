package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// Whatever comes over a connection, the listener answers it, refuses it or closes, and never calls it a fault of ours
/// (requirements NET-06, NET-10, NET-14).
public final class RequestFuzz {
    /// Over any limit of the listener; an input that passes never waits for it.
    private static final int READ_TIMEOUT_MILLIS = 10_000;

    private RequestFuzz() {}

    /// Jazzer knows static methods only, and a listener for each input would take longer than the rest.
    private static final class Opened {
        static final TestListener LISTENER = new TestListener();
    }

    /// What Jazzer calls. `PORT` in the input is the listener's own; what may not be sent at all isn't.
    public static void fuzzerTestOneInput(byte[] input) {
        String request = new String(input, StandardCharsets.ISO_8859_1)
                .replace("PORT", Integer.toString(Opened.LISTENER.port()));
        if (request.contains("/broken") || request.contains("/ticks")) {
            return; // routes that fail, and that go on, by intent
        }
        String answers = answers(request.getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(answers.isEmpty() || answers.startsWith("HTTP/1.1 "), answers);
        assertFalse(answers.contains("HTTP/1.1 500 "), () -> request + "\n" + answers);
        assertFalse(answers.contains("Exception"), answers);
    }

    /// All that is sent back until the connection is closed.
    private static String answers(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Opened.LISTENER.port())) {
            socket.setSoTimeout(READ_TIMEOUT_MILLIS);
            try {
                socket.getOutputStream().write(request);
                socket.shutdownOutput();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (SocketException closed) {
                return ""; // in the middle of what we sent, as some requests deserve
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
