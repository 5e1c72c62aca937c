package com.openagents.backroom.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.openagents.backroom.bench.Figure.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowTest {
    private static final Machine MACHINE = new Machine("a processor", "a JVM", 2, "2026-11-23T12:00:00Z");

    @Test
    void figure_becomesARowWithItsRatio() {
        Row row = Row.of("log", Figure.of("batches", "events/s", 12_345.678, "fsync", 50_000), MACHINE);

        assertEquals(
                new Row(
                        "log: batches",
                        "events/s",
                        12_350,
                        new Peer("fsync", 50_000),
                        0.2469,
                        "a processor",
                        "a JVM",
                        2,
                        "2026-11-23T12:00:00Z"),
                row);
    }

    @Test
    void graphicsDevice_isNamedInPlaceOfTheProcessor() {
        Figure figure = new Figure("raster", "ms", 1, new Peer("canvas", 0), "a card (driver 1)");

        assertEquals("a card (driver 1)", Row.of("hud", figure, MACHINE).device());
        assertEquals(0, figure.ratio());
    }

    @Test
    void rows_areReadAsTheyWereWritten(@TempDir Path folder) throws IOException {
        List<Row> rows = List.of(
                Row.of("log", Figure.of("one", "ms", 1.5, "other", 3), MACHINE),
                Row.of("hud", Figure.of("two", "frames/s", 60, "other", 30), MACHINE));
        Path file = folder.resolve("figures.json");

        Row.write(file, rows);

        assertEquals(rows, Row.read(file));
    }

    @Test
    void figureThatIsNoNumber_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> Figure.of("x", "ms", Double.NaN, "y", 1));
        assertThrows(IllegalArgumentException.class, () -> Figure.of("x", "ms", 1, "y", Double.POSITIVE_INFINITY));
    }

    @Test
    void table_isMarkdown_withNumbersToTheRight() {
        String table = Table.of(List.of(
                Row.of("log", Figure.of("one", "events/s", 12_345, "other", 3), MACHINE),
                Row.of("hud", Figure.of("longer", "ms", 0.01234, "another", 30.5), MACHINE)));

        assertEquals("""
                | benchmark: figure |  value | unit     | beside it | its value |  ratio |
                |-------------------|-------:|----------|-----------|----------:|-------:|
                | log: one          | 12,350 | events/s | other     |         3 |  4,115 |
                | hud: longer       | 0.0123 | ms       | another   |      30.5 | 0.0004 |
                """, table);
    }
}
