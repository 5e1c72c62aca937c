package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// An answer of Stripe that is an error (<https://docs.stripe.com/api/errors>).
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1;

    final int status;

    /// What stands under `error`.
    final transient ObjectNode error;

    /// Whether the work began, so that the answer is kept under its idempotency key.
    final boolean hasBegun;

    private ApiError(int status, ObjectNode error, boolean hasBegun) {
        super(error.path("message").asText());
        this.status = status;
        this.error = error;
        this.hasBegun = hasBegun;
    }

    /// A request that is wrong as it stands: nothing began.
    static ApiError invalid(String code, String param, String message) {
        return refused(400, code, param, message);
    }

    /// Something that isn't there.
    static ApiError missing(String object, String id, String param) {
        return refused(404, "resource_missing", param, "No such " + object + ": '" + id + "'");
    }

    static ApiError refused(int status, String code, String param, String message) {
        return new ApiError(status, node("invalid_request_error", code, param, message), false);
    }

    static ApiError idempotency(int status, String code, String message) {
        return new ApiError(status, node("idempotency_error", code, "", message), false);
    }

    /// An object is in a state in which this can't be done; it is part of the answer.
    static ApiError unexpectedState(ObjectNode object, String message) {
        String kind = object.path("object").asText();
        ObjectNode error = node("invalid_request_error", kind + "_unexpected_state", "", message);
        if (kind.endsWith("_intent")) {
            error.set(kind, object.deepCopy());
        }
        return new ApiError(400, error, true);
    }

    /// The card didn't do: 402.
    static ApiError card(ObjectNode error) {
        return new ApiError(402, error, true);
    }

    /// What stands under `error`; empty texts are left out.
    static ObjectNode node(String type, String code, String param, String message) {
        ObjectNode error = Wire.object();
        if (!code.isEmpty()) {
            error.put("code", code).put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
        error.put("message", message);
        if (!param.isEmpty()) {
            error.put("param", param);
        }
        return error.put("type", type);
    }
}
