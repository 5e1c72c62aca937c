package com.openagents.backroom.server.backoffice;

import com.openagents.backroom.server.ledger.Posting;
import com.openagents.backroom.server.web.ApiException;
import java.util.UUID;

/// Money of a purchase to give back.
///
/// @param ref of this refund: the same again is not given back again
/// @param amountMinor in the purchase's currency
/// @param reason is written down here; Stripe is not told
public record RefundWish(UUID ref, UUID purchaseId, long amountMinor, String reason) {
    /// Everything that can be said without looking at the purchase.
    ///
    /// @throws ApiException 400 with what to do
    public RefundWish {
        reason = reason.strip();
        if (reason.isEmpty() || reason.length() > Posting.MAX_REASON_CHARS) {
            throw ApiException.badRequest("Write a reason of at most " + Posting.MAX_REASON_CHARS + " characters.");
        }
    }
}
