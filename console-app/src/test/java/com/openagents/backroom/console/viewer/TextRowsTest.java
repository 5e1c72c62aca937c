package com.openagents.backroom.console.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextRowsTest {
    /// Of random texts, so that a failure can be had again.
    private static final long SEED = Long.getLong("rows.seed", 20_261_126);

    private static final int LIMIT = 100;

    @Test
    void rows_areTheLines() {
        assertEquals(List.of("one", "", "three"), new TextRows("one\n\nthree"));
        assertEquals(List.of("one"), new TextRows("one\n"));
        assertEquals(List.of("", "two"), new TextRows("\ntwo"));
        assertEquals(List.of(""), new TextRows(""));
    }

    @Test
    void longLine_goesOnInTheNextRow() {
        int most = TextRows.MAX_ROW_CHARS;
        TextRows rows = new TextRows("x".repeat(most) + "\n" + "y".repeat(2 * most + 1));
        assertEquals(
                List.of(most, most, most, 1), rows.stream().map(String::length).toList());
    }

    @Test
    void rowsAreNeverCutWithinALetter() {
        TextRows rows = new TextRows("x" + "\ud83d\ude80".repeat(TextRows.MAX_ROW_CHARS));
        for (String row : rows) {
            assertFalse(Character.isLowSurrogate(row.charAt(0)));
            assertTrue(row.length() <= TextRows.MAX_ROW_CHARS);
        }
        assertEquals(rows.text(), String.join("", rows));
    }

    @Test
    void randomText_isAllThere_andEveryPlaceIsInItsRow() {
        Random random = new Random(SEED);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(random.nextInt(900) == 0 ? '\n' : (char) ('a' + random.nextInt(26)));
        }
        TextRows rows = new TextRows(text.toString());
        assertEquals(text.toString(), rows.between(0, rows.size() - 1), "seed " + SEED);
        for (int place = 0; place < text.length(); place += 37) {
            int row = rows.rowAt(place);
            int start = row == 0 ? 0 : rows.between(0, row - 1).length();
            int end = rows.between(0, row).length();
            assertTrue(start <= place && place < end, place + " is not in row " + row + ", seed " + SEED);
        }
    }

    @Test
    void between_keepsTheEndsOfLines_andNoneWhereALongLineGoesOn() {
        String longLine = "z".repeat(TextRows.MAX_ROW_CHARS + 5);
        TextRows rows = new TextRows("one\ntwo\n" + longLine + "\nlast");
        assertEquals("one\ntwo\n", rows.between(0, 1));
        assertEquals(longLine + "\n", rows.between(2, 3));
        assertEquals("last", rows.between(4, 4));
    }

    @Test
    void find_goesRoundInBothDirections_whateverTheCase() {
        TextRows rows = new TextRows("Cart\nshop\ncart\n");
        assertEquals(0, rows.find("CART", 0, true));
        assertEquals(10, rows.find("cart", 1, true));
        assertEquals(0, rows.find("cart", 11, true));
        assertEquals(0, rows.find("cart", 9, false));
        assertEquals(10, rows.find("cart", -1, false));
        assertEquals(-1, rows.find("basket", 0, true));
        assertEquals(-1, rows.find("basket", 9, false));
        assertEquals(2, rows.count("cart", LIMIT));
        assertEquals(1, rows.count("cart", 1));
    }

    /// `İ` (U+0130) has two chars in lower case.
    @Test
    void lettersThatAreLongerInLowerCase_moveNoPlace() {
        TextRows rows = new TextRows("\u0130".repeat(40) + "\nneedle");
        assertEquals(1, rows.rowAt(rows.find("NEEDLE", 0, true)));
    }

    @Test
    void fileOfTenMegabytes_isRowsAtOnce() {
        TextRows rows = new TextRows("line\n".repeat(2_000_000));
        assertEquals(2_000_000, rows.size());
        assertEquals("line", rows.get(1_999_999));
        assertEquals(1_999_999, rows.rowAt(rows.text().length() - 2));
    }
}
