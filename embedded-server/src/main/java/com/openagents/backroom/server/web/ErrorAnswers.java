package com.openagents.backroom.server.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.NotFoundException;
import io.helidon.http.RequestException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.lang.System.Logger;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// The one table from what went wrong to what is answered: JSON for programs, a page with the same sentence for
/// people.
public final class ErrorAnswers {
    private static final Logger LOG = System.getLogger(ErrorAnswers.class.getName());
    private static final String OURS =
            "Something went wrong on our side. Try again; if it stays, give the operator the number below.";

    /// Errors that a sign-in helps against: one goes on where one was.
    private static final Set<String> MENDED_BY_SIGN_IN = Set.of("sign_in", "reauth_required", "github_signed_out");

    private final ErrorPage page;
    private final KeptForms forms;

    ErrorAnswers(ErrorPage page, KeptForms forms) {
        this.page = page;
        this.forms = forms;
    }

    /// The answer for something thrown by a route. What it was goes to the log, never to the asker.
    Answer of(Throwable thrown, ServerRequest request) {
        ServerRequestHeaders headers = request.headers();
        return switch (thrown) {
            case ApiException known -> of(known, request);
            case NotFoundException _ -> of(ApiException.notFound(), headers);
            case RequestException http when http.status().code() < 500 -> of(refused(http.status()), headers);
            case HttpException http when http.status().code() < 500 -> of(refused(http.status()), headers);
            default -> {
                String requestId = requestId();
                LOG.log(Logger.Level.ERROR, "request " + requestId + " failed", thrown);
                ApiException ours = new ApiException(Status.INTERNAL_SERVER_ERROR_500, "internal", OURS);
                yield of(ours, requestId, headers);
            }
        };
    }

    Answer of(ApiException error, ServerRequestHeaders headers) {
        return of(error, requestId(), headers);
    }

    private Answer of(ApiException error, ServerRequest request) {
        ServerRequestHeaders headers = request.headers();
        boolean isForm = request.prologue().method().equals(Method.POST);
        if (wantsPage(headers) && MENDED_BY_SIGN_IN.contains(error.code())) {
            return goingOn(error, request);
        }
        if (isForm && error.status().code() != Status.NOT_FOUND_404.code()) {
            Optional<String> page = ReturnPath.of(request.path().path());
            return of(error, requestId(), headers, new ErrorPage.Asked(page, ErrorPage.Form.NONE));
        }
        return of(error, headers);
    }

    /// A page that leads back to the one that was asked for, with what was filled in there.
    private Answer goingOn(ApiException error, ServerRequest request) {
        boolean isForm = request.prologue().method().equals(Method.POST)
                && FormBody.find(request).isPresent();
        Optional<String> cookie = isForm ? forms.keep(request) : Optional.empty();
        String query = request.query().rawValue();
        String path = request.path().path();
        Optional<String> back = ReturnPath.of(isForm || query.isEmpty() ? path : path + "?" + query)
                .or(() -> ReturnPath.of(path))
                .or(() -> ReturnPath.ofFile(path));
        ErrorPage.Form kept =
                cookie.isPresent() ? ErrorPage.Form.KEPT : isForm ? ErrorPage.Form.TOO_LARGE : ErrorPage.Form.NONE;
        Answer answer = of(error, requestId(), request.headers(), new ErrorPage.Asked(back, kept));
        cookie.ifPresent(header -> answer.adding(HeaderNames.SET_COOKIE, header));
        return answer;
    }

    /// The answer for a request that is no proper HTTP.
    Answer of(Status status, ServerRequestHeaders headers) {
        return of(refused(status), headers);
    }

    private Answer of(ApiException error, String requestId, ServerRequestHeaders headers) {
        return of(error, requestId, headers, ErrorPage.Asked.NOTHING);
    }

    private Answer of(ApiException error, String requestId, ServerRequestHeaders headers, ErrorPage.Asked asked) {
        Answer answer = wantsPage(headers)
                ? Answer.html(error.status(), page.render(error, requestId, asked))
                : Answer.json(
                        error.status(),
                        out -> out.object("error", fields -> {
                            fields.text("code", error.code());
                            fields.text("message", error.sentence());
                            fields.text("request_id", requestId);
                        }));
        error.retryAfter().ifPresent(pause -> answer.with(HeaderNames.RETRY_AFTER, Long.toString(pause.toSeconds())));
        if (error.hidesAddress()) {
            answer.with(SecurityHeaders.REFERRER_POLICY, "no-referrer");
        }
        return answer.with(HeaderNames.VARY, "Accept");
    }

    private static boolean wantsPage(ServerRequestHeaders headers) {
        return headers.contains(HeaderNames.ACCEPT)
                && headers.get(HeaderNames.ACCEPT).get().contains("text/html");
    }

    private static ApiException refused(Status status) {
        return switch (status.code()) {
            case 413 -> ApiException.tooLarge(WebLimits.MAX_BODY_BYTES);
            case 414 ->
                new ApiException(status, "uri_too_long", "The address is longer than any of ours. Check the link.");
            case 431 -> new ApiException(status, "headers_too_large", "The headers are too large. Clear the cookies.");
            case 501, 505 ->
                new ApiException(status, "not_supported", "This server speaks HTTP/1.1, without this extension.");
            default ->
                status.code() >= 500
                        ? new ApiException(status, "internal", OURS)
                        : new ApiException(
                                status, "bad_request", "The request is not proper HTTP/1.1 and was refused.");
        };
    }

    private static String requestId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
