package com.openagents.backroom.server.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.JsonFields;
import com.openagents.backroom.server.json.JsonSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// Sessions as they were at some places, compressed, as many as fit. What is gone is folded from the log again. Any
/// thread may use it.
final class Images {
    /// What all images may take: about 500 of a busy session, whole.
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    /// What the cache itself needs for each.
    private static final int OVERHEAD_BYTES = 200;

    private final Cache<Key, byte[]> images = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .<Key, byte[]>weigher((_, bytes) -> bytes.length + OVERHEAD_BYTES)
            .build();

    /// @param isWhole with thread, terminal and changes; else what a card shows
    private record Key(ImageKey image, boolean isWhole) {}

    /// Keeps a session in both forms.
    void put(ImageKey key, SessionState session) {
        images.put(new Key(key, true), pack(session, true));
        images.put(new Key(key, false), pack(session, false));
    }

    /// A session that folds on from where it was; empty when its image is gone.
    Optional<SessionState> find(HudId hud, ImageKey key, boolean isWhole) {
        byte[] packed = images.getIfPresent(new Key(key, isWhole));
        return packed == null ? Optional.empty() : Optional.of(unpack(hud, packed));
    }

    private static byte[] pack(SessionState session, boolean isWhole) {
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream deflated = new DeflaterOutputStream(packed, fast);
                JsonGenerator out = Json.factory().createGenerator(deflated)) {
            out.writeStartObject();
            StateJson.writeSession(session, new JsonSink(out), session.lastEventAt(), isWhole);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an array can't fail to be written", e);
        } finally {
            fast.end();
        }
        return packed.toByteArray();
    }

    private static SessionState unpack(HudId hud, byte[] packed) {
        try (InputStream json = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            JsonNode node = Json.shared().readTree(json);
            return StateJson.readSession(hud, new JsonFields(node));
        } catch (IOException e) {
            throw new UncheckedIOException("an image of our own can't fail to be read", e);
        }
    }
}
