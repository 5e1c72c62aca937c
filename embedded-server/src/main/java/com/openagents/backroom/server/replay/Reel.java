package com.openagents.backroom.server.replay;

import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.ReplayPlace;
import com.openagents.backroom.server.log.ReplayLog;
import com.openagents.backroom.server.log.Shown;
import java.util.ArrayList;
import java.util.List;

/// Reads on from a place, event by event, as one audience sees them. One thread at a time.
public final class Reel {
    private final ReplayLog log;
    private final Hud hud;
    private final Projection projection;
    private ReplayPlace place;

    Reel(ReplayLog log, Hud hud, ReplayPlace place, Projection projection) {
        this.log = log;
        this.hud = hud;
        this.place = place;
        this.projection = projection;
    }

    /// The next events up to a place; none when there is none yet.
    public List<Shown> next(ReplayPlace last, int limit) {
        List<Shown> page = new ArrayList<>();
        for (Shown shown : log.read(hud, place, last, limit)) {
            page.add(new Shown(shown.place(), projection.apply(shown.event())));
            place = shown.place();
        }
        return page;
    }

    /// How far it has read.
    public ReplayPlace place() {
        return place;
    }

    Projection projection() {
        return projection;
    }
}
