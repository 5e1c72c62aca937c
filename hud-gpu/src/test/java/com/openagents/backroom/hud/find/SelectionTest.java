package com.openagents.backroom.hud.find;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.text.FontMetrics;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final FontMetrics METRICS = FontMetrics.load();
    private static final double COLUMN_PX = METRICS.width("0", Font.CODE);

    private final TextPage page = new TextPage("Cart")
            .area("code", 0, "one two", "three four", "five six")
            .area("terminal", 0, "$ make", "ok");

    /// The left edge of a column of the first area.
    private static double column(int column) {
        return 10 + column * COLUMN_PX;
    }

    private String text(double anchorX, double anchorY, double x, double y) {
        return Selection.between(page.scene(), anchorX, anchorY, x, y).text(page.lines(), METRICS);
    }

    @Test
    void drawnWithinALine_itIsThoseLetters() {
        assertEquals("two", text(column(4), TextPage.middle(0), column(7), TextPage.middle(0)));
        assertEquals("two", text(column(7), TextPage.middle(0), column(4), TextPage.middle(0)));
    }

    @Test
    void edgeWithinALetter_takesItFromItsMiddleOn() {
        double y = TextPage.middle(0);
        assertEquals("ne", text(column(0) + 0.6 * COLUMN_PX, y, column(3) - 0.4 * COLUMN_PX, y));
        assertEquals("on", text(column(0) + 0.4 * COLUMN_PX, y, column(3) - 0.6 * COLUMN_PX, y));
    }

    @Test
    void drawnOverLines_itIsTheRestOfTheFirst_theWhole_andTheBeginningOfTheLast() {
        String expected = "two\nthree four\nfive";
        assertEquals(expected, text(column(4), TextPage.middle(0), column(4), TextPage.middle(2)));
        assertEquals(expected, text(column(4), TextPage.middle(2), column(4), TextPage.middle(0)));
    }

    @Test
    void drawnDownAndToTheLeft_itGoesForward() {
        assertEquals("four\nfi", text(column(6), TextPage.middle(1), column(2), TextPage.middle(2)));
    }

    @Test
    void drawnIntoAnotherArea_itStaysInTheFirst() {
        double inTerminal = TextPage.AREA_WIDTH_PX + 60;
        assertEquals("one two\nthree four", text(column(0), TextPage.middle(0), inTerminal, TextPage.middle(1)));
    }

    @Test
    void drawnOutsideOfAreas_itIsWhatNoAreaScrolls() {
        assertEquals("art", text(column(1), 16, column(40), 16));
    }

    @Test
    void selection_staysOnItsText_whenTheAreaScrolls() {
        Selection selection =
                Selection.between(page.scene(), column(6), TextPage.middle(1), column(4), TextPage.middle(2));
        TextPage scrolled = new TextPage("Cart").area("code", 25, "one two", "three four", "five six");
        assertEquals("four\nfive", selection.text(scrolled.lines(), METRICS));
    }

    @Test
    void selectionOfNothing_isEmpty() {
        assertEquals("", text(column(3), TextPage.middle(1), column(3), TextPage.middle(1)));
        assertEquals("", text(column(20), TextPage.middle(0), column(30), TextPage.middle(0)));
    }

    @Test
    void lineInSeveralColours_isCopiedAsOne() {
        TextPage path = new TextPage("Cart")
                .with(10, 60, "src/")
                .with(10 + 4 * COLUMN_PX, 60, "Cart.java")
                .with(10 + 14 * COLUMN_PX, 60, "(")
                .with(10 + 15 * COLUMN_PX, 60, "+1");
        String text = Selection.between(path.scene(), 0, 55, 400, 55).text(path.lines(), METRICS);
        assertEquals("src/Cart.java (+1", text);
    }

    @Test
    void lettersOfTwoChars_areNeverCutApart() {
        TextPage wide = new TextPage("Cart").area("code", 0, "a\ud83d\ude80b");
        for (double x = 0; x < 60; x += 1) {
            String text = Selection.between(wide.scene(), 0, TextPage.middle(0), x, TextPage.middle(0))
                    .text(wide.lines(), METRICS);
            assertEquals(text.indexOf('\ud83d') >= 0, text.indexOf('\ude80') >= 0, text);
        }
    }
}
