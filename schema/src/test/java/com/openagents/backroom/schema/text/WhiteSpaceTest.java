package com.openagents.backroom.schema.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Compares the rules with the JDK's, which know all of Unicode.
final class WhiteSpaceTest {
    @Test
    void everyChar_isWhiteSpaceAsForTheJdk() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            assertEquals(Character.isWhitespace(c), WhiteSpace.is(c), Integer.toHexString(c));
        }
    }

    @Test
    void strip_isTheJdks() {
        for (String text : List.of("", " ", "\t a b \u3000\r\n", "\u00a0a\u00a0", "\u2007a", "a", "\ud83d\ude00 ")) {
            assertEquals(text.strip(), WhiteSpace.strip(text));
            assertEquals(text.stripTrailing(), WhiteSpace.stripTrailing(text));
            assertEquals(text.isBlank(), WhiteSpace.isAllOf(text));
        }
    }

    @Test
    void lower_changesLettersOfAsciiOnly() {
        StringBuilder ascii = new StringBuilder();
        for (char c = 0; c < 0x80; c++) {
            ascii.append(c);
        }
        assertEquals(ascii.toString().toLowerCase(Locale.ROOT), Ascii.lower(ascii.toString()));
        assertEquals("\u0130\u00c4\u212a", Ascii.lower("\u0130\u00c4\u212a"));
    }
}
