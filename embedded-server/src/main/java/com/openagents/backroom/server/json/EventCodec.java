package com.openagents.backroom.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.EventFormatException;
import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEnvelope.Clipped;
import com.openagents.backroom.schema.event.HudEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Events as JSON bytes and back.
public final class EventCodec {
    private EventCodec() {}

    /// One event as one JSON object in UTF-8, without a line end.
    public static byte[] encode(HudEnvelope envelope) {
        return generate(out -> write(envelope, out));
    }

    /// Events as the array that streams carry.
    public static byte[] encode(List<HudEnvelope> envelopes) {
        return generate(out -> {
            out.writeStartArray();
            for (HudEnvelope envelope : envelopes) {
                write(envelope, out);
            }
            out.writeEndArray();
        });
    }

    /// Writes one event as an object where the generator stands.
    public static void write(HudEnvelope envelope, JsonGenerator out) throws IOException {
        out.writeStartObject();
        EventJson.write(envelope, new JsonSink(out));
        out.writeEndObject();
    }

    /// Reads what [#encode(HudEnvelope)] made.
    ///
    /// @throws EventFormatException when it is no JSON or no event
    public static HudEnvelope decode(byte[] json) {
        return EventJson.read(new JsonFields(parse(json)));
    }

    /// Reads an event from a tree.
    ///
    /// @throws EventFormatException when it is no event
    public static HudEnvelope decode(JsonNode node) {
        return EventJson.read(new JsonFields(node));
    }

    /// The event's own fields as a JSON object, without type and envelope.
    public static byte[] encodeBody(HudEvent event) {
        return generate(out -> {
            out.writeStartObject();
            EventJson.writeBody(event, new JsonSink(out));
            out.writeEndObject();
        });
    }

    /// A text as it stands inside a body, where quotes and ends of lines are escaped.
    public static String inBody(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    /// Reads what [#encodeBody] made.
    ///
    /// @param type the event's name on the wire
    /// @throws EventFormatException when it is no JSON or no event of that type
    public static HudEvent decodeBody(String type, byte[] json) {
        return EventJson.readBody(type, new JsonFields(parse(json)));
    }

    /// The list of clipped fields as a JSON object with the one field `clipped`.
    public static String encodeClipped(List<Clipped> clipped) {
        byte[] json = generate(out -> {
            out.writeStartObject();
            EventJson.writeClipped(clipped, new JsonSink(out));
            out.writeEndObject();
        });
        return new String(json, StandardCharsets.UTF_8);
    }

    /// Reads what [#encodeClipped] made.
    public static List<Clipped> decodeClipped(String json) {
        return EventJson.readClipped(new JsonFields(parse(json.getBytes(StandardCharsets.UTF_8))));
    }

    private static JsonNode parse(byte[] json) {
        try {
            return Json.parse(json, 0, json.length); // our own bytes, and many of them
        } catch (NotJsonException e) {
            throw new EventFormatException(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] generate(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = Json.factory().createGenerator(bytes)) {
            body.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("an array can't fail to be written", e);
        }
        return bytes.toByteArray();
    }

    private interface Body {
        void write(JsonGenerator out) throws IOException;
    }
}
