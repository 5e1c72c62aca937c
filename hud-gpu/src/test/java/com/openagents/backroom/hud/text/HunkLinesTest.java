package com.openagents.backroom.hud.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.hud.text.HunkLines.Line;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HunkLinesTest {
    @Test
    void commonIndent_isTakenAwayAndTold_blankLinesAside() {
        HunkLines shown = HunkLines.of(new Hunk(10, 3, 10, 3, List.of("     body {", " ", "+\t\ta", "-      b")));
        assertEquals(4, shown.indent());
        assertEquals(
                List.of(
                        new Line(10, ' ', "body {", 0, 0),
                        new Line(11, ' ', "", 0, 0),
                        new Line(12, '+', "    a", 0, 0),
                        new Line(12, '-', "  b", 0, 0)),
                shown.lines());
    }

    @Test
    void oneLineForOne_marksWhatDiffers() {
        HunkLines shown = HunkLines.of(new Hunk(5, 1, 5, 1, List.of("-span#ws", "+span #ws")));
        assertEquals(List.of(new Line(5, '-', "span#ws", 4, 4), new Line(5, '+', "span #ws", 4, 5)), shown.lines());
    }

    @Test
    void severalLinesForOne_areNotMarked() {
        HunkLines shown = HunkLines.of(new Hunk(5, 1, 5, 2, List.of("-a", "+b", "+c")));
        assertEquals(0, shown.lines().stream().mapToInt(Line::markTo).sum());
    }

    @Test
    void repeatedLetters_markNoMoreThanTheLineHas() {
        HunkLines shown = HunkLines.of(new Hunk(1, 1, 1, 1, List.of("-aaa", "+aaaa", " x")));
        assertEquals(new Line(1, '-', "aaa", 3, 3), shown.lines().get(0));
        assertEquals(new Line(1, '+', "aaaa", 3, 4), shown.lines().get(1));
    }

    @Test
    void whatDoesNotChangeOverManyLines_isFolded_andItsNumbersGoOn() {
        List<String> raw = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            raw.add(i == 15 ? "+new" : " same" + i);
        }
        List<Line> lines = HunkLines.of(new Hunk(1, 29, 1, 30, raw)).lines();
        assertEquals(
                List.of(
                        new Line(13, ' ', "same12", 0, 0, "12 unchanged lines"),
                        new Line(14, ' ', "same13", 0, 0),
                        new Line(15, ' ', "same14", 0, 0),
                        new Line(16, '+', "new", 0, 0),
                        new Line(17, ' ', "same16", 0, 0),
                        new Line(18, ' ', "same17", 0, 0),
                        new Line(19, ' ', "same18", 0, 0),
                        new Line(30, ' ', "same29", 0, 0, "10 unchanged lines")),
                lines);
    }

    @Test
    void aHundredThousandLines_areTheirBeginningAndTheirEnd() {
        List<String> raw = Collections.nCopies(100_000, "+x");
        List<Line> lines = HunkLines.of(new Hunk(1, 0, 1, 100_000, raw)).lines();
        assertEquals(HunkLines.MAX_SHOWN, lines.size());
        assertEquals(
                "99,760 lines, +99.8k \u22120",
                lines.get(HunkLines.MAX_SHOWN / 2).fold());
        assertEquals(100_000, lines.getLast().number());
    }
}
