package com.openagents.backroom.fakes.stripe;

/// What people can have banks do with payments, by hand; cards that are saved are taken as ever.
enum PaymentTrouble {
    NONE("pay, as the card's number says", ""),
    DECLINED("decline every payment, without saying why", "generic_decline"),
    NO_FUNDS("decline every payment: not enough money", "insufficient_funds"),
    EXPIRED("decline every payment: the card is expired", "expired_card"),
    SLOW("take their time: payments stay pending until this is set back", "");

    final String words;
    final String declineCode;

    PaymentTrouble(String words, String declineCode) {
        this.words = words;
        this.declineCode = declineCode;
    }
}
