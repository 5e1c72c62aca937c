package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.state.SessionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the wall shows: sessions of any HUDs, and where the reader stands.
///
/// @param order session ids of the running group as shown before, so that cards stay in place; empty at first
/// @param selected the session that the keyboard is on
/// @param offset px scrolled
/// @param timeline how the timeline is shown; null while it is closed
public record WallView(
        List<SessionState> sessions,
        List<String> order,
        @Nullable String selected,
        double offset,
        @Nullable TimelineView timeline) {
    public WallView {
        sessions = List.copyOf(sessions);
        order = List.copyOf(order);
    }

    /// A wall without the timeline.
    public WallView(List<SessionState> sessions, List<String> order, @Nullable String selected, double offset) {
        this(sessions, order, selected, offset, null);
    }
}
