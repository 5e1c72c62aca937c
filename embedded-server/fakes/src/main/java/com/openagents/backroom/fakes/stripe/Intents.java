package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/// What payment and setup intents have in common.
final class Intents {
    /// What of an intent a browser sees, which has the publishable key and the client secret only.
    private static final Set<String> SHOWN = Set.of(
            "amount",
            "automatic_payment_methods",
            "canceled_at",
            "cancellation_reason",
            "capture_method",
            "client_secret",
            "confirmation_method",
            "created",
            "currency",
            "description",
            "id",
            "last_payment_error",
            "last_setup_error",
            "livemode",
            "next_action",
            "object",
            "payment_method",
            "payment_method_types",
            "processing",
            "receipt_email",
            "setup_future_usage",
            "shipping",
            "source",
            "status",
            "usage");

    private Intents() {}

    static ObjectNode shown(ObjectNode intent) {
        return intent.deepCopy().retain(SHOWN);
    }

    /// Which kinds of cards an intent takes: those that are named, or all that the account has.
    static void copyTypes(Params params, ObjectNode shape) {
        if (params.has("payment_method_types")) {
            List<String> types = params.list("payment_method_types");
            types.forEach(shape.putArray("payment_method_types")::add);
            shape.putNull("automatic_payment_methods");
        } else {
            String redirects = params.below("automatic_payment_methods")
                    .find("allow_redirects")
                    .orElse("always");
            shape.putArray("payment_method_types").add("card");
            shape.putObject("automatic_payment_methods")
                    .put("allow_redirects", redirects)
                    .put("enabled", true);
        }
    }

    /// Where the browser goes after a redirect; asked for as soon as there may be one.
    static String returnUrl(Params params, ObjectNode intent, boolean isOffSession) {
        boolean mayRedirect = intent.path("automatic_payment_methods")
                .path("allow_redirects")
                .asText()
                .equals("always");
        String returnUrl = params.find("return_url").orElse("");
        if (mayRedirect && !isOffSession && returnUrl.isEmpty() && !params.isSet("use_stripe_sdk")) {
            throw ApiError.invalid(
                    "",
                    "",
                    "This intent is configured to accept payment methods enabled in your Dashboard. Because some of these"
                            + " payment methods might redirect your customer off of your page, you must provide a"
                            + " `return_url`. If you don't want to accept redirect-based payment methods, set"
                            + " `automatic_payment_methods[enabled]` to `true` and"
                            + " `automatic_payment_methods[allow_redirects]` to `never`.");
        }
        return params.isSet("use_stripe_sdk") ? "" : returnUrl;
    }

    static void requireIn(ObjectNode intent, String doing, String... states) {
        if (!List.of(states).contains(Wire.status(intent))) {
            throw ApiError.unexpectedState(
                    intent,
                    "You cannot " + doing + " this " + intent.path("object").asText() + " because it has a status of "
                            + Wire.status(intent) + ".");
        }
    }
}
