package com.openagents.backroom.server.billing;

import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.server.purchase.Purchase;

/// How it stands with a purchase, in words for whoever buys. What is not known is pending, never failed.
///
/// @param mark a word for lists
/// @param title over its page
/// @param sentence what it means and what comes next
record PurchaseText(String mark, String title, String sentence) {
    /// @param creditsGone what refunds and disputes took of its credits
    static PurchaseText of(Purchase purchase, long creditsGone) {
        if (creditsGone > 0) {
            return new PurchaseText(
                    creditsGone < purchase.credits() ? "Partly taken back" : "Taken back",
                    Figures.grouped(creditsGone) + " of " + Figures.grouped(purchase.credits())
                            + " credits were taken back",
                    "Money of this payment went back, or the payment is disputed. Your ledger has each step.");
        }

        String credits = Figures.grouped(purchase.credits()) + " credits";
        return switch (purchase.status()) {
            case CREATED, PROCESSING ->
                new PurchaseText(
                        "Pending",
                        "The payment is pending",
                        "It is not known yet whether it went through. As soon as it is, your credits come by themselves, also"
                                + " when you close this page. Don't buy again meanwhile.");
            case REQUIRES_ACTION ->
                new PurchaseText(
                        "To confirm",
                        "Your bank wants you to confirm",
                        "The payment goes on once you have confirmed it with your bank. Nothing is charged before.");
            case SUCCEEDED ->
                new PurchaseText("Paid", "Thank you: " + credits + " are yours", "They can be used at once.");
            case FAILED ->
                new PurchaseText(
                        "Not paid", "The payment did not go through", reason(purchase) + " Nothing was charged.");
            case CANCELED ->
                new PurchaseText("Given up", "The purchase was given up", "Nothing was charged. You can buy again.");
        };
    }

    /// Why a card was declined, as far as its bank says.
    ///
    /// Source: https://docs.stripe.com/declines/codes
    private static String reason(Purchase purchase) {
        String code = purchase.failure() == null ? "" : purchase.failure();
        if (code.startsWith(Purchase.REFUSED)) {
            return "Stripe did not take it, and that is not your card's or your bank's fault. Tell the operator, who finds"
                    + " the reason in the log, and buy again later.";
        }
        return switch (code) {
            case "insufficient_funds" -> "There is not enough money on the card. Use another one, or top it up.";
            case "expired_card" -> "The card is expired. Add another one.";
            case "incorrect_cvc", "invalid_cvc" -> "The card's security code is wrong. Add the card again.";
            case "lost_card", "stolen_card", "pickup_card" ->
                "The bank takes no payment by this card. Use another one.";
            case "payment_intent_authentication_failure", "authentication_required" ->
                "Your bank did not get your confirmation. Buy again, and confirm when it asks.";
            case "processing_error", "try_again_later" -> "The bank could not be asked. Try again in a minute.";
            case "card_velocity_exceeded", "withdrawal_count_limit_exceeded" ->
                "The card is at the limit that its bank sets. Use another one, or try again later.";
            case "currency_not_supported" -> "The card can't pay in this currency. Use another one.";
            default -> "The bank declined the card without saying why. Ask it, or use another card.";
        };
    }
}
