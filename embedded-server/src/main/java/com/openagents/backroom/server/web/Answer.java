package com.openagents.backroom.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.JsonSink;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// What a route answers: status, headers and a whole body, sent with its length.
///
/// Nothing is kept by caches and nothing is read by other origins unless a route says so.
public final class Answer {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";
    private static final byte[] NOTHING = {};

    private final Status status;
    private final byte[] body;
    private final ContentPolicy policy;
    private final WritableHeaders<?> headers = WritableHeaders.create();
    private Reach reach = Reach.SAME_ORIGIN;
    private String ancestors = SecurityHeaders.NO_ANCESTORS;

    private Answer(Status status, byte[] body, ContentPolicy policy) {
        this.status = status;
        this.body = body;
        this.policy = policy;
        headers.set(HeaderNames.CACHE_CONTROL, "no-store");
    }

    public static Answer html(Status status, String page) {
        return html(status, page.getBytes(StandardCharsets.UTF_8));
    }

    /// A page as bytes.
    ///
    /// @param page in UTF-8; it stays as it is
    public static Answer html(Status status, byte[] page) {
        return of(status, HTML, page, ContentPolicy.PAGE);
    }

    /// A page of ours that needs something of somebody else's.
    public static Answer html(Status status, String page, ForeignSources foreign) {
        return of(status, HTML, page.getBytes(StandardCharsets.UTF_8), ContentPolicy.page(foreign));
    }

    /// A page for frames of other sites.
    ///
    /// @param page in UTF-8; it stays as it is
    /// @param ancestors who may frame it, as [FrameSources#header] gives it
    public static Answer embed(byte[] page, String ancestors) {
        Answer answer = of(Status.OK_200, HTML, page, ContentPolicy.EMBED);
        answer.ancestors = ancestors;
        return answer;
    }

    /// A JSON object.
    public static Answer json(Status status, Consumer<FieldSink> object) {
        return bytes(status, JSON, object(object));
    }

    public static Answer json(Consumer<FieldSink> object) {
        return json(Status.OK_200, object);
    }

    /// Bytes that are no page.
    public static Answer bytes(Status status, String contentType, byte[] body) {
        return of(status, contentType, body, ContentPolicy.DATA);
    }

    public static Answer empty(Status status) {
        return new Answer(status, NOTHING, ContentPolicy.DATA);
    }

    /// Sends a browser elsewhere.
    ///
    /// @param location a path of ours, never taken from a request as it stands
    public static Answer redirect(Status status, String location) {
        return empty(status).with(HeaderNames.LOCATION, location);
    }

    /// A JSON object as bytes.
    public static byte[] object(Consumer<FieldSink> object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = Json.factory().createGenerator(bytes)) {
            out.writeStartObject();
            object.accept(new JsonSink(out));
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an array can't fail to be written", e);
        }
        return bytes.toByteArray();
    }

    public Answer with(HeaderName name, String value) {
        headers.set(name, value);
        return this;
    }

    /// A further value of a header that may be there already: a second cookie.
    public Answer adding(HeaderName name, String value) {
        headers.add(HeaderValues.create(name, value));
        return this;
    }

    public Answer reaching(Reach wider) {
        this.reach = wider;
        return this;
    }

    Status status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    /// All headers of this answer but those about its length and the connection.
    WritableHeaders<?> headers(SecurityHeaders security) {
        WritableHeaders<?> all = WritableHeaders.create(headers);
        security.apply(all, policy, ancestors, reach);
        return all;
    }

    private static Answer of(Status status, String contentType, byte[] body, ContentPolicy policy) {
        return new Answer(status, body, policy).with(HeaderNames.CONTENT_TYPE, contentType);
    }
}
