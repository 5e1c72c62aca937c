package com.openagents.backroom.server.log;

import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.Transaction;

/// Who says what a log held before a part of it is removed.
@FunctionalInterface
public interface Witness {
    /// The events of a locked HUD up to `lastSeq` are about to go.
    void beforeCut(Transaction tx, Hud hud, long lastSeq);
}
