package com.openagents.backroom.fakes.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A GitHub with people, repositories and one OAuth app, on a free port of this machine. What it does is what
/// GitHub documents: errors of the sign-in with status 200, PKCE, one-use codes, ten tokens per person, pages,
/// limits.
public final class FakeGitHub implements AutoCloseable {
    public static final String CLIENT_ID = "Iv1.fakefakefakefake";
    public static final String CLIENT_SECRET = "fake-client-secret-0123456789abcdef";

    private static final ObjectMapper JSON = new ObjectMapper();

    final InstantSource clock;
    final Map<Long, FakeUser> users = new TreeMap<>();
    final List<FakeRepo> repos = new ArrayList<>();
    final FakeOAuth oauth = new FakeOAuth(this);
    private final FakeApi api = new FakeApi(this);
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Fault fault = new Fault.None();

    public FakeGitHub(InstantSource clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The settings of a server whose GitHub this is.
    public Map<String, List<String>> settings() {
        return Map.of(
                "github.url", List.of(url()),
                "github.client-id", List.of(CLIENT_ID),
                "github.client-secret", List.of(CLIENT_SECRET));
    }

    public synchronized FakeGitHub with(FakeUser user) {
        users.put(user.id(), user);
        return this;
    }

    public synchronized FakeGitHub with(FakeRepo repo) {
        repos.removeIf(known -> known.fullName().equals(repo.fullName()));
        repos.add(repo);
        return this;
    }

    /// From now on a person chooses on pages who they are, instead of being whoever was named before.
    public synchronized FakeGitHub withPages() {
        oauth.hasPages = true;
        return this;
    }

    /// Who sits before the browser; -1 says no to everything.
    public synchronized void signIn(long userId) {
        oauth.browsing = userId;
    }

    /// What that person grants from now on, instead of all that is asked for.
    public synchronized void grantOnly(String scopes) {
        oauth.granted = scopes;
    }

    /// What is wrong from now on.
    public void fail(Fault next) {
        fault = next;
    }

    /// The person types the newest code and says yes.
    public synchronized void approveDevice(long userId) {
        oauth.devices.lastEntry().getValue().approved = userId;
    }

    /// The person types the newest code and says no.
    public synchronized void denyDevice() {
        oauth.devices.lastEntry().getValue().denied = true;
    }

    /// The person takes back what was granted.
    public synchronized void takeBack(long userId) {
        oauth.tokens.values().removeIf(token -> token.userId() == userId);
    }

    /// A token that a person granted, without a browser.
    public synchronized String grant(long userId, String scopes) {
        return oauth.grant(userId, scopes);
    }

    /// Tokens of a person that are good.
    public synchronized int tokenCount(long userId) {
        return (int) oauth.tokens.values().stream()
                .filter(token -> token.userId() == userId)
                .count();
    }

    /// Requests so far that begin like this: `POST /login/oauth/access_token`.
    public long requestCount(String beginning) {
        return requests.stream().filter(line -> line.startsWith(beginning)).count();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            if (isFaulty(exchange)) {
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            Call call = new Call(
                    exchange,
                    exchange.getRequestMethod() + " " + path,
                    fields(String.valueOf(exchange.getRequestURI().getRawQuery())),
                    new String(body, StandardCharsets.UTF_8));
            synchronized (this) {
                boolean isApi = path.startsWith("/api/v3/");
                (isApi ? api.answer(call) : oauth.answer(call)).send(exchange);
            }
        }
    }

    private boolean isFaulty(HttpExchange exchange) throws IOException {
        switch (fault) {
            case Fault.None _ -> {
                return false;
            }
            case Fault.Page page -> new Answer(page.status(), "text/html", "<h1>Unicorn!</h1>").send(exchange);
            case Fault.Garbage garbage -> new Answer(200, "application/json", garbage.text()).send(exchange);
            case Fault.Cut _ -> exchange.close();
            case Fault.Redirect redirect -> {
                exchange.getResponseHeaders().set("Location", redirect.location());
                new Answer(302, "text/html", "").send(exchange);
            }
            case Fault.Spent spent -> {
                long reset = clock.instant().plus(spent.untilReset()).getEpochSecond();
                exchange.getResponseHeaders().set("x-ratelimit-remaining", "0");
                exchange.getResponseHeaders().set("x-ratelimit-reset", Long.toString(reset));
                Answer.error(403, "API rate limit exceeded").send(exchange);
            }
            case Fault.Secondary limit -> {
                exchange.getResponseHeaders()
                        .set("retry-after", Long.toString(limit.retryAfter().toSeconds()));
                Answer.error(limit.status(), "secondary rate limit").send(exchange);
            }
            case Fault.Hang _ -> hang(exchange);
            case Fault.Flood _ -> flood(exchange);
            case Fault.ExchangeError error -> {
                if (!exchange.getRequestURI().getPath().equals("/login/oauth/access_token")) {
                    return false;
                }
                Answer.json(Map.of("error", error.error(), "error_description", "<script>alert(1)</script>"))
                        .send(exchange);
            }
        }
        return true;
    }

    private void hang(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void flood(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                out.write(spaces); // until the reader has enough
            }
        }
    }

    static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    /// One request.
    record Call(HttpExchange exchange, String route, Map<String, String> query, String body) {
        String header(String name) {
            String value = exchange.getRequestHeaders().getFirst(name);
            return value == null ? "" : value;
        }

        Map<String, String> form() {
            return fields(body);
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// One answer.
    record Answer(int status, String type, String body) {
        static Answer json(Object value) {
            try {
                return new Answer(200, "application/json", JSON.writeValueAsString(value));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static Answer error(int status, String message) {
            return new Answer(status, "application/json", "{\"message\":\"" + message + "\"}");
        }

        void send(HttpExchange exchange) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
