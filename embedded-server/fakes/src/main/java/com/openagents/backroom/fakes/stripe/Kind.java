package com.openagents.backroom.fakes.stripe;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of objects that the fake keeps.
enum Kind {
    CUSTOMER("cus_", "customer"),
    PAYMENT_METHOD("pm_", "payment_method"),
    SETUP_INTENT("seti_", "setup_intent"),
    PAYMENT_INTENT("pi_", "payment_intent"),
    CHARGE("ch_", "charge"),
    REFUND("re_", "refund"),
    DISPUTE("du_", "dispute"),
    EVENT("evt_", "event");

    final String prefix;

    /// As in the field `object`.
    final String word;

    Kind(String prefix, String word) {
        this.prefix = prefix;
        this.word = word;
    }

    static Optional<Kind> findById(String id) {
        return Arrays.stream(values())
                .filter(kind -> id.startsWith(kind.prefix))
                .findFirst();
    }
}
