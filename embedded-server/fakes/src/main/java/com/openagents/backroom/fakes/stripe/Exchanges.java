package com.openagents.backroom.fakes.stripe;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Requests and answers on the wire.
final class Exchanges {
    private Exchanges() {}

    static Call read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = exchange.getRequestURI().getRawQuery();
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                headers,
                Params.parse(query == null ? body : query + "&" + body));
    }

    static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = head(exchange, answer);
        exchange.getResponseBody().write(bytes);
    }

    /// Sends the beginning of an answer; the caller closes the connection.
    static void sendSome(HttpExchange exchange, Answer answer, int count) throws IOException {
        byte[] bytes = head(exchange, answer);
        exchange.getResponseBody().write(bytes, 0, Math.min(count, bytes.length - 1));
        exchange.getResponseBody().flush();
    }

    static void sendSlowly(HttpExchange exchange, Answer answer, long millisPerByte) throws IOException {
        byte[] bytes = head(exchange, answer);
        OutputStream out = exchange.getResponseBody();
        try {
            for (byte next : bytes) {
                out.write(next);
                out.flush();
                Thread.sleep(millisPerByte);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] head(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        return bytes;
    }

    /// What lets a page of another origin ask, as Stripe's API does.
    static void allowOrigins(HttpExchange exchange) {
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.getResponseHeaders().set("Access-Control-Allow-Methods", "GET, POST, DELETE, OPTIONS");
        exchange.getResponseHeaders().set("Access-Control-Allow-Headers", "authorization, content-type");
        exchange.getResponseHeaders().set("Access-Control-Expose-Headers", "Request-Id");
    }
}
