package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// All objects of the fake, each kind in the order of its making. Used with the fake's lock held.
final class Vault {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ID_LETTERS = 24;

    final InstantSource clock;
    final EventLog events;
    private final RandomGenerator random;
    private final Map<Kind, Map<String, ObjectNode>> objects = new EnumMap<>(Kind.class);

    Vault(RandomGenerator random, InstantSource clock, String apiVersion) {
        this.random = random;
        this.clock = clock;
        events = new EventLog(this, apiVersion);
        for (Kind kind : Kind.values()) {
            objects.put(kind, new LinkedHashMap<>());
        }
    }

    /// Letters that nobody guesses and every run with the same seed repeats.
    String letters() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < ID_LETTERS; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    /// Keeps a new object of this shape, with the fields that all have.
    ObjectNode add(Kind kind, ObjectNode shape) {
        ObjectNode object = Wire.object();
        object.put("id", kind.prefix + letters()).put("object", kind.word).put("created", now());
        if (kind != Kind.REFUND) {
            object.put("livemode", false);
        }
        object.setAll(shape);
        table(kind).put(Wire.id(object), object);
        return object;
    }

    Optional<ObjectNode> find(Kind kind, String id) {
        return Optional.ofNullable(table(kind).get(id));
    }

    /// @param param the parameter that named it
    ObjectNode require(Kind kind, String id, String param) {
        return find(kind, id).orElseThrow(() -> ApiError.missing(kind.word, id, param));
    }

    /// The newest first, as Stripe lists.
    List<ObjectNode> newestFirst(Kind kind) {
        List<ObjectNode> all = new ArrayList<>(table(kind).values());
        Collections.reverse(all);
        return all;
    }

    List<ObjectNode> oldestFirst(Kind kind) {
        return List.copyOf(table(kind).values());
    }

    private Map<String, ObjectNode> table(Kind kind) {
        return Objects.requireNonNull(objects.get(kind));
    }

    /// All objects, by kind and in their order.
    ObjectNode dump() {
        ObjectNode all = Wire.object();
        for (Kind kind : Kind.values()) {
            table(kind).values().forEach(all.withArrayProperty(kind.word)::add);
        }
        return all;
    }

    void load(ObjectNode all) {
        for (Kind kind : Kind.values()) {
            all.path(kind.word).forEach(object -> table(kind).put(Wire.id(object), (ObjectNode) object));
        }
    }
}
