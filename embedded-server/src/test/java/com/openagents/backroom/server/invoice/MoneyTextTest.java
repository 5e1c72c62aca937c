package com.openagents.backroom.server.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "800 | usd | $8.00",
                "0 | usd | $0.00",
                "5 | usd | $0.05",
                "123456789 | usd | $1,234,567.89",
                "-250 | usd | −$2.50",
                "800 | eur | 8.00 EUR",
                "800 | jpy | 800 JPY",
                "1234 | kwd | 1.234 KWD",
                "800 | zzz | 8.00 ZZZ",
            })
    void amount_isWrittenByItsCurrency(long minor, String currency, String text) {
        assertEquals(text, MoneyText.of(minor, currency));
    }
}
