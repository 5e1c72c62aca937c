package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What happened, each with its object as it was then. Asked for over HTTP it ends after 30 days.
final class EventLog {
    /// <https://docs.stripe.com/api/events>: "we only guarantee access to events through the Retrieve Event API for
    /// 30 days".
    static final Duration KEPT = Duration.ofDays(30);

    private static final int MAX_TYPES = 20;

    private final Vault vault;
    private final List<Consumer<ObjectNode>> listeners = new ArrayList<>();
    private final ObjectNode request = Wire.object().putNull("id").putNull("idempotency_key");
    String apiVersion;

    EventLog(Vault vault, String apiVersion) {
        this.vault = vault;
        this.apiVersion = apiVersion;
    }

    void listen(Consumer<ObjectNode> listener) {
        listeners.add(listener);
    }

    /// What is recorded from now on was caused by this request.
    void causedBy(String requestId, String idempotencyKey) {
        request.put("id", requestId.isEmpty() ? null : requestId);
        request.put("idempotency_key", idempotencyKey.isEmpty() ? null : idempotencyKey);
    }

    void record(String type, ObjectNode object) {
        record(type, object, Wire.object());
    }

    /// @param previous the fields that changed, as they were; none where nothing was there before
    void record(String type, ObjectNode object, ObjectNode previous) {
        ObjectNode shape = Wire.object().put("api_version", apiVersion);
        ObjectNode data = shape.putObject("data");
        data.set("object", object.deepCopy());
        if (!previous.isEmpty()) {
            data.set("previous_attributes", previous.deepCopy());
        }
        shape.put("pending_webhooks", 1);
        shape.set("request", request.deepCopy());
        shape.put("type", type);
        ObjectNode event = vault.add(Kind.EVENT, shape);
        listeners.forEach(listener -> listener.accept(event));
    }

    /// Those that Stripe still has, the newest first.
    List<ObjectNode> kept() {
        long oldest = vault.now() - KEPT.toSeconds();
        return vault.newestFirst(Kind.EVENT).stream()
                .filter(event -> event.path("created").asLong() >= oldest)
                .toList();
    }

    ObjectNode require(String id, String param) {
        return kept().stream()
                .filter(event -> Wire.id(event).equals(id))
                .findFirst()
                .orElseThrow(() -> ApiError.missing("event", id, param));
    }

    ObjectNode list(Params params) {
        params.only("created", "delivery_success", "ending_before", "limit", "starting_after", "type", "types");
        List<String> types = new ArrayList<>(params.list("types"));
        if (types.size() > MAX_TYPES) {
            throw ApiError.invalid("", "types", "Invalid array: maximum number of items is " + MAX_TYPES + ".");
        }
        params.find("type").ifPresent(types::add);
        return ListPage.of(
                "/v1/events",
                kept(),
                event -> types.isEmpty()
                        || types.stream()
                                .anyMatch(
                                        type -> matches(type, event.path("type").asText())),
                params);
    }

    private static boolean matches(String asked, String type) {
        return asked.endsWith("*") ? type.startsWith(asked.substring(0, asked.length() - 1)) : type.equals(asked);
    }
}
