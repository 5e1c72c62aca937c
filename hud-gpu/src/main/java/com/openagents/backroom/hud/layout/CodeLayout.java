package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.FileChanges.DiffEntry;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
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
    private static final int TAB = 4;

    private final Sketch sketch;
    private final Box box;

    private CodeLayout(Sketch sketch, Box box) {
        this.sketch = sketch;
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
        new CodeLayout(sketch, PanelHead.body(box)).draw(session.files().diffs(), offset);
    }

    private void draw(List<DiffEntry> diffs, @Nullable Double offset) {
        Rows rows = new Rows();
        for (DiffEntry entry : diffs) {
            rows.add(FILE_ROW, top -> file(entry, top));
            for (Hunk hunk : entry.diff().hunks()) {
                hunk(rows, hunk);
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
                new Action.Copy(diff.path()),
                diff.path() + " " + added + " " + removed);
    }

    private void hunk(Rows rows, Hunk hunk) {
        List<String> lines = hunk.lines();
        int indent = commonIndent(lines);
        rows.add(LINE, top -> hunkHead(hunk, indent, top));
        int before = hunk.oldStart();
        int after = hunk.newStart();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            char sign = line.isEmpty() ? ' ' : line.charAt(0);
            int number = sign == '-' ? before : after;
            before += sign == '+' ? 0 : 1;
            after += sign == '-' ? 0 : 1;
            String code = withoutIndent(expanded(line), indent);
            String pair = partner(lines, i);
            String other = pair == null ? null : withoutIndent(expanded(pair), indent);
            rows.add(LINE, top -> line(number, sign, code, other, top));
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

    private void line(int number, char sign, String code, @Nullable String other, double top) {
        boolean isAdded = sign == '+';
        boolean isRemoved = sign == '-';
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
        if (other != null) {
            mark(code, other, isAdded ? Token.ADD_MARK : Token.DEL_MARK, top);
        }
        sketch.textRight(box.x() + NUMBER_RIGHT, middle, Integer.toString(number), Font.TIME, Token.TEXT3);
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

    /// Marks what one line has and the line it replaces has not, whole words of it.
    private void mark(String code, String other, Token token, double top) {
        int max = Math.min(code.length(), other.length());
        int from = 0;
        while (from < max && code.charAt(from) == other.charAt(from)) {
            from++;
        }
        int tail = 0;
        while (tail < max - from && code.charAt(code.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
            tail++;
        }
        int to = Math.min(code.length() - tail, visibleChars());
        if (to > from) {
            sketch.quad(new Box(box.x() + TEXT_X + from * CELL, top + 1, (to - from) * CELL, LINE - 2), 2, token, null);
        }
    }

    /// The line that this one replaces or is replaced by, when exactly one stands for one.
    private static @Nullable String partner(List<String> lines, int i) {
        char sign = signAt(lines, i);
        if (sign == '-' && signAt(lines, i - 1) != '-' && signAt(lines, i + 1) == '+' && signAt(lines, i + 2) != '+') {
            return lines.get(i + 1);
        }
        if (sign == '+' && signAt(lines, i + 1) != '+' && signAt(lines, i - 1) == '-' && signAt(lines, i - 2) != '-') {
            return lines.get(i - 1);
        }
        return null;
    }

    private static char signAt(List<String> lines, int i) {
        return i < 0 || i >= lines.size() || lines.get(i).isEmpty()
                ? ' '
                : lines.get(i).charAt(0);
    }

    private static String expanded(String line) {
        String code = line.isEmpty() ? "" : line.substring(1);
        return code.replace("\t", " ".repeat(TAB));
    }

    private static int commonIndent(List<String> lines) {
        int common = Integer.MAX_VALUE;
        for (String line : lines) {
            String code = expanded(line);
            if (!code.isBlank()) {
                common = Math.min(common, code.length() - code.stripLeading().length());
            }
        }
        return common == Integer.MAX_VALUE ? 0 : common;
    }

    private static String withoutIndent(String code, int indent) {
        return code.substring(Math.min(indent, code.length()));
    }
}
