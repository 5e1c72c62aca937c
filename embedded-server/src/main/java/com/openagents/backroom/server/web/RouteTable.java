package com.openagents.backroom.server.web;

import io.helidon.http.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The routes of one listener. It reads as a table of contents; a path that is here answers 405 to other methods.
public final class RouteTable {
    private final Map<String, List<Route>> routes = new LinkedHashMap<>();
    private final Set<String> signedPaths = new HashSet<>();
    private int maxBodyBytes = WebLimits.MAX_BODY_BYTES;

    /// One row.
    sealed interface Route {
        Method method();
    }

    /// A route with a whole answer.
    record Whole(Method method, Endpoint endpoint) implements Route {}

    /// A route whose answer goes on.
    record Streamed(Method method, StreamEndpoint endpoint) implements Route {}

    public RouteTable get(String path, Endpoint endpoint) {
        return add(path, new Whole(Method.GET, endpoint));
    }

    public RouteTable post(String path, Endpoint endpoint) {
        return add(path, new Whole(Method.POST, endpoint));
    }

    /// A route that takes larger bodies than others; it must read them with [RequestBody#bytes] and its own limit.
    public RouteTable post(String path, int bodyLimitBytes, Endpoint endpoint) {
        maxBodyBytes = Math.max(maxBodyBytes, bodyLimitBytes);
        return post(path, endpoint);
    }

    /// A route for a program that signs its bodies: it asks from no page of ours and has no key. It believes nobody
    /// without a signature, and reads bodies as the one above.
    public RouteTable signed(String path, int bodyLimitBytes, Endpoint endpoint) {
        signedPaths.add(path);
        return post(path, bodyLimitBytes, endpoint);
    }

    public RouteTable delete(String path, Endpoint endpoint) {
        return add(path, new Whole(Method.DELETE, endpoint));
    }

    public RouteTable stream(String path, StreamEndpoint endpoint) {
        return add(path, new Streamed(Method.GET, endpoint));
    }

    /// Every route as `GET /path`, in the order of the table.
    public List<String> names() {
        List<String> names = new ArrayList<>();
        routes.forEach(
                (path, all) -> all.forEach(route -> names.add(route.method().text() + " " + path)));
        return names;
    }

    Map<String, List<Route>> routes() {
        return routes;
    }

    /// Paths of [#signed] routes.
    Set<String> signedPaths() {
        return signedPaths;
    }

    /// The largest body any route takes.
    int maxBodyBytes() {
        return maxBodyBytes;
    }

    private RouteTable add(String path, Route route) {
        routes.computeIfAbsent(path, _ -> new ArrayList<>()).add(route);
        return this;
    }
}
