package com.openagents.backroom.console.model;

import com.openagents.backroom.console.window.FrameState.Link;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.schema.hud.HudId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.util.Subscription;

/// The sessions that the wall and the HUD show. Any thread may call it; none of its methods does I/O.
public interface ConsoleModel {
    /// Calls `listener` on some thread whenever something may have changed, until the subscription ends. The listener
    /// returns at once.
    Subscription listen(Runnable listener);

    /// Lets `reader` look at all HUDs while nothing changes. What it returns must not refer to their states.
    <T> T read(Function<List<HudState>, T> reader);

    /// The moment that is shown: now, or the moment a recording has come to.
    Instant now();

    /// How what is shown hangs together with the agents.
    LinkState linkState();

    /// Who sees a HUD, and where; empty when no browser can see it.
    Optional<Link> findLink(HudId hud);

    /// The log behind what is shown.
    HudLog log();
}
