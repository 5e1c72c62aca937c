package com.openagents.backroom.console.testing;

import com.openagents.backroom.fakes.github.FakeGitHub;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// Somebody who signed in with the fake GitHub, in a browser of their own.
public final class SignedInBrowser implements AutoCloseable {
    private final String origin;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /// @param origin of the server
    public SignedInBrowser(String origin, FakeGitHub github, long userId) throws IOException, InterruptedException {
        this.origin = origin;
        github.signIn(userId);
        get("/api/auth/github/start");
    }

    /// The body of a page.
    public String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(origin + path)));
    }

    /// Posts JSON; the answer's body.
    public String post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(json)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request.header("User-Agent", "Firefox of the test").build(), BodyHandlers.ofString());
        return answer.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
