package com.openagents.backroom.server.outbound;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/* Requests to a fixed set of origins. Any thread may call it; the calling one waits.
 *
 * Every limit is ours: the JDK's client has no time-out by default, and its request time-out ends with the head of the
 * answer, so that a body could drip for ever. Redirects are not followed: they would lead past the set of origins
 * (requirement IN-03). docs/decisions/outbound-http.md says why it is the JDK's client.
 */
public final class OutboundHttp implements AutoCloseable {
    /// Time to connect, TLS included.
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /// Time for the whole exchange.
    public static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /// The largest answer: 100 repositories of GitHub's API take about 600 KiB.
    static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

    /// Requests under way at a time (GitHub asks for at most 100).
    static final int MAX_CONCURRENT = 50;

    private final Set<String> origins;
    private final Duration patience;
    private final Semaphore turns = new Semaphore(MAX_CONCURRENT, true);
    private final HttpClient client;

    /// @param origins where requests may go, like `https://api.github.com`
    /// @param patience time for a whole exchange
    public OutboundHttp(Set<String> origins, Duration patience) {
        this(origins, CONNECT_TIMEOUT, patience);
    }

    /// @param connecting time to connect, TLS included
    public OutboundHttp(Set<String> origins, Duration connecting, Duration patience) {
        this.origins = Set.copyOf(origins);
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(connecting)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(ProxySelector.getDefault())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// @param body nothing when empty
    /// @throws OutboundException when no answer comes in time
    /// @throws IllegalArgumentException when the origin is none of ours: a fault of the program
    public Reply send(String method, URI uri, Map<String, String> headers, String body) throws OutboundException {
        return send(method, uri, headers, body, patience);
    }

    /// The same with a time of its own.
    ///
    /// @param time for the whole exchange
    public Reply send(String method, URI uri, Map<String, String> headers, String body, Duration time)
            throws OutboundException {
        requireKnown(uri);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(time)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        long end = System.nanoTime() + time.toNanos();
        try {
            if (!turns.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new OutboundException("too many requests are under way");
            }
            try {
                return exchange(request.build(), time, end - System.nanoTime());
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /// @param time that the caller gave for all of it
    /// @param leftNanos of that
    private Reply exchange(HttpRequest request, Duration time, long leftNanos)
            throws OutboundException, InterruptedException {
        CompletableFuture<HttpResponse<String>> pending =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES));
        try {
            HttpResponse<String> answer = pending.get(leftNanos, TimeUnit.NANOSECONDS);
            return new Reply(answer.statusCode(), answer.headers(), answer.body());
        } catch (TimeoutException e) {
            throw new OutboundException("no whole answer within " + words(time), e);
        } catch (ExecutionException e) {
            throw new OutboundException(reason(e), e);
        } finally {
            pending.cancel(true);
        }
    }

    private void requireKnown(URI uri) {
        String origin = uri.getScheme() + "://" + uri.getAuthority();
        if (!origins.contains(origin)) {
            throw new IllegalArgumentException("requests go to " + origins + ", not to " + origin);
        }
    }

    private static String words(Duration time) {
        return time.toSeconds() > 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause();
        String message = cause instanceof IOException ? cause.getMessage() : null;
        return message == null ? "it failed" : message;
    }
}
