package com.openagents.backroom.fakes.stripe;

/// What goes wrong on the way of webhooks, each in percent of the events.
///
/// @param duplicated come two or three times
/// @param dropped never come: Stripe gave up
/// @param delayed stay for the next delivery
/// @param resigned are signed by an older secret too, as while a secret is rolled
/// @param isShuffled whether they come in any order
public record Mischief(int duplicated, int dropped, int delayed, int resigned, boolean isShuffled) {
    public static final Mischief NONE = new Mischief(0, 0, 0, 0, false);
}
