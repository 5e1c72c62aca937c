package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.Newest;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.Terminal;
import com.openagents.backroom.hud.state.Terminal.Line;
import com.openagents.backroom.hud.state.ThreadEntry.Outcome;
import com.openagents.backroom.hud.text.Ansi;
import com.openagents.backroom.hud.text.Figures;
import java.util.List;

/// The terminal: commands and what they wrote. Its lines are no paragraphs: between those a copied text has a blank
/// line.
final class TerminalPanel {
    /// Lines on the page; the console has all 2,000.
    private static final int MAX_LINES = 300;

    private TerminalPanel() {}

    static El of(SessionState session, Phase phase) {
        List<Line> lines = session.terminal().lines();
        El panel = HudPage.panel(
                "terminal",
                List.of(
                        El.of("h2").attribute("id", "h-terminal").text("Terminal"),
                        El.of("p", "totals")
                                .add(El.of("code")
                                        .text(Figures.grouped(lines.size()) + " / "
                                                + Figures.grouped(Terminal.MAX_LINES)
                                                + " lines"))));
        El output = El.of("div", "output");
        long left = session.terminal().dropped() + Math.max(0, lines.size() - MAX_LINES);
        if (left > 0) {
            output.add(El.of("div", "line older")
                    .key("older")
                    .text(Figures.grouped(left) + " earlier lines are in the log"));
        }
        for (Line line : Newest.of(lines, MAX_LINES)) {
            output.add(line.isCommand() ? command(line, phase) : output(line));
        }
        if (lines.isEmpty()) {
            output.add(El.of("p", "row older").text("No command has been run yet."));
        }
        return panel.add(ThreadPanel.scroller("Terminal", output));
    }

    private static El command(Line line, Phase phase) {
        boolean isFailed = line.outcome() == Outcome.FAILED;
        return El.of("div", "line run" + (isFailed ? " failed" : ""))
                .add(El.of("span", "dollar").text("$ "))
                .add(El.of("b").words(line.text()))
                .add(El.of("span", "took").text(Figures.end(line, phase)));
    }

    private static El output(Line line) {
        El out = El.of("div", "line");
        for (Ansi.Span span : Ansi.spans(line.text(), Token.TEXT2)) {
            if (span.token() == Token.TEXT2 && !span.isBold()) {
                out.words(span.text());
            } else {
                out.add(El.of("span", "t-" + Svg.name(span.token()) + (span.isBold() ? " strong" : ""))
                        .words(span.text()));
            }
        }
        return out;
    }
}
