package com.openagents.backroom.server.purchase;

/// What a refund or a dispute did to the credits of its purchase.
///
/// @param id of the refund or the dispute
/// @param creditsTaken 0 while it took none
/// @param isRestored whether they were given back
public record Reversal(
        String id, Claim.Kind kind, long amountMinor, String status, long creditsTaken, boolean isRestored) {
    /// Credits that are gone by it.
    long creditsGone() {
        return isRestored ? 0 : creditsTaken;
    }

    /// The same, having taken credits.
    Reversal taking(long credits) {
        return new Reversal(id, kind, amountMinor, status, credits, false);
    }

    /// The same, having given them back.
    Reversal restored() {
        return new Reversal(id, kind, amountMinor, status, creditsTaken, true);
    }
}
