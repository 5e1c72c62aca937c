package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/// Errors of cards (<https://docs.stripe.com/declines/codes>).
final class Declines {
    /// Decline codes that are error codes of their own; all others are `card_declined`.
    private static final Set<String> OWN_CODE = Set.of("expired_card", "incorrect_cvc", "processing_error");

    private Declines() {}

    static ObjectNode error(String declineCode) {
        String code = OWN_CODE.contains(declineCode) ? declineCode : "card_declined";
        return ApiError.node("card_error", code, code.equals("incorrect_cvc") ? "cvc" : "", message(declineCode))
                .put("decline_code", declineCode);
    }

    /// The holder has to be asked, and isn't there.
    static ObjectNode authenticationRequired() {
        return ApiError.node(
                        "card_error",
                        "authentication_required",
                        "",
                        "Your card was declined. This transaction requires authentication.")
                .put("decline_code", "authentication_required");
    }

    private static String message(String declineCode) {
        return switch (declineCode) {
            case "insufficient_funds" -> "Your card has insufficient funds.";
            case "expired_card" -> "Your card has expired.";
            case "incorrect_cvc" -> "Your card's security code is incorrect.";
            case "processing_error" -> "An error occurred while processing your card. Try again in a little bit.";
            default -> "Your card was declined.";
        };
    }
}
