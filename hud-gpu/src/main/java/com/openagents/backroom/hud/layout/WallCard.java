package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.RunningTool;
import com.openagents.backroom.hud.state.SessionFacts.ErrorEntry;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.ThreadEntry.Outcome;
import com.openagents.backroom.hud.state.ThreadEntry.ToolCall;
import com.openagents.backroom.hud.state.ToolName;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.hud.text.PhaseText;
import com.openagents.backroom.schema.event.ToolKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One session on the wall: as a waiting card, a running card or a row.
final class WallCard {
    private static final double PADDING = 12;
    private static final double HEAD = 28;
    private static final double FIGURE_COLUMN = 48;
    private static final int CARD_BARS = 40;

    private final Sketch sketch;
    private final SessionState session;
    private final PhaseNow phase;
    private final Instant now;
    private final Box box;
    private final double left;
    private final double right;

    private WallCard(Sketch sketch, SessionState session, Box box) {
        this.sketch = sketch;
        this.session = session;
        this.now = sketch.frame().now();
        this.phase = session.phaseAt(now);
        this.box = box;
        this.left = box.x() + PADDING;
        this.right = box.right() - PADDING - 1;
    }

    static void waiting(Sketch sketch, SessionState session, Box box, boolean isSelected) {
        WallCard card = new WallCard(sketch, session, box);
        card.draw(isSelected, () -> {
            sketch.quad(box, 6, Token.AMBER_BG, Token.AMBER_EDGE);
            sketch.clip(box.inset(1, 1), card::waitingBody);
        });
    }

    static void running(Sketch sketch, SessionState session, Box box, boolean isSelected) {
        WallCard card = new WallCard(sketch, session, box);
        boolean isFailed = card.phase.phase() == Phase.FAILED;
        card.draw(isSelected, () -> {
            sketch.quad(box, 6, Token.PANEL, isFailed ? Token.RED_LINE : Token.LINE);
            sketch.clip(box.inset(1, 1), card::runningBody);
        });
    }

    static void row(Sketch sketch, SessionState session, Box box, boolean isSelected) {
        WallCard card = new WallCard(sketch, session, box);
        card.draw(isSelected, () -> {
            sketch.ground(box);
            sketch.clip(box.inset(1, 1), card::rowBody);
        });
    }

    private void draw(boolean isSelected, Runnable body) {
        sketch.panel(session.hud() + " " + session.sessionId(), box, () -> {
            body.run();
            finish(isSelected);
        });
    }

    private void finish(boolean isSelected) {
        if (isSelected) {
            sketch.quad(box, 6, null, Token.ACCENT);
            sketch.quad(box.inset(1, 1), 5, null, Token.ACCENT);
        }
        sketch.hit(
                box,
                new Action.OpenSession(session.hud().toString(), session.sessionId()),
                session.title() + ", " + phase.phase().word() + " for " + Figures.span(phase.millisUntil(now)));
    }

    private void waitingBody() {
        sketch.quad(box.top(HEAD), 6, Token.AMBER, null);
        sketch.quad(new Box(box.x(), box.y() + HEAD - 7, box.width(), 7), 0, Token.AMBER, null);
        double middle = box.y() + HEAD / 2 + 1;
        sketch.icon(Icons.waitingOnAmber(), left - 1, middle - 6, 12);
        double clock =
                sketch.textRight(right + 1, middle, Figures.clock(phase.millisUntil(now)), Font.CLOCK, Token.INK);
        sketch.text(left + 19, middle, PhaseText.reason(phase), Font.PRIMARY, Token.INK, right - clock - left - 27);
        double y = box.y() + HEAD + 20;
        sketch.text(left, y, session.title(), Font.TITLE, Token.TEXT, right - left);
        y += 25;
        String request = PhaseText.request(session, phase);
        if (!request.isEmpty()) {
            sketch.quad(new Box(left, y - 9, 2, 18), 0, Token.AMBER_EDGE, null);
            Font font = PhaseText.isCall(session, phase) ? Font.CODE : Font.PROSE;
            sketch.text(left + 11, y, request, font, Token.TEXT, right - left - 11);
        }
        meta(y + 24, Token.TEXT3);
    }

