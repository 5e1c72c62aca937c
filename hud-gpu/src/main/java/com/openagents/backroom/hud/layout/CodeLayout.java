package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.FileChanges.DiffEntry;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.hud.text.HunkLines;
import com.openagents.backroom.hud.text.TextFit;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.ToolKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The code panel: changes in order of arrival (tokens.md §7.5).
final class CodeLayout {
    private static final double FILE_ROW = 28;
    private static final double LINE = 18;
    private static final double NUMBER_RIGHT = 34;
    private static final double SIGN_X = 44;
    private static final double TEXT_X = 58;
    private static final double CELL = 7.2;

    private final Sketch sketch;
    private final String hud;
    private final Box box;

    private CodeLayout(Sketch sketch, String hud, Box box) {
        this.sketch = sketch;
        this.hud = hud;
        this.box = box;
    }

    static void draw(Sketch sketch, SessionState session, Box box, @Nullable Double offset) {
        double right = PanelHead.draw(sketch, box, "Code");
        if (box.height() <= PanelHead.HEIGHT) {
            return;
        }
        double middle = box.y() + PanelHead.HEIGHT / 2;
        right -=
                sketch.textRight(right, middle, Figures.removed(session.files().deletions()), Font.TIME, Token.RED) + 6;
        right -=
                sketch.textRight(right, middle, Figures.added(session.files().additions()), Font.TIME, Token.GREEN) + 9;
        int files = session.files().files().size();
        sketch.textRight(right, middle, files == 1 ? "1 file" : files + " files", Font.TIME, Token.TEXT3);
        new CodeLayout(sketch, session.hud().toString(), PanelHead.body(box))
                .draw(session.files().diffs(), session.files().dropped(), offset);
    }

    private void draw(List<DiffEntry> diffs, long dropped, @Nullable Double offset) {
        Rows rows = new Rows();
        if (dropped > 0) {
            note(rows, Figures.grouped(dropped) + " earlier changes are in the log");
        }
        for (DiffEntry entry : diffs) {
            rows.add(FILE_ROW, top -> file(entry, top));
            for (Hunk hunk : entry.diff().hunks()) {
                hunk(rows, hunk);
            }
            if (entry.isClipped()) {
                rows.add(FILE_ROW, top -> goesOn(entry, top));
            }
        }
        if (diffs.isEmpty()) {
            sketch.text(
                    box.x() + 11,
                    box.y() + 24,
                    "No file has been changed yet.",
                    Font.LIST,
                    Token.TEXT3,
                    box.width() - 22);
        }
        rows.draw(sketch, "code", box, offset);
    }

    private void note(Rows rows, String text) {
        rows.add(
                FILE_ROW,
                top -> sketch.text(box.x() + 11, top + FILE_ROW / 2, text, Font.LABEL, Token.TEXT3, box.width() - 22));
    }

    /// Says that the log has more of a change, and leads there.
    private void goesOn(DiffEntry entry, double top) {
        double x = box.x() + 11;
        double room = box.width() - 22;
        double middle = top + FILE_ROW / 2;
        double said = sketch.text(x, middle, "This change goes on. ", Font.LABEL, Token.TEXT3, room);
        sketch.text(x + said, middle, Sketch.OPEN_WHOLE, Font.LABEL, Token.ACCENT, room - said);
        sketch.hit(
                new Box(box.x(), top, box.width(), FILE_ROW),
                new Action.OpenWhole(hud, entry.key()),
                Sketch.OPEN_WHOLE);
    }

    /// What is left out between two lines.
    private void fold(String words, double top) {
        double middle = top + LINE / 2;
        sketch.quad(new Box(box.x(), top, box.width(), LINE), 0, Token.RAISED, null);
        sketch.textRight(box.x() + NUMBER_RIGHT, middle, "\u2026", Font.TIME, Token.TEXT3);
        sketch.text(box.x() + TEXT_X, middle, words, Font.LABEL, Token.TEXT3, box.width() - TEXT_X - 11);
    }

