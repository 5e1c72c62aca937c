package com.openagents.backroom.fakes.stripe;

/// One webhook as it goes out.
///
/// @param body the event as JSON
/// @param signature the header `Stripe-Signature`
public record Delivery(String eventId, String type, String body, String signature) {
    /// Who gets webhooks.
    @FunctionalInterface
    public interface Receiver {
        /// Gives the status that it answers with.
        int receive(Delivery delivery);
    }
}
