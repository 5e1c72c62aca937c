package com.openagents.backroom.server.backoffice;

import com.openagents.backroom.server.purchase.PaymentDesk;
import com.openagents.backroom.server.purchase.Purchase;
import com.openagents.backroom.server.purchase.PurchaseStatus;
import com.openagents.backroom.server.purchase.Reversal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A purchase as the operator sees it.
///
/// @param failure Stripe's word for why it failed; null otherwise
/// @param returnedMinor money that went back by refunds
/// @param disputedMinor money that is held back by disputes
/// @param creditsTaken credits that went with both
public record Sale(
        UUID id,
        Instant createdAt,
        long amountMinor,
        String currency,
        long credits,
        PurchaseStatus status,
        @Nullable String paymentIntent,
        @Nullable String failure,
        long returnedMinor,
        long disputedMinor,
        long creditsTaken) {

    static Sale of(PaymentDesk.Shown shown) {
        Purchase purchase = shown.purchase();
        long returned = 0;
        long disputed = 0;
        long taken = 0;
        for (Reversal reversal : shown.reversals()) {
            if (!reversal.isRestored()) {
                taken += reversal.creditsTaken();
                switch (reversal.kind()) {
                    case REFUND -> returned += reversal.amountMinor();
                    case DISPUTE -> disputed += reversal.creditsTaken() > 0 ? reversal.amountMinor() : 0;
                }
            }
        }
        return new Sale(
                purchase.id(),
                purchase.createdAt(),
                purchase.amountMinor(),
                purchase.currency(),
                purchase.credits(),
                purchase.status(),
                purchase.paymentIntent(),
                purchase.failure(),
                returned,
                disputed,
                taken);
    }

    /// What can still be given back; 0 when it was not paid.
    public long leftMinor() {
        return status == PurchaseStatus.SUCCEEDED ? Math.max(0, amountMinor - returnedMinor - disputedMinor) : 0;
    }

    /// The credits that go when so much is given back: all that are left with all that is left, else their share.
    public long creditsFor(long minor) {
        return minor >= leftMinor() ? credits - creditsTaken : credits * minor / amountMinor;
    }
}
