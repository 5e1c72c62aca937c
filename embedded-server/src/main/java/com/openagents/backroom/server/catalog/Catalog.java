package com.openagents.backroom.server.catalog;

import java.util.List;
import java.util.Optional;

/// The one table of what is sold. Prices come from here, never from a request.
public final class Catalog {
    /// What everybody gets who signs up for the first time.
    public static final long SIGN_UP_CREDITS = 100_000;

    private static final String USD = "usd";

    private static final List<CreditPackage> PACKAGES = List.of(
            new CreditPackage("credits_100k", "100K credits", 100_000, 8_00, USD),
            new CreditPackage("credits_500k", "500K credits", 500_000, 35_00, USD),
            new CreditPackage("credits_1m", "1M credits", 1_000_000, 60_00, USD),
            new CreditPackage("credits_5m", "5M credits", 5_000_000, 250_00, USD));

    private static final List<Plan> PLANS = List.of(
            new Plan("free", "Free", SIGN_UP_CREDITS, 0, 0, USD),
            new Plan("pro", "Pro", 0, 500_000, 29_00, USD),
            new Plan("team", "Team", 0, 2_000_000, 99_00, USD));

    /// What can be bought, the smallest first.
    public List<CreditPackage> packages() {
        return PACKAGES;
    }

    public Optional<CreditPackage> findPackage(String id) {
        return PACKAGES.stream().filter(sold -> sold.id().equals(id)).findFirst();
    }

    /// What there is for somebody who stays. They are shown; nobody can take one yet.
    public List<Plan> plans() {
        return PLANS;
    }
}
