package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/// One answer.
record Answer(int status, String type, String body, Map<String, String> headers) {
    private static final int CONFLICT = 409;

    static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json", Wire.text(body), Map.of());
    }

    static Answer error(ApiError error) {
        Answer answer = json(error.status, Wire.object().set("error", error.error));
        return error.status == CONFLICT ? answer.with("Stripe-Should-Retry", "true") : answer;
    }

    static Answer text(String type, String body) {
        return new Answer(200, type + "; charset=utf-8", body, Map.of());
    }

    Answer with(String header, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(header, value);
        return new Answer(status, type, body, all);
    }
}