    /// Agent, HUD, branch; what does not fit leaves from the end, the HUD stays.
    private void meta(double middle, Token token) {
        String hud = session.hud().toString();
        String branch = session.facts().branch().orElse("");
        double room = right - left;
        double x = left;
        String agent = session.agent() + " \u00b7 ";
        if (sketch.width(agent + hud, Font.LABEL) <= room) {
            x += sketch.text(x, middle, agent, Font.LABEL, token, room);
        }
        x += sketch.text(x, middle, hud, Font.LABEL, token, right - x);
        if (!branch.isEmpty() && right - x > 50) {
            x += sketch.text(x, middle, " \u00b7 ", Font.LABEL, token, right - x);
            sketch.text(x + 3, middle, branch, Font.TIME, token, right - x - 3);
        }
    }

    private void runningBody() {
        boolean isFailed = phase.phase() == Phase.FAILED;
        double middle = box.y() + 19;
        sketch.icon(Icons.phase(phase.phase(), (double) (session.events() * 30 % 360)), left, middle - 6, 12);
        String since = Figures.span(phase.millisUntil(now));
        double sinceWidth = sketch.textRight(right, middle, since, Font.TIME, isFailed ? Token.RED : Token.TEXT3);
        double textX = left + 20;
        sketch.text(textX, middle, session.title(), Font.CARD_TITLE, Token.TEXT, right - sinceWidth - 10 - textX);
        String place = session.agent() + " \u00b7 " + session.hud();
        String shown = sketch.width(place, Font.LABEL) <= right - textX
                ? place
                : session.hud().toString();
        sketch.text(textX, box.y() + 36, shown, Font.LABEL, Token.TEXT3, right - textX);
        call(box.y() + 60, isFailed);
        double bottom = box.bottom() - 9;
        double figuresLeft = figures(bottom);
        bars(bottom, figuresLeft);
    }

    private void call(double middle, boolean isFailed) {
        boolean isRunning = Outcome.RUNNING.in(phase.phase()) == Outcome.RUNNING;
        Optional<RunningTool> running = session.currentTool().filter(_ -> isRunning);
        Optional<ToolCall> last = session.thread().lastCall();
        if (isFailed) {
            sketch.icon(Icons.tool(last.map(ToolCall::kind).orElse(ToolKind.OTHER), Token.RED), left, middle - 7, 14);
            sketch.text(left + 21, middle, failure(last), Font.TIME, Token.RED, right - left - 21);
        } else if (running.isPresent()) {
            RunningTool tool = running.get();
            String time = Figures.elapsed(now.toEpochMilli() - tool.at().toEpochMilli());
            call(middle, tool.kind(), title(tool.name(), tool.title()), time, Token.ACCENT);
        } else if (last.isPresent()) {
            ToolCall tool = last.get();
            Long took = tool.durationMillis();
            String time = took == null ? Figures.UNKNOWN : Figures.elapsed(took);
            call(middle, tool.kind(), title(tool.name(), tool.title()), time, Token.TEXT3);
        }
    }

    private static String title(String name, String title) {
        return title.isEmpty() ? ToolName.words(name) : title;
    }

    private void call(double middle, ToolKind kind, String title, String time, Token timeToken) {
        sketch.icon(Icons.tool(kind, Token.TEXT3), left, middle - 7, 14);
        double timeWidth = sketch.textRight(right, middle, time, Font.TIME, timeToken);
        double room = right - timeWidth - 10 - left - 21;
        boolean isPath = (kind == ToolKind.READ || kind == ToolKind.EDIT) && title.indexOf(' ') < 0;
        String shown = isPath ? sketch.fit().path(title, Font.TIME, room) : title;
        sketch.text(left + 21, middle, shown, Font.TIME, Token.TEXT2, room);
    }

