package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.ThreadEntry;
import com.openagents.backroom.hud.state.ThreadEntry.Change;
import com.openagents.backroom.hud.state.ThreadEntry.Message;
import com.openagents.backroom.hud.state.ThreadEntry.Notice;
import com.openagents.backroom.hud.state.ThreadEntry.Outcome;
import com.openagents.backroom.hud.state.ThreadEntry.ToolCall;
import com.openagents.backroom.hud.state.ToolName;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.hud.text.PhaseText;
import com.openagents.backroom.schema.event.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The thread panel (tokens.md §7.4).
final class ThreadLayout {
    private static final double TURN = 30;
    private static final double TOOL_ROW = 26;
    private static final double FAILURE_ROW = 22;
    private static final double PROSE_LINE = 19;
    private static final double PROSE_PADDING = 12;
    private static final double TIME_COLUMN = 52;
    private static final double ELAPSED_BOX = 48;
    private static final double NOTE_ROW = 22;

    /// How far the rows of sub-agents stand in.
    private static final double INDENT = 14;

    /// Below this the lines changed give way, then the times.
    private static final double NO_CHANGES_BELOW = 300;

    private static final double NO_TIMES_BELOW = 230;

    /// Lines of one message; a longer one is read in the log.
    private static final int MAX_PROSE_LINES = 200;

    /// Lines of a thought: what comes of it is said after it.
    private static final int MAX_THINKING_LINES = 6;

    private static final int MAX_REQUEST_LINES = 4;

    /// Head and margins of the card that shows the request.
    private static final double REQUEST_FRAME = 58;

    private static final double REQUEST_LINE = 20;

    private final Sketch sketch;
    private final SessionState session;
    private final List<ThreadEntry> entries;
    private final PhaseNow phase;
    private final Box box;
    private final double textX;

    private ThreadLayout(Sketch sketch, SessionState session, List<ThreadEntry> entries, Box box) {
        this.sketch = sketch;
        this.session = session;
        this.entries = entries;
        this.phase = session.phaseAt(sketch.frame().now());
        this.box = box;
        this.textX = box.x() + (box.width() < NO_TIMES_BELOW ? 12 : TIME_COLUMN);
    }

    static void draw(Sketch sketch, SessionState session, List<ThreadEntry> entries, Box box, @Nullable Double offset) {
        new ThreadLayout(sketch, session, entries, box).draw(offset);
    }

    private void draw(@Nullable Double offset) {
        boolean isWaiting = phase.phase() == Phase.WAITING;
        sketch.quad(box, 6, Token.PANEL, isWaiting ? Token.AMBER_EDGE : Token.LINE);
        sketch.clip(box.inset(1, 1), () -> {
            double top = ThreadHead.draw(sketch, session, box);
            if (session.thread().prompt().isPresent() && box.height() > 160) {
                turn(session.thread().prompt().get(), box.y() + top);
                top += TURN;
            }
            double request = isWaiting ? requestHeight() : 0;
            Box body = new Box(box.x() + 1, box.y() + top, box.width() - 2, box.height() - top - 1 - request);
            Rows rows = rows();
            if (rows.isEmpty()) {
                sketch.text(
                        box.x() + 12,
                        body.y() + 24,
                        "Nothing has been said yet.",
                        Font.LIST,
                        Token.TEXT3,
                        box.width() - 24);
            }
            rows.draw(sketch, "thread", body, offset);
            if (request > 0) {
                request(new Box(box.x() + 9, body.bottom(), box.width() - 18, request - 10));
            }
        });
    }

    private void turn(Message prompt, double top) {
        sketch.quad(new Box(box.x() + 1, top, box.width() - 2, TURN - 1), 0, Token.RAISED, null);
        sketch.rule(box.x(), top + TURN - 1, box.width());
        double middle = top + TURN / 2;
        double right = box.right() - 12;
        right -= sketch.textRight(right, middle, Figures.hourMinute(prompt.at()), Font.TIME, Token.TEXT3) + 8;
        sketch.text(box.x() + 13, middle, "You", Font.BADGE, Token.TEXT3, 30);
        sketch.text(box.x() + 41, middle, prompt.text(), Font.LIST, Token.TEXT2, right - box.x() - 41);
        sketch.hit(new Box(box.x(), top, box.width(), TURN), new Action.Copy(prompt.text()), "Copy the prompt");
    }

    private Rows rows() {
        Rows rows = new Rows();
        long dropped = session.thread().dropped();
        if (dropped > 0) {
            note(rows, textX, Figures.grouped(dropped) + " earlier rows are in the log");
        }
        String agent = null;
        for (ThreadEntry entry : entries) {
            if (entry.agentId() != null && !entry.agentId().equals(agent)) {
                subAgent(rows, entry.agentId());
            }
            agent = entry.agentId();
            switch (entry) {
                case Message message -> message(rows, message);
                case ToolCall call -> call(rows, call);
                case Notice notice -> notice(rows, notice);
            }
        }
        if (!rows.isEmpty()) {
            rows.add(8, _ -> {});
        }
        return rows;
    }

