package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.Newest;
import com.openagents.backroom.hud.state.ToolMeter;
import com.openagents.backroom.hud.state.ToolName;
import com.openagents.backroom.hud.state.ToolStats;
import com.openagents.backroom.hud.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The tools of a session as rows of four columns: name, calls, failures, median time. Figures are whole at any width;
/// what is left is the name's, of which the server of the tool gives way first.
final class ToolRows {
    static final double LINE = 17;

    /// Rows; tools that have none share the last.
    private static final int MAX_ROWS = 6;

    private static final double GAP = 8;
    private static final Font FIGURE = Font.mono(500, 11);

    /// The widest time that [Figures#elapsed] writes: the column does not move when a call takes longer.
    private static final String WIDEST_TIME = "599 ms";

    /// The narrowest column of failures: two digits.
    private static final String USUAL_FAILURES = "00";

    private final Sketch sketch;
    private final List<Row> rows;
    private final double timeWidth;
    private final double failuresWidth;
    private final double callsWidth;

    /// What one row says.
    private record Row(String name, String calls, String failures, boolean hasFailed, String time) {
        static Row of(String name, long calls, long failures, OptionalLong median) {
            return new Row(
                    name,
                    Figures.count(calls),
                    failures > 0 ? Figures.count(failures) : Figures.NONE,
                    failures > 0,
                    median.isPresent() ? Figures.elapsed(median.getAsLong()) : Figures.UNKNOWN);
        }
    }

    ToolRows(Sketch sketch, List<ToolStats> tools) {
        this.sketch = sketch;
        this.rows = rows(tools);
        double failed = sketch.width(USUAL_FAILURES, Font.TIME);
        double called = 0;
        for (Row row : rows) {
            failed = Math.max(failed, sketch.width(row.failures(), Font.TIME));
            called = Math.max(called, sketch.width(row.calls(), FIGURE));
        }
        timeWidth = sketch.width(WIDEST_TIME, Font.TIME);
        failuresWidth = failed;
        callsWidth = called;
    }

    private static List<Row> rows(List<ToolStats> tools) {
        List<Row> rows = new ArrayList<>();
        int named = tools.size() <= MAX_ROWS ? tools.size() : MAX_ROWS - 1;
        for (int i = 0; i < named; i++) {
            ToolStats tool = tools.get(i);
            rows.add(Row.of(tool.name(), tool.calls(), tool.failures(), tool.medianMillis()));
        }
        if (named < tools.size()) {
            long calls = 0;
            long failures = 0;
            List<ToolStats> others = Newest.of(tools, tools.size() - named);
            for (ToolStats tool : others) {
                calls += tool.calls();
                failures += tool.failures();
            }
            rows.add(Row.of(others.size() + " others", calls, failures, ToolMeter.medianMillis(others)));
        }
        return rows;
    }

    /// How many there are: one, that says so, when no tool was called yet.
    int count() {
        return Math.max(1, rows.size());
    }

    /// Draws one of them.
    void draw(int index, double left, double right, double middle) {
        if (rows.isEmpty()) {
            sketch.text(left, middle, "No tool called yet", Font.LABEL, Token.TEXT3, right - left);
            return;
        }
        Row row = rows.get(index);
        sketch.textRight(right, middle, row.time(), Font.TIME, Token.TEXT3);
        double end = right - timeWidth - GAP;
        sketch.textRight(end, middle, row.failures(), Font.TIME, row.hasFailed() ? Token.RED : Token.TEXT3);
        end -= failuresWidth + GAP;
        sketch.textRight(end, middle, row.calls(), FIGURE, Token.TEXT);
        end -= callsWidth + GAP;
        ToolName name = ToolName.of(row.name());
        String whole = name.prefix() + name.tool();
        String shown = sketch.width(whole, FIGURE) <= end - left ? whole : name.tool();
        sketch.text(left, middle, shown, FIGURE, Token.TEXT2, end - left);
    }
}
