package com.openagents.backroom.server.stripe;

/// Whether money moves.
public enum StripeMode {
    /// Nothing moves; cards are Stripe's test cards.
    TEST,

    /// Cards are charged.
    LIVE;

    /// As Stripe says it in every object.
    public boolean isLive() {
        return this == LIVE;
    }
}
