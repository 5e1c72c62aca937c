package com.openagents.backroom.server.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What every request passes before its route: the connection's guard, the host name, the method, the origin.
final class FrontDoor implements Filter {
    private static final String ALLOWED_METHODS = "GET, HEAD, POST, DELETE";
    private static final Set<Method> METHODS = Set.of(Method.GET, Method.HEAD, Method.POST, Method.DELETE);

    /// Helidon leaves out of a path what follows it (RFC 3986, 3.3), so that `/account;x.css` would be the account, and
    /// a file to a cache before us (requirement WEB-10). No path of ours has one.
    private static final char PARAMETER = ';';

    private final AnswerWriter writer;
    private final ErrorAnswers errors;
    private final SecurityLog noted;
    private final Set<String> signedPaths;
    private volatile @Nullable DoorNames names;

    /// @param signedPaths where programs ask that sign what they send, and so need neither origin nor key
    FrontDoor(AnswerWriter writer, ErrorAnswers errors, SecurityLog noted, Set<String> signedPaths) {
        this.writer = writer;
        this.errors = errors;
        this.noted = noted;
        this.signedPaths = Set.copyOf(signedPaths);
    }

    /// From now on requests to these names are let in; before, none is.
    void open(DoorNames ownNames) {
        this.names = ownNames;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        GuardedConnection connection = GuardedConnection.current();
        if (!RequestBody.isPresent(request)) {
            connection.requestReceived();
        }
        ApiException refusal = refusal(request);
        if (refusal == null) {
            chain.proceed();
        } else {
            refuse(request, response, refusal);
        }
        // Helidon 4.5 says so and does not do it.
        if (response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("the answer said so");
        }
        connection.requestAnswered();
    }

    private @Nullable ApiException refusal(RoutingRequest request) {
        if (!RequestForm.isProper(request)) {
            return ApiException.badRequest("The request is not proper HTTP/1.1 and was refused.");
        }
        DoorNames own = names;
        String host = request.headers().get(HeaderNames.HOST).get();
        if (own == null || !own.hosts().accepts(host)) {
            return new ApiException(
                    Status.MISDIRECTED_REQUEST_421,
                    "wrong_host",
                    "This server does not answer to that host name. Use the address it printed, or name this one in"
                            + " server.allowed-hosts.");
        }
        if (request.prologue().uriPath().rawPath().indexOf(PARAMETER) >= 0) {
            return ApiException.notFound();
        }
        Method method = request.prologue().method();
        if (!METHODS.contains(method)) {
            return new ApiException(
                    Status.METHOD_NOT_ALLOWED_405, "method_not_allowed", "That method is not used anywhere here.");
        }
        boolean isSigned = signedPaths.contains(request.path().path());
        if (!own.crossSite().allows(method, request.headers(), isSigned)) {
            return new ApiException(
                    Status.FORBIDDEN_403,
                    "cross_site",
                    "Another site asked for this. Do it from this site's own page.");
        }
        return null;
    }

    private void refuse(RoutingRequest request, RoutingResponse response, ApiException refusal) {
        noted.note(request, refusal);
        Answer answer = errors.of(refusal, request.headers());
        if (refusal.status().equals(Status.METHOD_NOT_ALLOWED_405)) {
            answer.with(HeaderNames.ALLOW, ALLOWED_METHODS);
        }
        writer.write(request, response, answer);
    }
}
