package com.openagents.backroom.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkTest {
    private static final byte[] TEXT =
            "ssent@12@ sent@ sent@34@sent@x@ sessent@56@".getBytes(StandardCharsets.US_ASCII);

    @Test
    void marks_areFound_whereverTheBytesAreCut() {
        for (int cut = 0; cut <= TEXT.length; cut++) {
            List<Long> found = new ArrayList<>();
            Mark mark = new Mark();
            mark.scan(TEXT, cut, found::add);
            byte[] rest = Arrays.copyOfRange(TEXT, cut, TEXT.length);
            mark.scan(rest, rest.length, found::add);
            assertEquals(List.of(12L, 34L, 56L), found, "cut after " + cut);
        }
    }

    @Test
    void now_isFoundAgain() {
        long before = Mark.micros();
        byte[] text = ("data: " + Mark.now()).getBytes(StandardCharsets.US_ASCII);
        List<Long> found = new ArrayList<>();

        new Mark().scan(text, text.length, found::add);

        assertEquals(1, found.size());
        assertEquals(found.getFirst(), Math.clamp(found.getFirst(), before, Mark.micros()));
    }
}
