package com.openagents.backroom.server.billing;

import com.openagents.backroom.server.db.CardStore.Card;

/// A card as people know it.
final class CardText {
    private CardText() {}

    /// `Visa ending in 4242`.
    static String of(Card card) {
        String brand = card.brand() == null ? "" : card.brand();
        String name = switch (brand) {
            case "" -> "A card";
            case "amex" -> "American Express";
            case "diners" -> "Diners Club";
            case "jcb" -> "JCB";
            case "unionpay" -> "UnionPay";
            default ->
                Character.toUpperCase(brand.charAt(0)) + brand.substring(1).replace('_', ' ');
        };
        return card.last4() == null ? name : name + " ending in " + card.last4();
    }

    /// `good until 03/2031`; empty when that is not known.
    static String expiry(Card card) {
        Integer month = card.expiryMonth();
        Integer year = card.expiryYear();
        return month == null || year == null ? "" : "good until " + (month < 10 ? "0" : "") + month + "/" + year;
    }
}
