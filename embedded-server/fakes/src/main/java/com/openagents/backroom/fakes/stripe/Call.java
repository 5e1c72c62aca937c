package com.openagents.backroom.fakes.stripe;

import java.util.List;
import java.util.Map;

/// One request.
///
/// @param headers their names in lower case
/// @param params the query's and the body's
record Call(String method, String path, Map<String, String> headers, Params params) {
    private static final String VERSION = "/v1/";

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean isApi() {
        return path.startsWith(VERSION);
    }

    List<String> steps() {
        return List.of(path.substring(VERSION.length()).split("/", -1));
    }

    /// The route, ids as `:id`: `POST payment_intents/:id/confirm`.
    String route() {
        List<String> steps = steps();
        StringBuilder route = new StringBuilder(method).append(' ');
        for (int i = 0; i < steps.size(); i++) {
            route.append(i == 0 ? "" : "/").append(i % 2 == 0 ? steps.get(i) : ":id");
        }
        return route.toString();
    }

    /// The id that is named first.
    String id() {
        return steps().get(1);
    }

    /// All that is asked, to compare it with what was asked under the same idempotency key.
    String content() {
        return method + " " + path + " " + params.tree;
    }

    /// The key that came, wherever Stripe takes it from.
    String apiKey() {
        String authorization = header("authorization");
        return authorization.startsWith("Bearer ")
                ? authorization.substring("Bearer ".length())
                : params.find("key").orElse("");
    }
}
