package com.openagents.backroom.console.billing;

import java.util.Currency;
import java.util.Locale;
import java.util.OptionalLong;

/// An amount of money as people write it into a field: `$8.00`, `8`, `8.5`, `800 JPY`. In whole numbers throughout.
final class MoneyField {
    /// More digits than any payment has.
    private static final int MAX_DIGITS = 12;

    private MoneyField() {}

    /// The amount in the currency's smallest unit; nothing when it is no amount of that currency.
    static OptionalLong minor(String text, String currency) {
        int digits = Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
        String plain = text.strip()
                .toLowerCase(Locale.ROOT)
                .replace(currency.toLowerCase(Locale.ROOT), "")
                .replaceAll("[$,\\s]", "");
        if (!plain.matches("\\d{1," + MAX_DIGITS + "}(\\.\\d{1," + Math.max(1, digits) + "})?")) {
            return OptionalLong.empty();
        }
        String[] parts = plain.split("\\.", 2);
        String fraction = parts.length > 1 ? parts[1] : "";
        if (fraction.length() > digits) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(parts[0] + fraction + "0".repeat(digits - fraction.length())));
    }
}
