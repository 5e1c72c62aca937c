package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.state.SessionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the wall shows: sessions of any HUDs, and where the reader stands.
///
/// @param order session ids of the running group as shown before, so that cards stay in place; empty at first
/// @param selected the session that the keyboard is on
/// @param offset px scrolled
public record WallView(
        List<SessionState> sessions,
        List<String> order,
        @Nullable String selected,
        double offset) {
    public WallView {
        sessions = List.copyOf(sessions);
        order = List.copyOf(order);
    }
}