    private void time(ThreadEntry entry, double middle) {
        if (textX > box.x() + 12) {
            sketch.text(box.x() + 13, middle, Figures.minuteSecond(entry.at()), Font.TIME, Token.TEXT3, TIME_COLUMN);
        }
    }

    private double indent(ThreadEntry entry) {
        return entry.agentId() == null ? 0 : INDENT;
    }

    /// A line that is nobody's words.
    private void note(Rows rows, double x, String text) {
        rows.add(
                NOTE_ROW,
                top -> sketch.text(x, top + NOTE_ROW / 2, text, Font.LABEL, Token.TEXT3, box.right() - 13 - x));
    }

    /// Says that the log has more of a message, and leads there.
    private void goesOn(Rows rows, Message message) {
        double x = textX + indent(message);
        double right = box.right() - 13;
        rows.add(NOTE_ROW, top -> {
            double middle = top + NOTE_ROW / 2;
            double said = sketch.text(x, middle, "This text goes on. ", Font.LABEL, Token.TEXT3, right - x);
            sketch.text(x + said, middle, Sketch.OPEN_WHOLE, Font.LABEL, Token.ACCENT, right - x - said);
            sketch.hit(
                    new Box(box.x(), top, box.width(), NOTE_ROW),
                    new Action.OpenWhole(session.hud().toString(), message.key()),
                    Sketch.OPEN_WHOLE);
        });
    }

    /// Names the sub-agent whose rows follow.
    private void subAgent(Rows rows, String agentId) {
        String name = session.subAgents().name(agentId);
        rows.add(NOTE_ROW, top -> {
            double middle = top + NOTE_ROW / 2;
            sketch.text(textX, middle, "\u2514", Font.TIME, Token.TEXT3, INDENT);
            double x = textX + INDENT;
            sketch.text(x, middle, name, Font.BADGE, Token.TEXT2, box.right() - 13 - x);
        });
    }

    /// The line along the rows of a sub-agent.
    private void guide(ThreadEntry entry, double top, double height) {
        if (entry.agentId() != null) {
            sketch.quad(new Box(textX + 3, top, 1, height), 0, Token.LINE2, null);
        }
    }

    private void message(Rows rows, Message message) {
        Token token = switch (message.role()) {
            case ASSISTANT -> Token.TEXT;
            case USER -> Token.TEXT2;
            case THINKING, SYSTEM -> Token.TEXT3;
        };
        String text = switch (message.role()) {
            case USER -> (message.agentId() == null ? "You: " : "Task: ") + message.text();
            case THINKING -> "Thinking: " + message.text();
            case ASSISTANT, SYSTEM -> message.text();
        };
        boolean isThinking = message.role() == Role.THINKING;
        prose(
                rows,
                message,
                text,
                token,
                isThinking ? Font.LIST : Font.PROSE,
                isThinking ? MAX_THINKING_LINES : MAX_PROSE_LINES);
        if (message.isClipped()) {
            goesOn(rows, message);
        }
    }

    private void notice(Rows rows, Notice notice) {
        prose(
                rows,
                notice,
                notice.code() + " " + notice.text(),
                notice.isRecoverable() ? Token.TEXT2 : Token.RED,
                Font.LIST,
                MAX_PROSE_LINES);
    }

    private void prose(Rows rows, ThreadEntry entry, String text, Token token, Font font, int maxLines) {
        double x = textX + indent(entry);
        List<String> lines = sketch.texts().wrap(entry, text, sketch.fit(), font, box.right() - 13 - x, maxLines);
        double height = lines.size() * PROSE_LINE + PROSE_PADDING;
        rows.add(height, top -> {
            double middle = top + PROSE_PADDING / 2 + PROSE_LINE / 2;
            time(entry, middle);
            guide(entry, top, height);
            for (String line : lines) {
                if (middle > box.y() - PROSE_LINE && middle < box.bottom() + PROSE_LINE) {
                    sketch.textAt(x, Sketch.baseline(middle, font), line, font, token);
                }
                middle += PROSE_LINE;
            }
            sketch.hit(new Box(x, top, box.right() - x, height), new Action.Copy(text), "Copy this message");
        });
    }

    private void call(Rows rows, ToolCall call) {
        boolean hasReason = !call.failureLine().isEmpty();
        rows.add(TOOL_ROW + (hasReason ? FAILURE_ROW : 0), top -> {
            callRow(call, top);
            guide(call, top, TOOL_ROW + (hasReason ? FAILURE_ROW : 0));
            if (hasReason) {
                sketch.text(
                        textX + indent(call) + 22,
                        top + TOOL_ROW + FAILURE_ROW / 2 - 2,
                        call.failureLine(),
                        Font.TIME,
                        Token.RED,
                        box.right() - 13 - textX - indent(call) - 22);
            }
        });
    }

