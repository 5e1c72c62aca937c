package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.FileChanges.DiffEntry;
import com.openagents.backroom.hud.state.Newest;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.hud.text.HunkLines;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.schema.hud.HudId;
import java.util.List;

/// The code: the newest changes in order of arrival.
final class CodePanel {
    /// Changes on the page. The page stays light; the console has more.
    private static final int MAX_DIFFS = 12;

    private CodePanel() {}

    static El of(SessionState session) {
        El totals =
                El.of("p", "totals").text(files(session.files().files().size())).text(" ");
        totals.add(changes(
                El.of("code", "lines"),
                session.files().additions(),
                session.files().deletions()));
        El panel = HudPage.panel(
                "code-panel",
                List.of(El.of("h2").attribute("id", "h-code-panel").text("Code"), totals));
        List<DiffEntry> diffs = session.files().diffs();
        El list = El.of("div", "diffs");
        long left = session.files().dropped() + Math.max(0, diffs.size() - MAX_DIFFS);
        if (left > 0) {
            list.add(El.of("p", "row older")
                    .key("older")
                    .text(Figures.grouped(left) + " earlier changes are in the log"));
        }
        for (DiffEntry entry : Newest.of(diffs, MAX_DIFFS)) {
            list.add(diff(session.hud(), entry));
        }
        if (diffs.isEmpty()) {
            list.add(El.of("p", "row older").key("none").text("No file has been changed yet."));
        }
        return panel.add(ThreadPanel.scroller("Code", list));
    }

    private static String files(int count) {
        return count == 1 ? "1 file" : count + " files";
    }

    private static El changes(El lines, long additions, long deletions) {
        return lines.add(El.of("ins").text(Figures.added(additions)))
                .text(" ")
                .add(El.of("del").text(Figures.removed(deletions)));
    }

    private static El diff(HudId hud, DiffEntry entry) {
        FileDiff diff = entry.diff();
        El article = El.of("article", "diff")
                .key("d" + entry.key())
                .add(El.of("h3", "file")
                        .add(Svg.of(Icons.tool(ToolKind.EDIT, Token.TEXT3), "icon"))
                        .add(PathText.addTo(El.of("code", "path"), diff.path()))
                        .add(changes(El.of("code", "lines").text("("), diff.additions(), diff.deletions())
                                .text(")"))
                        .add(ThreadPanel.time(entry.at(), Figures.minuteSecond(entry.at()))));
        for (Hunk hunk : diff.hunks()) {
            article.add(hunk(hunk));
        }
        if (entry.isClipped()) {
            article.add(El.of("p", "row older").text("This change goes on. ").add(Links.whole(hud, entry.key())));
        }
        return article;
    }

    private static El hunk(Hunk hunk) {
        HunkLines shown = HunkLines.of(hunk);
        El body = El.of("tbody");
        for (HunkLines.Line line : shown.lines()) {
            if (!line.fold().isEmpty()) {
                body.add(El.of("tr", "fold")
                        .add(El.of("td").text("\u2026"))
                        .add(El.of("td").attribute("colspan", "2").text(line.fold())));
            }
            body.add(row(line));
        }
        return El.of("table", "hunk")
                .add(caption(hunk, shown.indent()))
                .add(El.of("colgroup")
                        .add(El.of("col", "no"))
                        .add(El.of("col", "sign"))
                        .add(El.of("col")))
                .add(body);
    }

    private static El caption(Hunk hunk, int indent) {
        El caption = El.of("caption").text("@@ " + hunk.newStart());
        if (indent > 0) {
            caption.add(El.of("span", "outdent")
                    .attribute("title", indent + " columns of indentation are left out")
                    .add(Svg.of(Icons.outdent(Token.TEXT3), "icon"))
                    .text(Integer.toString(indent)));
        }
        return caption;
    }

    private static El row(HunkLines.Line line) {
        boolean isAdded = line.sign() == '+';
        boolean isRemoved = line.sign() == '-';
        String code = line.code();
        El text = El.of("td");
        if (line.markTo() > line.markFrom()) {
            text.text(code.substring(0, line.markFrom()))
                    .add(El.of("mark").text(code.substring(line.markFrom(), line.markTo())))
                    .text(code.substring(line.markTo()));
        } else {
            text.text(code);
        }
        return El.of("tr", isAdded ? "add" : isRemoved ? "del" : "same")
                .add(El.of("td").text(Integer.toString(line.number())))
                .add(El.of("td").text(isAdded ? "+" : isRemoved ? "\u2212" : ""))
                .add(text);
    }
}
