package com.openagents.backroom.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Rows as a table for people; it is Markdown, to be pasted.
final class Table {
    private static final List<String> HEAD =
            List.of("benchmark: figure", "value", "unit", "beside it", "its value", "ratio");

    private Table() {}

    static String of(List<Row> rows) {
        List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        for (Row row : rows) {
            lines.add(List.of(
                    row.name(),
                    number(row.value()),
                    row.unit(),
                    row.peer().name(),
                    number(row.peer().value()),
                    number(row.ratio())));
        }
        int[] widths = new int[HEAD.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            append(text, lines.get(i), widths);
            if (i == 0) {
                rule(text, widths);
            }
        }
        return text.toString();
    }

    /// Three digits that count, whole numbers whole.
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        int decimals = size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static void append(StringBuilder text, List<String> cells, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String gap = " ".repeat(widths[i] - cell.length());
            text.append("| ").append(isNumber(i) ? gap + cell : cell + gap).append(' ');
        }
        text.append("|\n");
    }

    private static void rule(StringBuilder text, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            text.append('|').append("-".repeat(widths[i] + 1)).append(isNumber(i) ? ':' : '-');
        }
        text.append("|\n");
    }

    private static boolean isNumber(int column) {
        return column == 1 || column >= 4;
    }
}
