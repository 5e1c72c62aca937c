package com.openagents.backroom.server.replay;

import com.openagents.backroom.server.db.ReplayPlace;
import java.util.List;

/// What a HUD was at a place: which images of its sessions make up its state.
///
/// @param seq the highest seq folded
/// @param sessions the one with the newest event last
/// @param projection as it was there; copied, never used itself
record Snapshot(ReplayPlace place, long seq, List<ImageKey> sessions, Projection projection) {
    static Snapshot beginning(Projection projection) {
        return new Snapshot(ReplayPlace.BEGINNING, 0, List.of(), projection);
    }
}
