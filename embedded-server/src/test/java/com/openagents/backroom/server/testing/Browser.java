package com.openagents.backroom.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A browser as far as sign-in is concerned: it keeps cookies per host, sends `Sec-Fetch-Site` as a page of ours
/// would, and follows redirects only when told to.
public final class Browser implements AutoCloseable {
    /// More than any sign-in needs.
    private static final int MAX_REDIRECTS = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String origin;
    private final Map<String, Map<String, String>> cookies = new TreeMap<>();

    /// @param origin what paths are relative to
    public Browser(String origin) {
        this.origin = origin;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request("GET", path, BodyPublishers.noBody(), headers));
    }

    public HttpResponse<String> head(String path, String... headers) {
        return send(request("HEAD", path, BodyPublishers.noBody(), headers));
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(request("POST", path, BodyPublishers.ofString(body), headers));
    }

    public HttpResponse<String> delete(String path, String... headers) {
        return send(request("DELETE", path, BodyPublishers.noBody(), headers));
    }

    /// Opens a page and goes wherever it leads.
    public HttpResponse<String> visit(String path) {
        HttpResponse<String> answer = get(path);
        for (int i = 0; i < MAX_REDIRECTS && answer.statusCode() / 100 == 3; i++) {
            answer = get(answer.uri().resolve(location(answer)).toString());
        }
        return answer;
    }

    /// Where an answer sends us.
    public static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /// The value of a cookie of our origin; empty when there is none.
    public String cookie(String name) {
        return jar(URI.create(origin)).getOrDefault(name, "");
    }

    /// Puts a cookie there, as a program on the machine could.
    public void setCookie(String name, String value) {
        jar(URI.create(origin)).put(name, value);
    }

    /// All cookies of our origin as a header has them.
    public String cookies() {
        return header(URI.create(origin));
    }

    private HttpRequest request(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        URI uri = URI.create(path.startsWith("http") ? path : origin + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, body);
        request.header("Accept", "text/html,application/json;q=0.9");
        request.header("User-Agent", "Test browser");
        request.header("Sec-Fetch-Site", method.equals("GET") || method.equals("HEAD") ? "none" : "same-origin");
        if (!jar(uri).isEmpty()) {
            request.header("Cookie", header(uri));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                keep(request.uri(), cookie);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(URI uri, String setCookie) {
        List<String> parts = new ArrayList<>(List.of(setCookie.split("; ", -1)));
        String pair = parts.removeFirst();
        String name = pair.substring(0, pair.indexOf('='));
        if (parts.contains("Max-Age=0")) {
            jar(uri).remove(name);
        } else {
            jar(uri).put(name, pair.substring(name.length() + 1));
        }
    }

    /// Browsers tell cookies apart by host, not by port.
    private Map<String, String> jar(URI uri) {
        return cookies.computeIfAbsent(uri.getHost(), _ -> new TreeMap<>());
    }

    private String header(URI uri) {
        return jar(uri).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        http.close();
    }
}
