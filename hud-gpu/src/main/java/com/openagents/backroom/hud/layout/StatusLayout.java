package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The status bar (tokens.md §7.2): fields give way from the least to the most needed, state and link stay.
final class StatusLayout {
    static final double HEIGHT = 28;
    private static final double PADDING = 11;

    private final Sketch sketch;
    private final HudView view;
    private final Box box;

    /// One word or figure of a field.
    private record Word(String text, Font font, Token token) {}

    /// A field.
    ///
    /// @param rank the lower, the longer it stays
    private record Field(int rank, boolean isRight, boolean isLink, List<Word> words) {}

    private StatusLayout(Sketch sketch, HudView view, Box box) {
        this.sketch = sketch;
        this.view = view;
        this.box = box;
    }

    static void draw(Sketch sketch, HudView view, Box box) {
        new StatusLayout(sketch, view, box).draw();
    }

    private void draw() {
        sketch.quad(box, 0, Token.PANEL, null);
        sketch.rule(box.x(), box.y(), box.width());
        double middle = box.centerY();
        SessionState session = view.session();
        double x = box.x() + 6;
        if (session != null) {
            x += badge(session, x, middle) + 6 + 6;
            sketch.quad(new Box(x - 1, box.y() + 1, 1, box.height() - 1), 0, Token.LINE, null);
        }
        List<Field> fields = fields(session);
        double room = box.right() - x;
        while (total(fields) > room && !fields.isEmpty()) {
            fields.remove(lastToStay(fields));
        }
        double right = box.right();
        for (Field field : fields) {
            double width = width(field);
            if (field.isRight()) {
                continue;
            }
            draw(field, x, middle);
            x += width;
            sketch.quad(new Box(x - 1, box.y() + 1, 1, box.height() - 1), 0, Token.LINE, null);
        }
        for (Field field : fields.reversed()) {
            if (field.isRight()) {
                right -= width(field);
                sketch.quad(new Box(right, box.y() + 1, 1, box.height() - 1), 0, Token.LINE, null);
                draw(field, right, middle);
            }
        }
    }

    private static int lastToStay(List<Field> fields) {
        int worst = 0;
        for (int i = 1; i < fields.size(); i++) {
            worst = fields.get(i).rank() > fields.get(worst).rank() ? i : worst;
        }
        return worst;
    }

    private double total(List<Field> fields) {
        return fields.stream().mapToDouble(this::width).sum();
    }

    private double width(Field field) {
        double width =
                2 * PADDING + (field.isLink() ? 13 : 0) + 6.0 * (field.words().size() - 1);
        for (Word word : field.words()) {
            width += Math.ceil(sketch.width(word.text(), word.font()));
        }
        return width;
    }

    private void draw(Field field, double start, double middle) {
        double x = start + PADDING;
        if (field.isLink()) {
            boolean isLive = view.link() instanceof LinkState.Live;
            sketch.dot(x, middle, isLive ? Token.GREEN : Token.FAINT);
            x += 13;
        }
        for (Word word : field.words()) {
            sketch.textAt(x, Sketch.baseline(middle, word.font()), word.text(), word.font(), word.token());
            x += Math.ceil(sketch.width(word.text(), word.font())) + 6;
        }
    }

