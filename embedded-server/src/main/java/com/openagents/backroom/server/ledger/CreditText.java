package com.openagents.backroom.server.ledger;

import java.util.List;

/// Credits as people read them.
public final class CreditText {
    private static final List<String> UNITS = List.of("", "K", "M", "B", "T");
    private static final long STEP = 1_000;

    private CreditText() {}

    /// Short: `950`, `1.2K`, `100K`, `1.2M`. Rounded towards 0, so that nobody seems to have more than they have.
    public static String brief(long credits) {
        if (credits < 0) {
            return "-" + brief(Math.negateExact(credits));
        }
        long divisor = 1;
        int unit = 0;
        while (credits / divisor >= STEP && unit < UNITS.size() - 1) {
            divisor *= STEP;
            unit++;
        }
        long whole = credits / divisor;
        long tenths = credits % divisor * 10 / divisor;
        String fraction = tenths == 0 || whole >= 100 ? "" : "." + tenths;
        return whole + fraction + UNITS.get(unit);
    }
}
