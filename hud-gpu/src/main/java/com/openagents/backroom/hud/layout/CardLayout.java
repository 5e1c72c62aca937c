package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Family;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.ThreadEntry;
import com.openagents.backroom.hud.state.ThreadEntry.Outcome;
import com.openagents.backroom.hud.state.ThreadEntry.ToolCall;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.schema.hud.HudId;
import java.time.Instant;
import java.util.Optional;

/// The picture that a link to a HUD is shown with elsewhere: its foremost session in a few large words and figures, for
/// a frame of 1200 × 630 px.
public final class CardLayout {
    public static final int WIDTH_PX = 1200;
    public static final int HEIGHT_PX = 630;

    private static final double LEFT = 64;
    private static final double RIGHT = WIDTH_PX - LEFT;
    private static final double HEAD = 70;
    private static final double TITLE_TOP = 153;
    private static final double TITLE_LINE = 62;
    private static final int TITLE_LINES = 2;
    private static final Box STRIP = new Box(LEFT, 300, RIGHT - LEFT, 60);
    private static final double FIGURES = 524;
    private static final double FIGURE_GAP = 84;
    private static final double FOOT = 564;

    /// What the strip spans.
    private static final long STRIP_MILLIS = 600_000;

    private static final double MIN_BAR = 3;

    private static final Font STATE = Font.inter(600, 26);
    private static final Font NAME = Font.inter(400, 26);
    private static final Font TITLE = new Font(Family.INTER, 600, 52, -0.8);
    private static final Font LABEL = Font.inter(400, 20);
    private static final Font NOTE = Font.inter(400, 18);
    private static final Font TIME = Font.mono(400, 18);
    private static final Font FIGURE = Font.mono(400, 44);
    private static final Font BRAND = Font.inter(600, 22);

    private final Sketch sketch;
    private final HudId hud;

    private CardLayout(HudId hud, Frame frame) {
        this.sketch = new Sketch(frame, new PanelCache());
        this.hud = hud;
    }

    /// The card of a HUD.
    public static Scene lay(HudState state, Frame frame) {
        CardLayout card = new CardLayout(state.hud(), frame);
        Box whole = new Box(0, 0, WIDTH_PX, HEIGHT_PX);
        card.sketch.panel("card", whole, () -> {
            card.sketch.quad(whole, 0, Token.PANEL, null);
            card.brand();
            Optional<SessionState> session = state.foremost(frame.now());
            session.ifPresentOrElse(card::session, card::empty);
        });
        return card.sketch.scene();
    }

    private void brand() {
        double width = sketch.textRight(RIGHT, FOOT - 3, "Backroom", BRAND, Token.TEXT);
        sketch.icon(Icons.mark(Token.TEXT), RIGHT - width - 40, FOOT - 17, 28);
    }

    private void empty() {
        name();
        title("No session yet");
        sketch.text(LEFT, STRIP.y(), "Agents that work here are shown live.", LABEL, Token.TEXT3, STRIP.width());
    }

    private void session(SessionState session) {
        Instant now = sketch.frame().now();
        PhaseNow phase = session.phaseAt(now);
        double nameLeft = name();
        sketch.icon(Icons.phase(phase.phase(), 0), LEFT, HEAD - 15, 30);
        double word = sketch.text(LEFT + 44, HEAD, phase.phase().word(), STATE, token(phase.phase()), 300);
        double agentLeft = LEFT + 44 + word + 20;
        sketch.text(agentLeft, HEAD, session.agent(), NAME, Token.TEXT3, nameLeft - agentLeft - 24);
        title(session.title());
        boolean isQuiet = !phase.phase().isActive() && phase.phase() != Phase.WAITING;
        strip(session, isQuiet ? session.lastEventAt() : now);
        figures(session);
    }

