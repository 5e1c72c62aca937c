package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.WallOrder;
import com.openagents.backroom.hud.state.WallOrder.Group;
import com.openagents.backroom.hud.text.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Lays out the wall (tokens.md §8): all sessions at once, those that need a human first and always in sight.
public final class WallLayout {
    private static final double INSET = 12;
    private static final double GAP = 6;
    private static final double LABEL = 26;
    private static final double GROUP_GAP = 10;
    private static final double ROW = 30;
    private static final double WAITING_CARD = 116;
    private static final double MIN_CARD = 105;
    private static final double SCROLLED_CARD = 113;
    private static final double MAX_CARD = 125;

    /// The cap of the key that jumps to who waits.
    private static final double KEY = 18;

    /// Rows of waiting cards that stay pinned; more are counted.
    private static final int PINNED_ROWS = 2;

    /// With more sessions than this, running ones become rows too.
    private static final int MAX_CARDS = 40;

    /// What the timeline takes where it is open.
    private static final double TIMELINE_SHARE = 0.4;

    /// Below this height cards alone are shown.
    public static final double MIN_FOR_TIMELINE = 480;

    private static final StatePanel EMPTY = new StatePanel(
            Icons.mark(Token.TEXT3),
            "No sessions yet",
            "Start a coding agent in any folder. It shows up here by itself.",
            List.of(
                    new StatePanel.Button("Check sources", new Action.Command("check-sources")),
                    new StatePanel.Button("Open a transcript", new Action.Command("open-transcript"))));

    private final Sketch sketch;
    private final WallView view;
    private final double width;
    private final double height;
    private final Instant now;
    private final int cardColumns;
    private final int rowColumns;

    private WallLayout(WallView view, Frame frame, PanelCache cache) {
        this.sketch = new Sketch(frame, cache);
        this.view = view;
        this.width = frame.width() - 2 * INSET;
        this.height = frame.height() - timelineHeight(frame.height());
        this.now = frame.now();
        this.cardColumns = cardColumns(frame.width());
        this.rowColumns = Math.max(1, cardColumns - 1);
    }

    public static Scene lay(WallView view, Frame frame) {
        return lay(view, frame, new PanelCache());
    }

    /// The same, with cards of the frame before that have not changed.
    public static Scene lay(WallView view, Frame frame, PanelCache cache) {
        WallLayout layout = new WallLayout(view, frame, cache);
        layout.draw();
        return layout.sketch.scene();
    }

    private static int cardColumns(double width) {
        if (width >= 980) {
            return 4;
        }
        return width >= 720 ? 3 : width >= 480 ? 2 : 1;
    }

    private double timelineHeight(double whole) {
        boolean isOpen = view.timeline() != null && !view.sessions().isEmpty() && whole >= MIN_FOR_TIMELINE;
        return isOpen ? Math.round(whole * TIMELINE_SHARE) : 0;
    }

    private void timeline() {
        TimelineView timeline = view.timeline();
        double whole = sketch.frame().height();
        double timelineHeight = timelineHeight(whole);
        if (timeline != null && timelineHeight > 0) {
            Box box = new Box(INSET, whole - timelineHeight, width, timelineHeight - INSET);
            TimelineLayout.draw(sketch, WallOrder.sorted(view.sessions(), now), timeline, box);
        }
    }

    private void draw() {
        timeline();
        if (view.sessions().isEmpty()) {
            Box box = new Box(INSET, INSET, width, height - 2 * INSET);
            sketch.panel("empty", box, () -> EMPTY.draw(sketch, box));
            return;
        }
        double top = waiting(WallOrder.of(Group.NEEDS_YOU, view.sessions(), now), 4);
        List<SessionState> running = inViewOrder(WallOrder.of(Group.RUNNING, view.sessions(), now));
        List<SessionState> quiet = WallOrder.of(Group.QUIET, view.sessions(), now);
        Rows rows = new Rows();
        boolean asRows = view.sessions().size() > MAX_CARDS;
        double cardHeight = asRows ? ROW : cardHeight(running.size(), quiet.size(), height - top);
        if (!running.isEmpty()) {
            rows.add(LABEL, y -> runningLabel(running, y));
            grid(rows, running, asRows ? rowColumns : cardColumns, cardHeight, asRows);
        }
        if (!quiet.isEmpty()) {
            rows.add(running.isEmpty() ? 0 : GROUP_GAP, _ -> {});
            rows.add(LABEL, y -> label("Quiet", quiet.size(), INSET, y));
            grid(rows, quiet, rowColumns, ROW, true);
        }
        rows.add(INSET, _ -> {});
        rows.draw(sketch, "wall", new Box(0, top, sketch.frame().width(), height - top), view.offset());
    }

    /// Cards stay where they were shown before; new ones follow at the end (tokens.md §8: nothing moves too often).
    private List<SessionState> inViewOrder(List<SessionState> sessions) {
        List<SessionState> ordered = new ArrayList<>();
        for (String id : view.order()) {
            sessions.stream()
                    .filter(session -> session.sessionId().equals(id) && !ordered.contains(session))
                    .findFirst()
                    .ifPresent(ordered::add);
        }
        sessions.stream().filter(session -> !ordered.contains(session)).forEach(ordered::add);
        return ordered;
    }