    private void callRow(ToolCall call, double top) {
        Outcome outcome = call.outcome().in(phase.phase());
        boolean isRunning = outcome == Outcome.RUNNING;
        boolean isFailed = outcome == Outcome.FAILED;
        double middle = top + TOOL_ROW / 2;
        if (isRunning) {
            sketch.quad(new Box(box.x() + 1, top, box.width() - 2, TOOL_ROW), 0, Token.ACCENT_BG, null);
        }
        time(call, middle);
        double x = textX + indent(call);
        if (isRunning) {
            sketch.icon(Icons.phase(Phase.WORKING, turn()), x + 1, middle - 6, 12);
        } else {
            sketch.icon(Icons.tool(call.kind(), isFailed ? Token.RED : Token.TEXT3), x, middle - 7, 14);
        }
        double right = box.right() - 13;
        mark(outcome, right - 10, middle - 5);
        right -= 17;
        sketch.textRight(right, middle, elapsed(call, outcome), Font.TIME, isRunning ? Token.ACCENT : Token.TEXT3);
        right -= ELAPSED_BOX;
        Change change = call.change();
        if (change != null && box.width() >= NO_CHANGES_BELOW) {
            right -= changes(change, right, middle) + 8;
        }
        String name = ToolName.words(call.name());
        String title = call.title().isEmpty() ? name : call.title();
        double room = right - x - 22 - 6;
        String shown = call.isTitlePath() ? sketch.fit().path(title, Font.CODE, room) : title;
        sketch.text(x + 22, middle, shown, Font.CODE, isRunning ? Token.TEXT : Token.TEXT2, room);
        sketch.hit(
                new Box(box.x(), top, box.width(), TOOL_ROW),
                new Action.OpenWhole(session.hud().toString(), call.key()),
                "Open " + name + " " + title + ", " + outcome.words());
    }

    /// The working arc turns 30° with every event, so that a stuck agent stands still (tokens.md §6).
    private double turn() {
        return (double) (session.events() * 30 % 360);
    }

    private double changes(Change change, double right, double middle) {
        double removed = sketch.textRight(right, middle, Figures.removed(change.deletions()), Font.TIME, Token.RED) + 6;
        return removed
                + sketch.textRight(right - removed, middle, Figures.added(change.additions()), Font.TIME, Token.GREEN);
    }

    private String elapsed(ToolCall call, Outcome outcome) {
        Long took = call.durationMillis();
        long ran = sketch.frame().now().toEpochMilli() - call.at().toEpochMilli();
        return switch (outcome) {
            case RUNNING -> Figures.elapsed(ran);
            case SUCCEEDED, FAILED -> took == null ? Figures.UNKNOWN : Figures.elapsed(took);
            case LOST -> Figures.NO_END;
        };
    }

    private void mark(Outcome outcome, double x, double y) {
        switch (outcome) {
            case SUCCEEDED -> sketch.icon(Icons.tick(), x, y, 10);
            case FAILED -> sketch.icon(Icons.cross(), x, y, 10);
            case LOST -> sketch.icon(Icons.open(), x, y, 10);
            case RUNNING -> {}
        }
    }

    private List<String> requestLines() {
        return sketch.fit()
                .wrap(PhaseText.cardBody(session), requestFont(), Math.max(1, box.width() - 44), requestRoom());
    }

    /// Lines of the request that half the panel has room for; without one there is no card, as the alarm has it all.
    private int requestRoom() {
        return Math.clamp((long) ((box.height() / 2 - REQUEST_FRAME) / REQUEST_LINE), 0, MAX_REQUEST_LINES);
    }

    private Font requestFont() {
        return PhaseText.isCall(session, phase) ? Font.COMMAND : Font.PROSE;
    }

    private double requestHeight() {
        return requestRoom() == 0
                ? 0
                : REQUEST_FRAME + REQUEST_LINE * requestLines().size();
    }

    private void request(Box card) {
        sketch.quad(card, 5, Token.AMBER_BG, Token.AMBER_EDGE);
        sketch.clip(card, () -> {
            sketch.quad(card.top(28), 5, Token.AMBER, null);
            sketch.quad(new Box(card.x(), card.y() + 20, card.width(), 8), 0, Token.AMBER, null);
            double middle = card.y() + 14;
            sketch.icon(Icons.waitingOnAmber(), card.x() + 11, middle - 6, 12);
            double right = card.right() - 11;
            String clock = Figures.clock(phase.millisUntil(sketch.frame().now()));
            right -= sketch.textRight(right, middle, clock, Font.FIGURE_STRONG, Token.INK) + 8;
            sketch.text(
                    card.x() + 31,
                    middle,
                    PhaseText.cardHead(session, phase),
                    Font.PRIMARY,
                    Token.INK,
                    right - card.x() - 31);
            double line = card.y() + 28 + 20;
            for (String text : requestLines()) {
                sketch.textAt(card.x() + 12, Sketch.baseline(line, requestFont()), text, requestFont(), Token.TEXT);
                line += REQUEST_LINE;
            }
        });
        sketch.hit(
                card,
                new Action.Copy(PhaseText.isCall(session, phase) ? PhaseText.cardBody(session) : ""),
                PhaseText.alarm(phase) + ": " + PhaseText.request(session, phase));
    }
}
