package com.openagents.backroom.server.stream;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A viewer with a parser of its own, after the HTML standard, 9.2.6. Reads on a thread of its own until it is
/// closed.
public final class SseViewer implements AutoCloseable {
    private final Socket socket;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private volatile String lastEventId;
    private volatile boolean ended;
    private String event = "message";
    private String data = "";

    /// One message.
    public record Received(String event, String id, String data) {}

    private SseViewer(Socket socket, String lastEventId) {
        this.socket = socket;
        this.lastEventId = lastEventId;
    }

    /// Connects like a browser that comes back.
    ///
    /// @param lastEventId where it stopped; null for the first time
    public static SseViewer open(String url, @Nullable String lastEventId) {
        return open(url, lastEventId, "");
    }

    /// Connects as whoever these cookies belong to.
    public static SseViewer openAs(String cookies, String url) {
        return open(url, null, "Cookie: " + cookies + "\r\n");
    }

    private static SseViewer open(String url, @Nullable String lastEventId, String headers) {
        URI uri = URI.create(url);
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort());
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String request = "GET " + uri.getRawPath() + query + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                    + "\r\nAccept: text/event-stream\r\n"
                    + headers
                    + (lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            SseViewer viewer = new SseViewer(socket, lastEventId == null ? "" : lastEventId);
            Thread.ofVirtual().start(viewer::read);
            return viewer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Received> received() {
        return received;
    }

    public List<String> comments() {
        return comments;
    }

    public String lastEventId() {
        return lastEventId;
    }

    public boolean isEnded() {
        return ended;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
            String head = line(in);
            while (!head.isEmpty()) {
                head = line(in);
            }
            StringBuilder text = new StringBuilder();
            for (int size = size(in); size > 0; size = size(in)) {
                // A chunk of ours never cuts a line.
                text.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
                line(in);
                for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
                    take(text.substring(0, end));
                    text.delete(0, end + 1);
                }
            }
        } catch (IOException | NumberFormatException e) {
            // closed, here or there
        } finally {
            ended = true;
        }
    }

    private void take(String line) {
        if (line.isEmpty()) {
            if (!data.isEmpty()) {
                received.add(new Received(event, lastEventId, data));
            }
            event = "message";
            data = "";
        } else if (line.startsWith(":")) {
            comments.add(line.substring(1).strip());
        } else if (line.startsWith("event: ")) {
            event = line.substring(7);
        } else if (line.startsWith("id: ")) {
            lastEventId = line.substring(4);
        } else if (line.startsWith("data: ")) {
            data = data.isEmpty() ? line.substring(6) : data + "\n" + line.substring(6);
        }
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
