package com.openagents.backroom.server.purchase;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Credits that somebody buys. Price and credits are those of the table of packages when it was begun.
///
/// @param amountMinor in the currency's smallest unit
/// @param currency ISO 4217, in lower case
/// @param paymentIntent Stripe's; null until Stripe answered
/// @param requestId chosen by whoever buys: the same again is the same purchase
/// @param customerId Stripe's, of the user
/// @param paymentMethodId Stripe's, of the card
/// @param failure Stripe's word for why it failed, after [#REFUSED] where no bank was asked; null otherwise
/// @param settledAt when the credits were given; null before
public record Purchase(
        UUID id,
        UUID userId,
        String packageId,
        long amountMinor,
        String currency,
        long credits,
        PurchaseStatus status,
        @Nullable String paymentIntent,
        String requestId,
        Instant createdAt,
        @Nullable Instant settledAt,
        Presence presence,
        String customerId,
        String paymentMethodId,
        @Nullable String failure) {
    /// Stripe takes no more than eight digits.
    public static final long MAX_AMOUNT_MINOR = 99_999_999;

    /// With the amount above their product fits a `long`, which the shares of refunds need.
    public static final long MAX_CREDITS = 10_000_000_000L;

    /// How the failure of a purchase begins that Stripe itself would not take; a bank's word for it is no such one.
    public static final String REFUSED = "refused";

    public Purchase {
        if (amountMinor <= 0 || amountMinor > MAX_AMOUNT_MINOR || credits <= 0 || credits > MAX_CREDITS) {
            throw new IllegalArgumentException(credits + " credits for " + amountMinor);
        }
    }

    /// What stands for the failure of a purchase that Stripe refuses.
    ///
    /// @param code Stripe's word for why; empty for none
    static String refused(String code) {
        return code.isEmpty() ? REFUSED : REFUSED + ": " + code;
    }
}
