package com.openagents.backroom.server.stripe;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stripe did not do what we asked. The message is for the operator and holds no secret.
public final class StripeTrouble extends Exception {
    /// What is in the way.
    public enum Kind {
        /// Nothing was sent, as Stripe did not answer just before.
        PAUSED,
        /// No answer, or none that says what was done: it may have been done.
        UNKNOWN,
        /// Too many requests; later ones are answered. It may be done by then.
        LIMITED,
        /// The card is declined.
        DECLINED,
        /// There is no such thing.
        NOT_THERE,
        /// The key may not do that, or what we ask is wrong.
        REFUSED
    }

    private final Kind kind;
    private final @Nullable String code;
    private final @Nullable String paymentIntent;

    StripeTrouble(Kind kind, String reason, @Nullable Throwable cause) {
        this(kind, reason, null, null, cause);
    }

    /// @param code Stripe's word for it: a decline code, else an error code
    /// @param paymentIntent the payment it happened to
    StripeTrouble(
            Kind kind,
            String reason,
            @Nullable String code,
            @Nullable String paymentIntent,
            @Nullable Throwable cause) {
        super(reason, cause);
        this.kind = kind;
        this.code = code;
        this.paymentIntent = paymentIntent;
    }

    public Kind kind() {
        return kind;
    }

    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    public Optional<String> paymentIntent() {
        return Optional.ofNullable(paymentIntent);
    }

    /// Whether what was asked may have been done all the same.
    public boolean isAmbiguous() {
        return switch (kind) {
            case UNKNOWN, LIMITED -> true;
            case PAUSED, DECLINED, NOT_THERE, REFUSED -> false;
        };
    }
}