    private String failure(Optional<ToolCall> last) {
        List<ErrorEntry> errors = session.facts().newestErrors();
        if (!errors.isEmpty()) {
            ErrorEntry error = errors.getLast();
            return error.message().isBlank() ? error.code() : error.code() + ": " + error.message();
        }
        String reason = phase.reason();
        if (reason != null && !reason.isBlank()) {
            return reason;
        }
        return last.filter(call -> call.outcome() == Outcome.FAILED)
                .map(ToolCall::failureLine)
                .filter(line -> !line.isEmpty())
                .orElse("failed");
    }

    /// Draws APM, tokens and dollars from the right; on a narrow card dollars go first, then tokens.
    ///
    /// @return where the figures begin
    private double figures(double bottom) {
        String usd =
                session.usage().cost().map(cost -> Figures.usd(cost.microUsd())).orElse(Figures.UNKNOWN);
        String tokens = Figures.tokens(session.usage());
        double x = right;
        if (box.width() >= 200) {
            x = figure(x, bottom, usd, "usd");
        }
        if (box.width() >= 150) {
            x = figure(x, bottom, tokens, "tok");
        }
        return figure(x, bottom, Integer.toString(session.apm().now(now)), "apm");
    }

    private double figure(double end, double bottom, String value, String unit) {
        boolean isKnown = !value.equals(Figures.UNKNOWN);
        double used = sketch.textRight(end, bottom - 21, value, Font.FIGURE, isKnown ? Token.TEXT : Token.TEXT3);
        sketch.textRight(end, bottom - 7, unit, Font.LABEL, Token.TEXT3);
        return end - Math.max(FIGURE_COLUMN, used + 10);
    }

    private void bars(double bottom, double end) {
        int[] bars = session.apm().bars(now);
        boolean[] waiting = session.apm().waitingBars(now);
        double room = end + 8 - left;
        int count = (int) Math.min(CARD_BARS, Math.floor(room / 3) + 1);
        if (count < 12) {
            return;
        }
        int from = bars.length - count;
        double height = box.height() < 118 ? 24 : 32;
        double step = Math.max(2, Math.min(2.625, room / count));
        Spark.draw(
                sketch,
                new Box(left, bottom - height, step * count, height),
                java.util.Arrays.copyOfRange(bars, from, bars.length),
                java.util.Arrays.copyOfRange(waiting, from, waiting.length),
                40);
    }

    private void rowBody() {
        double middle = box.centerY();
        sketch.icon(Icons.phase(phase.phase(), (double) (session.events() * 30 % 360)), left, middle - 6, 12);
        double end = right;
        end -= Math.max(46, sketch.textRight(end, middle, Figures.span(phase.millisUntil(now)), Font.TIME, Token.TEXT3))
                + 6;
        String word = phase.phase().word();
        double textX = left + 20;
        double wordWidth = sketch.width(word, Font.LABEL);
        if (end - wordWidth - textX > 120) {
            sketch.textRight(end, middle, word, Font.LABEL, wordToken());
            end -= wordWidth + 10;
        }
        double agentWidth = sketch.width(session.agent(), Font.LABEL);
        if (end - agentWidth - textX > 180) {
            sketch.textRight(end, middle, session.agent(), Font.LABEL, Token.TEXT3);
            end -= agentWidth + 10;
        }
        sketch.text(textX, middle, session.title(), Font.LIST, Token.TEXT2, end - textX);
    }

    private Token wordToken() {
        return switch (phase.phase()) {
            case COMPLETED -> Token.GREEN;
            case FAILED -> Token.RED;
            case WORKING, STARTING -> Token.ACCENT;
            case WAITING -> Token.AMBER_TEXT;
            case IDLE, OFFLINE, ENDED -> Token.TEXT3;
        };
    }
}
