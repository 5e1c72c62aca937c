package com.openagents.backroom.server.log;

import com.openagents.backroom.server.db.BlobStore;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.EventStore;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.db.LoggedSession;
import com.openagents.backroom.server.db.SessionStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;

/// Removes old sessions from the log, in small transactions, so that appending goes on meanwhile.
///
/// First the HUD's `first_seq` moves and the sessions go, then the events from the oldest on. After a crash in
/// between the next run removes what is left before `first_seq`.
final class Pruner {
    /// Events removed in one transaction.
    private static final int EVENTS_AT_ONCE = 2000;

    private final Database database;
    private final HudStore huds;
    private final Blobs blobs;
    private final InstantSource clock;

    /// Nothing is appended while it is held.
    private final Lock alone;

    private final EventStore events = new EventStore();
    private final SessionStore sessions = new SessionStore();
    private final BlobStore blobRows = new BlobStore();

    Pruner(Database database, HudStore huds, Blobs blobs, InstantSource clock, Lock alone) {
        this.database = database;
        this.huds = huds;
        this.blobs = blobs;
        this.clock = clock;
        this.alone = alone;
    }

    /// Removes what the policy does not keep; says how many events that were.
    long prune(RetentionPolicy policy, Predicate<LoggedSession> running, Witness witness) {
        removeOrphans();
        Instant now = clock.instant();
        List<LoggedSession> all = database.transact(sessions::all);
        Map<Long, Long> cuts = RetentionPlan.of(all, policy, now, running);
        cuts.forEach((hud, lastSeq) -> cut(hud, lastSeq, witness));
        long removed = 0;
        for (Hud hud : huds.all()) {
            removed += removeBefore(hud.id(), hud.firstSeq());
        }
        removeBlobs();
        return removed;
    }

    /// Removes the HUDs of people who left, with all that was logged there. After a crash the next run goes on.
    void removeOrphans() {
        List<Long> orphans = huds.orphans();
        for (long hud : orphans) {
            removeBefore(hud, Long.MAX_VALUE);
            database.run(tx -> {
                sessions.deleteBefore(tx, hud, Long.MAX_VALUE);
                blobRows.deleteReferencesBefore(tx, hud, Long.MAX_VALUE);
                huds.delete(tx, hud);
            });
        }
        if (!orphans.isEmpty()) {
            removeBlobs();
        }
    }

    private void cut(long hudId, long lastSeq, Witness witness) {
        database.run(tx -> {
            Hud hud = huds.lock(tx, hudId);
            boolean resumed = sessions.list(tx, hudId).stream()
                    .anyMatch(session -> session.firstSeq() <= lastSeq && session.lastSeq() > lastSeq);
            if (resumed || lastSeq < hud.firstSeq()) {
                return;
            }
            witness.beforeCut(tx, hud, lastSeq);
            huds.cut(tx, hud, lastSeq + 1);
            sessions.deleteBefore(tx, hudId, lastSeq + 1);
            blobRows.deleteReferencesBefore(tx, hudId, lastSeq + 1);
        });
    }

    private long removeBefore(long hudId, long firstSeq) {
        long removed = 0;
        int some;
        do {
            some = database.transact(tx -> events.deleteBefore(tx, hudId, firstSeq, EVENTS_AT_ONCE));
            removed += some;
        } while (some == EVENTS_AT_ONCE);
        return removed;
    }

    private void removeBlobs() {
        alone.lock();
        try {
            database.transact(blobRows::deleteUnreferenced).forEach(blobs::delete);
            int _ = blobs.deleteAllBut(database.transact(blobRows::names));
        } finally {
            alone.unlock();
        }
    }
}
