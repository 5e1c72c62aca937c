package com.openagents.backroom.server.web;

import com.openagents.backroom.server.web.RouteTable.Route;
import com.openagents.backroom.server.web.RouteTable.Streamed;
import com.openagents.backroom.server.web.RouteTable.Whole;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Turns a table of routes into Helidon's: HEAD beside GET, 405 with the allowed methods, one writer, one error
/// table.
final class Routing {
    private final AnswerWriter writer;
    private final ErrorAnswers errors;
    private final SecurityHeaders security;
    private final SecurityLog noted;
    private final KeptForms forms;
    private final RequestPermits permits = new RequestPermits(WebLimits.MAX_REQUESTS);

    Routing(AnswerWriter writer, ErrorAnswers errors, SecurityHeaders security, SecurityLog noted, KeptForms forms) {
        this.writer = writer;
        this.errors = errors;
        this.security = security;
        this.noted = noted;
        this.forms = forms;
    }

    HttpRouting.Builder of(RouteTable table, FrontDoor door) {
        HttpRouting.Builder routing = HttpRouting.builder().addFilter(door);
        table.routes().forEach((path, routes) -> {
            for (Route route : routes) {
                Handler handler = handler(route);
                routing.route(route.method(), path, handler);
                if (route.method().equals(Method.GET)) {
                    routing.route(Method.HEAD, path, handler);
                }
            }
            routing.any(path, notAllowed(routes));
        });
        routing.error(Throwable.class, (request, response, thrown) -> {
            noted.note(request, thrown);
            writer.write(request, response, errors.of(thrown, request));
        });
        return routing;
    }

    private Handler handler(Route route) {
        return switch (route) {
            case Whole whole ->
                (request, response) -> {
                    Optional<KeptForm> kept =
                            route.method().equals(Method.GET) ? forms.find(request) : Optional.empty();
                    kept.ifPresent(request.context()::register);
                    Answer answer = permits.admit(() -> whole.endpoint().answer(request));
                    if (kept.isPresent() && kept.get().isTaken()) {
                        answer.adding(HeaderNames.SET_COOKIE, forms.clear());
                    }
                    writer.write(request, response, answer);
                };
            case Streamed streamed ->
                (request, response) -> streamed.endpoint().stream(
                        request, new StreamStart(request.prologue().method(), response, security));
        };
    }

    private Handler notAllowed(List<Route> routes) {
        Set<String> methods = new TreeSet<>();
        for (Route route : routes) {
            methods.add(route.method().text());
            if (route.method().equals(Method.GET)) {
                methods.add(Method.HEAD.text());
            }
        }
        String allowed = String.join(", ", methods);
        return (request, response) -> writer.write(
                request,
                response,
                errors.of(
                                new ApiException(
                                        Status.METHOD_NOT_ALLOWED_405,
                                        "method_not_allowed",
                                        "Here only these methods are used: " + allowed + "."),
                                request.headers())
                        .with(HeaderNames.ALLOW, allowed));
    }
}
