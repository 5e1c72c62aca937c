package com.openagents.backroom.server.billing;

import com.openagents.backroom.server.ledger.Posting;

/// What a posting is, in words for whose it is.
final class PostingText {
    private PostingText() {}

    static String of(Posting posting) {
        return switch (posting.kind()) {
            case SIGNUP -> "Given at sign-up";
            case PURCHASE -> "Bought";
            case USAGE -> "Used";
            case USAGE_REFUND -> "Use taken back";
            case REFUND -> "Refunded";
            case REFUND_FAILED -> "Given back, as the refund failed";
            case DISPUTE -> "Taken back, as the payment is disputed";
            case DISPUTE_WON -> "Given back, as the dispute was won";
            case ADJUST -> "Adjusted by the operator: " + posting.reason();
        };
    }

    /// What it is for, as far as that tells the person anything: their own id does not.
    static String reference(Posting posting) {
        String reference = posting.extRef();
        return switch (posting.kind()) {
            case SIGNUP, ADJUST -> "";
            case USAGE, USAGE_REFUND -> reference.substring(reference.indexOf('/') + 1);
            case PURCHASE, REFUND, REFUND_FAILED, DISPUTE, DISPUTE_WON -> reference;
        };
    }
}
