package com.openagents.backroom.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// How JSON is read here, whoever wrote it: strictly, within limits.
///
/// Beyond the grammar of RFC 8259 nothing is accepted: no comments, no NaN, no text after the document, no name twice
/// in
/// one object (two readers would see two different values).
public final class Json {
    /// The longest text value: a transcript's line may hold one file of this size.
    public static final int MAX_TEXT_CHARS = 64 * 1024 * 1024;

    /// The deepest nesting; tool inputs seen so far stay under 20.
    public static final int MAX_DEPTH = 200;

    /// The deepest nesting of what a request carries to us; ours has four levels.
    public static final int MAX_REQUEST_DEPTH = 32;

    /// The longest number and the longest name; both only keep parsing cheap.
    private static final int MAX_NUMBER_CHARS = 100;

    private static final int MAX_NAME_CHARS = 10_000;

    /// Working buffers that are kept. Jackson's default keeps those of every thread, 16 KB of each viewer's for as long
    /// as
    /// it looks; more than these are not in use at a time.
    private static final int MAX_KEPT_BUFFERS = 64;

    private static final ObjectMapper MAPPER = mapper(MAX_DEPTH);
    private static final ObjectMapper REQUESTS = mapper(MAX_REQUEST_DEPTH);

    private Json() {}

    /// Reads one JSON document in UTF-8 and nothing else: of bytes Jackson takes UTF-16 and overlong forms too.
    ///
    /// @throws NotJsonException when it is not one
    public static JsonNode parse(byte[] document) throws NotJsonException {
        return parse(MAPPER, utf8(document));
    }

    /// Reads what a request carries of our own making, not of agents or of Stripe: it is no deeper than
    /// [#MAX_REQUEST_DEPTH] (requirement IN-04).
    ///
    /// @throws NotJsonException when it is no JSON document in UTF-8
    public static JsonNode parseRequest(byte[] document) throws NotJsonException {
        return parse(REQUESTS, utf8(document));
    }

    /// Reads one JSON document that is part of an array, like a line of a file, as Jackson decodes it.
    public static JsonNode parse(byte[] buffer, int offset, int length) throws NotJsonException {
        try {
            return required(MAPPER.readTree(buffer, offset, length));
        } catch (JsonProcessingException e) {
            throw new NotJsonException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("an array can't fail to be read", e);
        }
    }

    /// Reads one JSON document.
    public static JsonNode parse(String document) throws NotJsonException {
        return parse(MAPPER, document);
    }

    private static JsonNode parse(ObjectMapper mapper, String document) throws NotJsonException {
        try {
            return required(mapper.readTree(document));
        } catch (JsonProcessingException e) {
            throw new NotJsonException(e);
        }
    }

    private static String utf8(byte[] document) throws NotJsonException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotJsonException("no JSON: not in UTF-8");
        }
    }

    /// What makes generators and parsers with these limits.
    public static JsonFactory factory() {
        return MAPPER.getFactory();
    }

    /// The mapper itself, for records that are read or written whole.
    public static ObjectMapper shared() {
        return MAPPER;
    }

    private static JsonNode required(JsonNode document) throws NotJsonException {
        if (document.isMissingNode()) {
            throw new NotJsonException("no JSON: nothing there");
        }
        return document;
    }

    private static ObjectMapper mapper(int maxDepth) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(MAX_TEXT_CHARS)
                        .maxNestingDepth(maxDepth)
                        .maxNumberLength(MAX_NUMBER_CHARS)
                        .maxNameLength(MAX_NAME_CHARS)
                        .build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .recyclerPool(JsonRecyclerPools.newBoundedPool(MAX_KEPT_BUFFERS))
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .build();
    }
}
