package com.openagents.backroom.console.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;

/// A HUD of any server, read from outside as anybody can.
final class RemoteHud implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /// From the request to the first byte of the answer.
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    /// An event takes 1.5 MB at most; an answer of `/proof` less.
    private static final int MAX_LINE_BYTES = 8 * 1024 * 1024;

    private final String page;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /// @param url of the HUD's page
    RemoteHud(URI url) {
        boolean isWeb = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        String path = url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("/+$", "");
        if (!isWeb || url.getRawAuthority() == null || !path.matches("/hud/[^/]+/[^/]+")) {
            throw new OptionException("verify takes the link of a HUD, like https://backroom.example/hud/ada/shop; it"
                    + " got " + url + ".");
        }
        this.page = url.getScheme() + "://" + url.getRawAuthority() + path;
    }

    /// The address of its page.
    String page() {
        return page;
    }

    /// One JSON document.
    JsonNode json(String path) {
        try (InputStream in = open(path)) {
            return parse(in.readNBytes(MAX_LINE_BYTES));
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /// Hands over JSON lines as they come, until the reader has enough or the answer ends.
    ///
    /// @param reader says whether it wants more
    /// @return false when the answer broke off
    boolean lines(String path, Predicate<JsonNode> reader) {
        InputStream answer = opened(path);
        try (InputStream in = new BufferedInputStream(answer)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != '\n') {
                    line.write(b);
                    if (line.size() > MAX_LINE_BYTES) {
                        throw new CommandException(page + " sends a line that is longer than any event.");
                    }
                } else if (reader.test(parse(line.toByteArray()))) {
                    line.reset();
                } else {
                    return true;
                }
            }
            return true;
        } catch (IOException e) {
            return false; // the reader knows how far it came
        }
    }

    private InputStream opened(String path) {
        try {
            return open(path);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private InputStream open(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(page + path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", "application/json, application/x-ndjson")
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            answer.body().close();
            throw new CommandException(
                    answer.statusCode() == 404
                            ? "There is no public HUD at " + page + ", or its server makes no proofs."
                            : page + path + " answered " + answer.statusCode() + "; try again later.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted while waiting for " + page + ".", e);
        }
    }

    private JsonNode parse(byte[] json) {
        try {
            return Json.parse(json);
        } catch (NotJsonException e) {
            throw new CommandException(page + " answers something else than a HUD of Backroom does.", e);
        }
    }

    private CommandException lost(IOException e) {
        return new CommandException(page + " does not answer to the end (" + e + "); try again.", e);
    }
}
