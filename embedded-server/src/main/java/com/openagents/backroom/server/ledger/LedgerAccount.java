package com.openagents.backroom.server.ledger;

import java.util.Arrays;

/// Where credits lie. The `user:` accounts are each person's own, the `sys:` accounts are the other side.
public enum LedgerAccount {
    /// Given: at sign-up and by the operator. Spent first, never below 0.
    USER_PROMO("user:promo"),

    /// Bought. A refund or a dispute may take it below 0.
    USER_PAID("user:paid"),

    /// What was given, as a debt.
    SYS_PROMO("sys:promo"),

    /// What was sold, as a debt.
    SYS_SOLD("sys:sold"),

    /// What was used.
    SYS_CONSUMED("sys:consumed"),

    /// What was taken back as its money went back.
    SYS_REFUNDED("sys:refunded"),

    /// What was taken back as its payment is disputed.
    SYS_DISPUTED("sys:disputed");

    private final String wire;

    LedgerAccount(String wire) {
        this.wire = wire;
    }

    /// The name in the database and on statements.
    public String wire() {
        return wire;
    }

    /// The account of that name.
    ///
    /// @throws IllegalArgumentException when there is no such account
    public static LedgerAccount of(String wire) {
        return Arrays.stream(values())
                .filter(account -> account.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no account: " + wire));
    }
}
