package com.openagents.backroom.server.stripe;

import com.openagents.backroom.schema.text.Ascii;
import com.openagents.backroom.server.db.CardStore.Card;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/* Whether a person can pay, as `users.payment_method_status` says it.
 *
 *   none ──card attached──► valid ──last one detached, expired or refused──► invalid ──card attached──► valid
 */
public enum CardStatus {
    /// There never was a card.
    NONE,

    /// There is a card that can be charged.
    VALID,

    /// There was one.
    INVALID;

    /// The name in the database and in answers.
    public String wire() {
        return Ascii.wire(this);
    }

    /// How it stands now.
    ///
    /// @param before the name of the status before
    static CardStatus of(String before, List<Card> cards, Instant now) {
        if (cards.stream().anyMatch(card -> isUsable(card, now))) {
            return VALID;
        }
        return cards.isEmpty() && before.equals(NONE.wire()) ? NONE : INVALID;
    }

    /// Whether a card can be charged: it is good to the end of its month, anywhere on earth.
    static boolean isUsable(Card card, Instant now) {
        if (card.refusedAt() != null) {
            return false;
        }
        Integer month = card.expiryMonth();
        Integer year = card.expiryYear();
        if (month == null || year == null || month < 1 || month > 12) {
            return true; // its bank will say
        }
        YearMonth today = YearMonth.from(now.atOffset(ZoneOffset.ofHours(-12)));
        return !YearMonth.of(year, month).isBefore(today);
    }
}
