package com.openagents.backroom.server.invoice;

import com.openagents.backroom.hud.text.Figures;
import java.util.Currency;
import java.util.Locale;

/// How an amount of money is written for people: `$8.00`, `8.00 EUR`, `800 JPY`. In whole numbers throughout.
public final class MoneyText {
    private static final String DOLLARS = "usd";

    private MoneyText() {}

    /// The amount in words.
    ///
    /// @param minor in the currency's smallest unit
    /// @param currency ISO 4217, in any case
    public static String of(long minor, String currency) {
        boolean isDollars = currency.equalsIgnoreCase(DOLLARS);
        String sign = minor < 0 ? "\u2212" : "";
        String digits = decimal(Math.absExact(minor), fractionDigits(currency));
        return sign + (isDollars ? "$" + digits : digits + " " + currency.toUpperCase(Locale.ROOT));
    }

    private static String decimal(long minor, int fractionDigits) {
        long scale = 1;
        for (int i = 0; i < fractionDigits; i++) {
            scale *= 10;
        }
        String whole = Figures.grouped(minor / scale);
        String rest = Long.toString(minor % scale);
        return fractionDigits == 0 ? whole : whole + "." + "0".repeat(fractionDigits - rest.length()) + rest;
    }

    /// Two for what Java does not know.
    private static int fractionDigits(String currency) {
        try {
            return Math.max(
                    0, Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return 2;
        }
    }
}
