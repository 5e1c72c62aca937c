package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.Terminal;
import com.openagents.backroom.hud.state.Terminal.Line;
import com.openagents.backroom.hud.state.ThreadEntry.Outcome;
import com.openagents.backroom.hud.text.Ansi;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.hud.text.TextFit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The terminal panel: commands and their output (tokens.md §7.6).
final class TerminalLayout {
    private static final double LINE = 16;
    private static final double COMMAND = 20;

    private final Sketch sketch;
    private final Box box;
    private final Phase phase;

    private TerminalLayout(Sketch sketch, Box box, Phase phase) {
        this.sketch = sketch;
        this.box = box;
        this.phase = phase;
    }

    static void draw(Sketch sketch, SessionState session, Box box, @Nullable Double offset) {
        double right = PanelHead.draw(sketch, box, "Terminal");
        if (box.height() <= PanelHead.HEIGHT) {
            return;
        }
        List<Line> lines = session.terminal().lines();
        String count = Figures.grouped(lines.size()) + " / " + Figures.grouped(Terminal.MAX_LINES) + " lines";
        if (box.width() > 180) {
            sketch.textRight(right, box.y() + PanelHead.HEIGHT / 2, count, Font.TIME, Token.TEXT3);
        }
        Phase phase = session.phaseAt(sketch.frame().now()).phase();
        new TerminalLayout(sketch, PanelHead.body(box), phase)
                .draw(lines, session.terminal().dropped(), offset);
    }

    private void draw(List<Line> lines, long dropped, @Nullable Double offset) {
        Rows rows = new Rows();
        if (dropped > 0) {
            String note = Figures.grouped(dropped) + " earlier lines are in the log";
            rows.add(
                    COMMAND,
                    top -> sketch.text(
                            box.x() + 11, top + COMMAND / 2, note, Font.LABEL, Token.TEXT3, box.width() - 22));
        }
        for (Line line : lines) {
            if (line.isCommand()) {
                rows.add(COMMAND, top -> command(line, top));
            } else {
                rows.add(LINE, top -> output(line, top));
            }
        }
        if (lines.isEmpty()) {
            sketch.text(
                    box.x() + 11,
                    box.y() + 24,
                    "No command has been run yet.",
                    Font.LIST,
                    Token.TEXT3,
                    box.width() - 22);
        } else {
            rows.add(LINE + 6, top -> {
                if (isAnyRunning(lines)) {
                    sketch.quad(new Box(box.x() + 11, top + 2, 7, 13), 0, Token.ACCENT, null);
                }
            });
        }
        rows.draw(sketch, "terminal", box, offset);
    }

    private boolean isAnyRunning(List<Line> lines) {
        for (Line line : lines) {
            if (outcome(line) == Outcome.RUNNING) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Outcome outcome(Line line) {
        Outcome outcome = line.outcome();
        return outcome == null ? null : outcome.in(phase);
    }

    private void command(Line line, double top) {
        double middle = top + COMMAND / 2;
        double x = box.x() + 11;
        double right = box.right() - 11;
        boolean isFailed = outcome(line) == Outcome.FAILED;
        String end = Figures.end(line, phase);
        if (!end.isEmpty()) {
            right -= sketch.textRight(right, middle, end, Font.TIME, isFailed ? Token.RED : Token.TEXT3) + 8;
        }
        x += sketch.text(x, middle, "$ ", Font.TIME, Token.TEXT3, 20);
        sketch.text(x + 2, middle, line.text(), Font.mono(500, 11), Token.TEXT, right - x - 2);
        sketch.hit(new Box(box.x(), top, box.width(), COMMAND), new Action.Copy(line.text()), "Copy " + line.text());
    }

    private void output(Line line, double top) {
        double x = box.x() + 11;
        double baseline = Sketch.baseline(top + LINE / 2, Font.TIME);
        for (Ansi.Span span : Ansi.spans(line.text(), Token.TEXT2)) {
            if (x > box.right()) {
                return;
            }
            Font font = span.isBold() ? Font.mono(600, 11) : Font.TIME;
            x += sketch.textAt(x, baseline, TextFit.oneLine(span.text()), font, span.token());
        }
    }
}
