package com.openagents.backroom.server.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a form of one of our pages sends.
public final class FormBody {
    private static final String FORM = "application/x-www-form-urlencoded";

    /// More fields than any form of ours.
    private static final int MAX_FIELDS = 50;

    private final String text;
    private final Map<String, List<String>> fields;

    private FormBody(String text, Map<String, List<String>> fields) {
        this.text = text;
        this.fields = fields;
    }

    /// Reads the body, which may be read once: a request's form is the same each time.
    ///
    /// @throws ApiException 400 or 415 when it is no form
    public static FormBody of(ServerRequest request) {
        return request.context().get(FormBody.class).orElseGet(() -> {
            FormBody form = read(request);
            request.context().register(form);
            return form;
        });
    }

    /// What a request has sent, if it is a form that can be read.
    static Optional<FormBody> find(ServerRequest request) {
        try {
            return Optional.of(of(request));
        } catch (ApiException _) {
            return Optional.empty();
        }
    }

    private static FormBody read(ServerRequest request) {
        if (!request.headers().first(HeaderNames.CONTENT_TYPE).orElse("").startsWith(FORM)) {
            throw new ApiException(Status.UNSUPPORTED_MEDIA_TYPE_415, "not_a_form", "Send a form of one of our pages.");
        }
        String body = new String(RequestBody.bytes(request, WebLimits.MAX_BODY_BYTES), StandardCharsets.UTF_8);
        return parse(body)
                .orElseThrow(() -> ApiException.badRequest("The form can't be read. Go back and send it again."));
    }

    /// The fields of a text; empty where it is none of a form.
    static Optional<FormBody> parse(String text) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String[] pairs = text.split("&", MAX_FIELDS + 1);
        try {
            for (String pair : pairs) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    fields.computeIfAbsent(decoded(pair.substring(0, equals)), _ -> new ArrayList<>())
                            .add(decoded(pair.substring(equals + 1)));
                }
            }
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        return Optional.of(new FormBody(text, fields));
    }

    /// As it was sent.
    String text() {
        return text;
    }

    /// The value of a field, at most so long.
    public Optional<String> find(String name, int maxChars) {
        return fields.getOrDefault(name, List.of()).stream()
                .findFirst()
                .filter(value -> !value.isBlank() && value.length() <= maxChars);
    }

    /// The value of a field.
    ///
    /// @throws ApiException 400 when it is not there, or too long
    public String require(String name, int maxChars) {
        return find(name, maxChars)
                .orElseThrow(() -> ApiException.badRequest("The form lacks something. Go back and send it again."));
    }

    /// All values of a field, as checked boxes have them.
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /// Browsers send the ends of lines as CR and LF; here they are LF.
    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
