package com.openagents.backroom.fakes.stripe;

import java.util.Arrays;
import java.util.Optional;

/// Stripe's test cards and what each does (<https://docs.stripe.com/testing>).
enum TestCard {
    VISA("4242424242424242", "visa"),
    VISA_DEBIT("4000056655665556", "visa_debit"),
    MASTERCARD("5555555555554444", "mastercard"),
    AMEX("378282246310005", "amex"),
    DECLINED("4000000000000002", "chargeDeclined", "generic_decline", "generic_decline"),
    NO_FUNDS("4000000000009995", "chargeDeclinedInsufficientFunds", "insufficient_funds", "insufficient_funds"),
    LOST("4000000000009987", "chargeDeclinedLostCard", "lost_card", "lost_card"),
    STOLEN("4000000000009979", "chargeDeclinedStolenCard", "stolen_card", "stolen_card"),
    EXPIRED("4000000000000069", "chargeDeclinedExpiredCard", "expired_card", "expired_card"),
    WRONG_CVC("4000000000000127", "chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc"),
    ERRS("4000000000000119", "chargeDeclinedProcessingError", "processing_error", "processing_error"),
    /// Can be saved; fails when charged.
    FAILS_LATER("4000000000000341", "chargeCustomerFail", "", "generic_decline"),
    /// Asks on session, and off session until it was set up for that.
    ASKS_UNTIL_SET_UP("4000002500003155", "authenticationRequiredOnSetup", Asks.ON_SESSION_AND_UNTIL_SET_UP),
    /// Asks each time.
    ASKS_ALWAYS("4000002760003184", "authenticationRequired", Asks.ALWAYS),
    /// Asks on session only.
    ASKS_ON_SESSION("4000003800000446", "authenticationRequiredSetupForOffSession", Asks.ON_SESSION),
    ASKS_BY_3DS2("4000000000003220", "threeDSecure2Required", Asks.ALWAYS),
    ASKS_AND_FAILS(
            "4000008260003178",
            "authenticationRequiredChargeDeclinedInsufficientFunds",
            "",
            "insufficient_funds",
            Asks.ALWAYS,
            Afterwards.NOTHING),
    REFUND_PENDS("4000000000007726", "pendingRefund", Afterwards.REFUND_PENDS),
    REFUND_FAILS("4000000000005126", "refundFail", Afterwards.REFUND_FAILS),
    DISPUTED("4000000000000259", "createDispute", Afterwards.DISPUTE),
    DISPUTED_AS_NOT_RECEIVED("4000000000002685", "createDisputeProductNotReceived", Afterwards.DISPUTE),
    INQUIRED("4000000000001976", "createDisputeInquiry", Afterwards.INQUIRY);

    /// When the bank asks the holder (3-D Secure).
    enum Asks {
        NEVER,
        ON_SESSION,
        ON_SESSION_AND_UNTIL_SET_UP,
        ALWAYS
    }

    /// What comes after a payment.
    enum Afterwards {
        NOTHING,
        REFUND_PENDS,
        REFUND_FAILS,
        DISPUTE,
        INQUIRY
    }

    private static final String TOKEN = "pm_card_";

    final String number;
    final String token;

    /// Decline code when it is saved; empty where that works.
    final String declinedOnSetup;

    /// Decline code when it is charged; empty where that works.
    final String declinedOnCharge;

    final Asks asks;
    final Afterwards afterwards;

    TestCard(String number, String token) {
        this(number, token, "", "", Asks.NEVER, Afterwards.NOTHING);
    }

    TestCard(String number, String token, String declinedOnSetup, String declinedOnCharge) {
        this(number, token, declinedOnSetup, declinedOnCharge, Asks.NEVER, Afterwards.NOTHING);
    }

    TestCard(String number, String token, Asks asks) {
        this(number, token, "", "", asks, Afterwards.NOTHING);
    }

    TestCard(String number, String token, Afterwards afterwards) {
        this(number, token, "", "", Asks.NEVER, afterwards);
    }

    TestCard(
            String number,
            String token,
            String declinedOnSetup,
            String declinedOnCharge,
            Asks asks,
            Afterwards afterwards) {
        this.number = number;
        this.token = TOKEN + token;
        this.declinedOnSetup = declinedOnSetup;
        this.declinedOnCharge = declinedOnCharge;
        this.asks = asks;
        this.afterwards = afterwards;
    }

    /// By the token that stands for it on the server's side: `pm_card_visa`.
    static Optional<TestCard> findByToken(String token) {
        return Arrays.stream(values()).filter(card -> card.token.equals(token)).findFirst();
    }

    static Optional<TestCard> findByNumber(String number) {
        return Arrays.stream(values())
                .filter(card -> card.number.equals(number))
                .findFirst();
    }

    String last4() {
        return number.substring(number.length() - 4);
    }

    String brand() {
        return switch (number.charAt(0)) {
            case '5' -> "mastercard";
            case '3' -> "amex";
            case '4' -> "visa";
            default -> throw new IllegalStateException("no brand begins like " + number);
        };
    }

    /// Whether the holder is asked.
    boolean asks(boolean isOffSession, boolean isSetUp) {
        return switch (asks) {
            case NEVER -> false;
            case ON_SESSION -> !isOffSession;
            case ON_SESSION_AND_UNTIL_SET_UP -> !isOffSession || !isSetUp;
            case ALWAYS -> true;
        };
    }
}
