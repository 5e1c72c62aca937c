package com.openagents.backroom.console.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.server.json.EventCodec;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.JsonFields;
import com.openagents.backroom.server.json.NotJsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A viewer of a HUD's stream over a socket: folds what it is sent, as the page's script does, and keeps every byte of
/// it.
public final class StreamClient implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final InputStream body;
    private final StringBuilder seen = new StringBuilder();
    private @Nullable HudState state;
    private String event = "";
    private volatile boolean isOver;

    public StreamClient(String url) throws IOException, InterruptedException {
        body = http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofInputStream())
                .body();
        Thread.ofVirtual().start(this::readToTheEnd);
    }

    /// The place in the log that it has come to; 0 before the snapshot.
    public synchronized long seq() {
        return state == null ? 0 : state.seq();
    }

    /// Looks at the state folded so far, while nothing changes.
    public synchronized String look(Function<HudState, String> look) {
        return state == null ? "" : look.apply(state);
    }

    /// Whether the server has ended it.
    public boolean isOver() {
        return isOver;
    }

    /// All it was sent.
    public synchronized String seen() {
        return seen.toString();
    }

    private void readToTheEnd() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        } catch (IOException closed) {
            // the end of the test, or of the server
        }
        isOver = true;
    }

    private synchronized void take(String line) throws IOException {
        seen.append(line).append('\n');
        if (line.startsWith("event: ")) {
            event = line.substring(7);
        } else if (line.startsWith("data: ")) {
            try {
                take(event, Json.parse(line.substring(6)));
            } catch (NotJsonException e) {
                throw new UncheckedIOException(new IOException(line, e));
            }
        }
    }

    private void take(String type, JsonNode data) {
        HudState folded = state;
        if (type.equals("snapshot")) {
            state = StateJson.read(new JsonFields(data.get("state")));
        } else if (type.equals("hud") && folded != null) {
            data.forEach(item -> folded.apply(EventCodec.decode(item)));
        }
    }

    @Override
    public void close() throws IOException {
        body.close(); // ends the reader too
        http.close();
    }
}
