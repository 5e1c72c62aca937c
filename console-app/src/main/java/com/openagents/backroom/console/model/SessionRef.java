package com.openagents.backroom.console.model;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.schema.hud.HudId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Names one session among all HUDs.
public record SessionRef(HudId hud, String sessionId) {
    public static SessionRef of(SessionState session) {
        return new SessionRef(session.hud(), session.sessionId());
    }

    /// The session that a click asks for.
    public static SessionRef of(Action.OpenSession open) {
        return new SessionRef(HudId.parse(open.hud()), open.sessionId());
    }

    /// The session `step` places after `from` in `order`, not beyond its ends; without `from`, the first or the last.
    public static Optional<SessionRef> neighbour(List<SessionRef> order, @Nullable SessionRef from, int step) {
        if (order.isEmpty()) {
            return Optional.empty();
        }
        int at = from == null ? -1 : order.indexOf(from);
        if (at < 0) {
            return Optional.of(step > 0 ? order.getFirst() : order.getLast());
        }
        return Optional.of(order.get(Math.clamp(at + step, 0, order.size() - 1)));
    }
}