    /// @return where it begins
    private double name() {
        double x = RIGHT - sketch.textRight(RIGHT, HEAD, hud.repo(), STATE, Token.TEXT);
        x -= sketch.textRight(x, HEAD, " / ", NAME, Token.TEXT3);
        return x - sketch.textRight(x, HEAD, hud.username(), NAME, Token.TEXT2);
    }

    private void title(String text) {
        double middle = TITLE_TOP;
        for (String line : sketch.fit().wrap(text, TITLE, RIGHT - LEFT, TITLE_LINES)) {
            sketch.text(LEFT, middle, line, TITLE, Token.TEXT, RIGHT - LEFT);
            middle += TITLE_LINE;
        }
    }

    private void strip(SessionState session, Instant end) {
        double middle = STRIP.y() + STRIP.height() / 2;
        sketch.quad(new Box(STRIP.x(), middle, STRIP.width(), 1), 0, Token.LINE, null);
        long from = end.toEpochMilli() - STRIP_MILLIS;
        for (ThreadEntry entry : session.thread().entries()) {
            if (entry instanceof ToolCall call && call.at().toEpochMilli() >= from) {
                bar(call, from, middle);
            }
        }
        sketch.text(LEFT, 386, "Last 10 minutes of tool calls", NOTE, Token.TEXT3, STRIP.width() / 2);
        sketch.textRight(RIGHT, 386, Figures.hourMinute(end) + " UTC", TIME, Token.TEXT3);
    }

    private void bar(ToolCall call, long from, double middle) {
        Long duration = call.durationMillis();
        long begun = call.at().toEpochMilli() - from;
        long took = duration != null ? duration : call.outcome() == Outcome.RUNNING ? STRIP_MILLIS - begun : 0;
        double x = STRIP.x() + STRIP.width() * begun / STRIP_MILLIS;
        double width = Math.min(STRIP.right() - x, Math.max(MIN_BAR, STRIP.width() * took / STRIP_MILLIS));
        double height = height(call.kind());
        Token token = call.outcome() == Outcome.FAILED ? Token.RED : token(call.kind());
        sketch.quad(new Box(x, middle - height / 2, width, height), 1, token, null);
    }

    private void figures(SessionState session) {
        double x = LEFT;
        x = figure(x, Figures.count(session.tools().calls()), "tool calls");
        long files = session.files().files().size();
        if (files > 0) {
            String lines = Figures.added(session.files().additions()) + " "
                    + Figures.removed(session.files().deletions());
            x = figure(x, lines, files == 1 ? "lines in 1 file" : "lines in " + Figures.count(files) + " files");
        }
        x = figure(x, Figures.tokens(session.usage()), "tokens");
        figure(x, Figures.money(session.usage().cost()), "cost");
    }

    private double figure(double x, String value, String label) {
        double width = sketch.text(x, FIGURES, value, FIGURE, Token.TEXT, RIGHT - x);
        double labelWidth = sketch.text(x, FOOT, label, LABEL, Token.TEXT3, RIGHT - x);
        return x + Math.max(width, labelWidth) + FIGURE_GAP;
    }

    private static double height(ToolKind kind) {
        return switch (kind) {
            case EXECUTE, EDIT, DELETE, MOVE -> STRIP.height();
            case FETCH, OTHER, THINK -> 40;
            case READ, SEARCH -> 20;
        };
    }

    private static Token token(ToolKind kind) {
        return switch (kind) {
            case EXECUTE -> Token.ACCENT;
            case EDIT, DELETE, MOVE -> Token.GREEN;
            case SEARCH -> Token.VIOLET;
            case FETCH -> Token.BLUE;
            case READ -> Token.TEXT3;
            case THINK, OTHER -> Token.SAND;
        };
    }

    private static Token token(Phase phase) {
        return switch (phase) {
            case WORKING, STARTING -> Token.ACCENT;
            case WAITING -> Token.AMBER_TEXT;
            case FAILED -> Token.RED;
            case COMPLETED -> Token.GREEN;
            case IDLE, OFFLINE, ENDED -> Token.TEXT2;
        };
    }
}