    private void file(DiffEntry entry, double top) {
        FileDiff diff = entry.diff();
        sketch.quad(new Box(box.x(), top, box.width(), FILE_ROW), 0, Token.RAISED, null);
        sketch.rule(box.x(), top, box.width());
        sketch.rule(box.x(), top + FILE_ROW - 1, box.width());
        double middle = top + FILE_ROW / 2;
        sketch.icon(Icons.tool(ToolKind.EDIT, Token.TEXT3), box.x() + 9, middle - 7, 14);
        double right = box.right() - 11;
        right -= sketch.textRight(right, middle, Figures.minuteSecond(entry.at()), Font.TIME, Token.TEXT3) + 12;
        String added = Figures.added(diff.additions());
        String removed = Figures.removed(diff.deletions());
        double changes = sketch.width("(" + added + " " + removed + ")", Font.TIME);
        double x = box.x() + 31;
        String path = sketch.fit().path(diff.path(), Font.CODE, right - x - changes - 8);
        int slash = path.lastIndexOf('/') + 1;
        x += sketch.text(x, middle, path.substring(0, slash), Font.CODE, Token.TEXT3, right - x);
        x += sketch.text(x, middle, path.substring(slash), Font.CODE, Token.TEXT, right - x) + 8;
        if (x + changes <= right) {
            x += sketch.text(x, middle, "(", Font.TIME, Token.TEXT3, 20);
            x += sketch.text(x, middle, added, Font.TIME, Token.GREEN, 80) + 6.6;
            x += sketch.text(x, middle, removed, Font.TIME, Token.RED, 80);
            sketch.text(x, middle, ")", Font.TIME, Token.TEXT3, 20);
        }
        sketch.hit(
                new Box(box.x(), top, box.width(), FILE_ROW),
                new Action.OpenWhole(hud, entry.key()),
                "Open " + diff.path() + " " + added + " " + removed);
    }

    private void hunk(Rows rows, Hunk hunk) {
        HunkLines shown = HunkLines.of(hunk);
        rows.add(LINE, top -> hunkHead(hunk, shown.indent(), top));
        for (HunkLines.Line line : shown.lines()) {
            if (!line.fold().isEmpty()) {
                rows.add(LINE, top -> fold(line.fold(), top));
            }
            rows.add(LINE, top -> line(line, top));
        }
    }

    private void hunkHead(Hunk hunk, int indent, double top) {
        double middle = top + LINE / 2;
        double x = box.x() + 9;
        x += sketch.text(x, middle, "@@ " + hunk.newStart(), Font.TIME, Token.TEXT3, box.width()) + 14;
        if (indent > 0) {
            sketch.icon(Icons.outdent(Token.TEXT3), x, middle - 5, 10);
            sketch.text(x + 14, middle, Integer.toString(indent), Font.TIME, Token.TEXT3, box.width());
        }
    }

    private void line(HunkLines.Line line, double top) {
        String code = line.code();
        boolean isAdded = line.sign() == '+';
        boolean isRemoved = line.sign() == '-';
        double middle = top + LINE / 2;
        if (isAdded) {
            sketch.quad(new Box(box.x(), top, box.width(), LINE), 0, Token.GREEN_BG, null);
            sketch.quad(new Box(box.x(), top, 2, LINE), 0, Token.GREEN, null);
        } else if (isRemoved) {
            sketch.quad(new Box(box.x(), top, box.width(), LINE), 0, Token.RED_BG, null);
            for (double y = top; y < top + LINE; y += 6) {
                sketch.quad(new Box(box.x(), y, 2, 3), 0, Token.RED, null);
            }
        }
        mark(line, isAdded ? Token.ADD_MARK : Token.DEL_MARK, top);
        sketch.textRight(box.x() + NUMBER_RIGHT, middle, Integer.toString(line.number()), Font.TIME, Token.TEXT3);
        if (isAdded || isRemoved) {
            sketch.text(
                    box.x() + SIGN_X,
                    middle,
                    isAdded ? "+" : "\u2212",
                    Font.CODE,
                    isAdded ? Token.GREEN : Token.RED,
                    14);
        }
        String shown = TextFit.oneLine(code.substring(0, Math.min(code.length(), visibleChars())));
        sketch.textAt(
                box.x() + TEXT_X,
                Sketch.baseline(middle, Font.CODE),
                shown,
                Font.CODE,
                isAdded ? Token.TEXT : Token.TEXT2);
    }

    private int visibleChars() {
        return (int) Math.max(0, (box.width() - TEXT_X) / CELL) + 2;
    }

    /// Marks what one line has and the line it replaces has not.
    private void mark(HunkLines.Line line, Token token, double top) {
        int from = line.markFrom();
        int to = Math.min(line.markTo(), visibleChars());
        if (to > from) {
            sketch.quad(new Box(box.x() + TEXT_X + from * CELL, top + 1, (to - from) * CELL, LINE - 2), 2, token, null);
        }
    }
}
