package com.openagents.backroom.hud.scene;

import static com.openagents.backroom.hud.scene.Icon.line;

import com.openagents.backroom.hud.scene.Icon.Fill;
import com.openagents.backroom.hud.scene.Icon.Outline;
import com.openagents.backroom.hud.scene.Icon.Ring;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.schema.event.ToolKind;
import java.util.List;

/// The shapes of states, tool kinds and marks (tokens.md §4), for the console and the page alike.
public final class Icons {
    private static final double PHASE_GRID = 12;
    private static final double TOOL_GRID = 14;

    private Icons() {}

    /// The shape of a phase.
    ///
    /// @param turn degrees by which the working arc is turned
    public static Icon phase(Phase phase, double turn) {
        return new Icon(
                PHASE_GRID,
                switch (phase) {
                    case WAITING -> waiting(Token.AMBER, Token.INK);
                    case WORKING ->
                        List.of(
                                new Ring(6, 6, 4.75, 0, 360, 2, Token.ACCENT_LINE),
                                new Ring(6, 6, 4.75, turn - 90, 240, 2, Token.ACCENT));
                    case STARTING ->
                        List.of(
                                new Fill(new Box(0.5, 5, 2.5, 2.5), 0.5, Token.ACCENT),
                                new Fill(new Box(4.75, 5, 2.5, 2.5), 0.5, Token.ACCENT),
                                new Fill(new Box(9, 5, 2.5, 2.5), 0.5, Token.ACCENT_LINE));
                    case IDLE -> List.of(new Ring(6, 6, 4.5, 0, 360, 1.5, Token.TEXT3));
                    case COMPLETED -> List.of(line(1.75, Token.GREEN, 1.5, 6.5, 4.5, 9.5, 10.5, 2.75));
                    case FAILED ->
                        List.of(
                                new Outline(new Box(0.75, 0.75, 10.5, 10.5), 2, 1.5, Token.RED),
                                line(1.5, Token.RED, 3.75, 3.75, 8.25, 8.25),
                                line(1.5, Token.RED, 8.25, 3.75, 3.75, 8.25));
                    case OFFLINE ->
                        List.of(
                                new Ring(6, 6, 4.75, 80, 290, 1.5, Token.TEXT3),
                                new Ring(6, 6, 4.75, 35, 20, 1.5, Token.TEXT3),
                                line(1.5, Token.TEXT3, 1.5, 10.5, 10.5, 1.5));
                    case ENDED -> List.of(new Outline(new Box(2, 2, 8, 8), 1, 1.5, Token.TEXT3));
                });
    }

    /// The waiting square on an amber ground: its colours swapped.
    public static Icon waitingOnAmber() {
        return new Icon(PHASE_GRID, waiting(Token.INK, Token.AMBER));
    }

    private static List<Icon.Shape> waiting(Token ground, Token sign) {
        return List.of(
                new Fill(new Box(0, 0, 12, 12), 2.5, ground),
                new Fill(new Box(5, 2.25, 2, 5), 0.5, sign),
                new Fill(new Box(5, 8.25, 2, 2), 0.5, sign));
    }

    /// The shape of what a tool does.
    public static Icon tool(ToolKind kind, Token token) {
        double w = 1.5;
        return new Icon(
                TOOL_GRID,
                switch (kind) {
                    case READ ->
                        List.of(
                                line(w, token, 2, 3.5, 12, 3.5),
                                line(w, token, 2, 7, 12, 7),
                                line(w, token, 2, 10.5, 8, 10.5));
                    case EDIT ->
                        List.of(
                                line(w, token, 4, 4.5, 10, 4.5),
                                line(w, token, 7, 1.5, 7, 7.5),
                                line(w, token, 4, 11.5, 10, 11.5));
                    case EXECUTE -> List.of(line(w, token, 2, 3, 6, 7, 2, 11), line(w, token, 7.5, 11.25, 12, 11.25));
                    case SEARCH ->
                        List.of(new Ring(6, 6, 3.75, 0, 360, w, token), line(w, token, 8.75, 8.75, 12.5, 12.5));
                    case THINK ->
                        List.of(line(w, token, 2, 7, 4, 7), line(w, token, 6, 7, 8, 7), line(w, token, 10, 7, 12, 7));
                    case FETCH ->
                        List.of(
                                line(w, token, 7, 1.5, 7, 9.5),
                                line(w, token, 3.5, 6.5, 7, 10, 10.5, 6.5),
                                line(w, token, 2, 12.5, 12, 12.5));
                    case OTHER ->
                        List.of(
                                new Outline(new Box(2.75, 2.75, 8.5, 8.5), 1.5, w, token),
                                line(w, token, 7, 5.5, 7, 8.5));
                    case DELETE -> List.of(line(w, token, 3, 3, 11, 11), line(w, token, 11, 3, 3, 11));
                    case MOVE -> List.of(line(w, token, 2, 7, 11.5, 7), line(w, token, 8, 3.5, 11.5, 7, 8, 10.5));
                });
    }

    /// The mark of success.
    public static Icon tick() {
        return new Icon(10, List.of(line(1.5, Token.GREEN, 1, 5.5, 3.75, 8.25, 9, 2)));
    }

    /// The mark of failure.
    public static Icon cross() {
        return new Icon(
                10, List.of(line(1.75, Token.RED, 1.5, 1.5, 8.5, 8.5), line(1.75, Token.RED, 8.5, 1.5, 1.5, 8.5)));
    }

    /// The mark of an end that nobody knows of: a ring that does not close.
    public static Icon open() {
        return new Icon(
                10,
                List.of(
                        new Ring(5, 5, 3.75, 80, 230, 1.5, Token.TEXT3),
                        new Ring(5, 5, 3.75, 350, 30, 1.5, Token.TEXT3)));
    }

    /// Indentation taken away: an arrow to a bar.
    public static Icon outdent(Token token) {
        return new Icon(
                10,
                List.of(
                        line(1, token, 0.5, 1.5, 0.5, 8.5),
                        line(1, token, 2, 5, 9.5, 5),
                        line(1, token, 5, 2, 2, 5, 5, 8)));
    }

    /// Our own mark: a room with its door.
    public static Icon mark(Token token) {
        return new Icon(
                16,
                List.of(
                        new Outline(new Box(1, 1, 14, 14), 3, 1.5, token),
                        line(1.5, token, 9.5, 1, 9.5, 15),
                        new Fill(new Box(11.25, 6.5, 1.75, 3), 0, Token.ACCENT)));
    }

    /// The program's own icon: the mark on a panel's ground.
    public static Icon program() {
        return new Icon(
                20,
                List.of(
                        new Fill(new Box(0, 0, 20, 20), 4.5, Token.PANEL),
                        new Outline(new Box(3, 3, 14, 14), 3, 1.5, Token.TEXT),
                        line(1.5, Token.TEXT, 11.5, 3, 11.5, 17),
                        new Fill(new Box(13.25, 8.5, 1.75, 3), 0, Token.ACCENT)));
    }
}