    private double badge(SessionState session, double x, double middle) {
        Instant now = sketch.frame().now();
        PhaseNow phase = session.phaseAt(now);
        boolean isWaiting = phase.phase() == Phase.WAITING;
        String word = phase.phase().word();
        String since = Figures.span(phase.millisUntil(now));
        double width = 10 + 12 + 6 + sketch.width(word, Font.BADGE) + 7 + sketch.width(since, Font.TIME) + 9;
        Token ground = switch (phase.phase()) {
            case WAITING -> Token.AMBER;
            case WORKING, STARTING -> Token.ACCENT_BG;
            case FAILED -> Token.RED_BG;
            case COMPLETED -> Token.GREEN_BG;
            case IDLE, OFFLINE, ENDED -> Token.RAISED;
        };
        Token border = switch (phase.phase()) {
            case WAITING -> null;
            case WORKING, STARTING -> Token.ACCENT_LINE;
            case FAILED -> Token.RED_LINE;
            case COMPLETED -> Token.GREEN_LINE;
            case IDLE, OFFLINE, ENDED -> Token.LINE2;
        };
        Token ink = switch (phase.phase()) {
            case WAITING -> Token.INK;
            case WORKING, STARTING -> Token.ACCENT;
            case FAILED -> Token.RED;
            case COMPLETED -> Token.GREEN;
            case IDLE, OFFLINE, ENDED -> Token.TEXT2;
        };
        sketch.quad(new Box(x, middle - 10, width, 20), 4, ground, border);
        sketch.icon(
                isWaiting ? Icons.waitingOnAmber() : Icons.phase(phase.phase(), (double) (session.events() * 30 % 360)),
                x + 9,
                middle - 6,
                12);
        double textX = x + 27;
        textX += sketch.textAt(textX, Sketch.baseline(middle, Font.BADGE), word, Font.BADGE, ink) + 7;
        sketch.textAt(textX, Sketch.baseline(middle, Font.TIME), since, Font.TIME, ink);
        return width;
    }

    private List<Field> fields(@Nullable SessionState session) {
        List<Field> fields = new ArrayList<>();
        if (session != null) {
            String agent = session.agent();
            String model = session.model().orElse("");
            fields.add(new Field(
                    4,
                    false,
                    false,
                    model.isEmpty()
                            ? List.of(new Word(agent, Font.LABEL, Token.TEXT2))
                            : List.of(
                                    new Word(agent, Font.LABEL, Token.TEXT2),
                                    new Word(Figures.model(model), Font.TIME, Token.TEXT3))));
        }
        fields.add(new Field(
                1,
                false,
                true,
                List.of(
                        new Word(linkWord(), Font.BADGE, Token.TEXT),
                        new Word("seq " + Figures.grouped(view.seq()), Font.TIME, Token.TEXT3))));
        if (session != null) {
            fields.add(new Field(6, false, false, counts(session)));
        }
        List<Word> visibility = new ArrayList<>();
        visibility.add(new Word(view.isPublic() ? "Public" : "Private", Font.STATUS, Token.TEXT2));
        if (view.isPublic() && view.isEmbedAllowed()) {
            visibility.add(new Word("embed on", Font.LABEL, Token.TEXT3));
        }
        fields.add(new Field(5, true, false, visibility));
        fields.add(new Field(
                3,
                true,
                false,
                List.of(
                        new Word(Figures.grouped(view.viewers()), Font.TIME, Token.TEXT),
                        new Word(view.viewers() == 1 ? "viewer" : "viewers", Font.LABEL, Token.TEXT2))));
        fields.add(new Field(2, true, false, List.of(new Word(view.hud(), Font.mono(500, 11), Token.TEXT))));
        Instant now = sketch.frame().now();
        fields.add(
                new Field(7, true, false, List.of(new Word(Figures.timeOfDay(now) + " UTC", Font.TIME, Token.TEXT3))));
        return fields;
    }

    private static List<Word> counts(SessionState session) {
        List<Word> words = new ArrayList<>();
        words.add(new Word(Figures.calls(session.tools().calls()), Font.LABEL, Token.TEXT3));
        if (session.tools().failures() > 0) {
            words.add(new Word(Figures.count(session.tools().failures()) + " failed", Font.LABEL, Token.RED));
        }
        if (session.deadLetters() > 0) {
            words.add(new Word(Figures.unreadLines(session.deadLetters()), Font.LABEL, Token.TEXT2));
        }
        return words;
    }

    private String linkWord() {
        return switch (view.link()) {
            case LinkState.Live _ -> "Live";
            case LinkState.Connecting _ -> "Connecting";
            case LinkState.Lost _ -> "Not live";
            case LinkState.Replay _ -> "Replay";
        };
    }
}