    private double cardHeight(int cards, int quiet, double room) {
        int cardRows = rowsOf(cards, cardColumns);
        if (cardRows == 0) {
            return MAX_CARD;
        }
        double fixed = LABEL + INSET + cardRows * GAP;
        if (quiet > 0) {
            fixed += GROUP_GAP + LABEL + rowsOf(quiet, rowColumns) * (ROW + GAP);
        }
        double each = Math.floor((room - fixed) / cardRows);
        return each < MIN_CARD ? SCROLLED_CARD : Math.min(MAX_CARD, each);
    }

    private static int rowsOf(int items, int columns) {
        return (items + columns - 1) / columns;
    }

    private double waiting(List<SessionState> sessions, double top) {
        if (sessions.isEmpty()) {
            return top;
        }
        label("Needs you", sessions.size(), INSET, top);
        if (width > 300 && sessions.size() > 1) {
            Box key = new Box(INSET + width - KEY, top + (LABEL - KEY) / 2, KEY, KEY);
            sketch.quad(key, 3, null, Token.LINE2);
            sketch.text(key.x() + 5, key.centerY(), "w", Font.TIME, Token.TEXT2, KEY);
            sketch.textRight(key.x() - 8, key.centerY(), "longest first", Font.LABEL, Token.TEXT3);
        }
        double y = top + LABEL;
        int from = firstPinned(sessions);
        List<SessionState> pinned = sessions.subList(from, Math.min(sessions.size(), from + PINNED_ROWS * rowColumns));
        for (int i = 0; i < pinned.size(); i++) {
            Box cell = cell(i % rowColumns, rowColumns, y, WAITING_CARD);
            WallCard.waiting(sketch, pinned.get(i), cell, isSelected(pinned.get(i)));
            if (i % rowColumns == rowColumns - 1 || i == pinned.size() - 1) {
                y += WAITING_CARD + GAP;
            }
        }
        List<SessionState> others = new ArrayList<>(sessions.subList(from + pinned.size(), sessions.size()));
        others.addAll(sessions.subList(0, from));
        if (!others.isEmpty()) {
            String more = others.size() + " more need you: " + titles(others);
            sketch.text(INSET, y + 10, more, Font.PRIMARY, Token.AMBER_TEXT, width);
            SessionState next = others.getFirst();
            sketch.hit(
                    new Box(INSET, y, width, 20),
                    new Action.OpenSession(next.hud().toString(), next.sessionId()),
                    more);
            y += 24;
        }
        return y + 4;
    }

    /// Those that wait longest, unless the selected one is further down: then its row is the last that is pinned.
    private int firstPinned(List<SessionState> sessions) {
        for (int i = PINNED_ROWS * rowColumns; i < sessions.size(); i++) {
            if (isSelected(sessions.get(i))) {
                return (i / rowColumns - PINNED_ROWS + 1) * rowColumns;
            }
        }
        return 0;
    }

    private static String titles(List<SessionState> sessions) {
        return String.join(", ", sessions.stream().map(SessionState::title).toList());
    }

    private double label(String word, int count, double x, double top) {
        double middle = top + LABEL / 2;
        double used = sketch.text(x, middle, word, Font.BADGE, Token.TEXT2, width) + 8;
        used += sketch.text(x + used, middle, Figures.grouped(count), Font.TIME, Token.TEXT3, width);
        return x + used + 16;
    }

    private void runningLabel(List<SessionState> sessions, double top) {
        int failed = 0;
        for (SessionState session : sessions) {
            failed += session.phaseAt(now).phase() == Phase.FAILED ? 1 : 0;
        }
        double x = INSET;
        if (failed > 0) {
            x = label("Failed", failed, x, top);
        }
        if (failed < sessions.size()) {
            label("Running", sessions.size() - failed, x, top);
        }
    }

    private void grid(Rows rows, List<SessionState> sessions, int columns, double itemHeight, boolean asRows) {
        for (int i = 0; i < sessions.size(); i += columns) {
            List<SessionState> line = sessions.subList(i, Math.min(sessions.size(), i + columns));
            rows.add(itemHeight + GAP, y -> {
                for (int k = 0; k < line.size(); k++) {
                    Box cell = cell(k, columns, y, itemHeight);
                    boolean isSelected = isSelected(line.get(k));
                    if (asRows) {
                        WallCard.row(sketch, line.get(k), cell, isSelected);
                    } else {
                        WallCard.running(sketch, line.get(k), cell, isSelected);
                    }
                }
            });
        }
    }

    private boolean isSelected(SessionState session) {
        return session.sessionId().equals(view.selected());
    }

    private Box cell(int column, int columns, double y, double cellHeight) {
        double cellWidth = (width - GAP * (columns - 1)) / columns;
        double x = Math.round(INSET + column * (cellWidth + GAP));
        double end = Math.round(INSET + column * (cellWidth + GAP) + cellWidth);
        return new Box(x, y, end - x, cellHeight);
    }
}
