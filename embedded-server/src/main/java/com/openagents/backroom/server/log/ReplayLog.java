package com.openagents.backroom.server.log;

import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.db.ReplayPlace;
import com.openagents.backroom.server.db.ReplayStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The log of every HUD in the order in which a replay shows it. Any thread may use it.
///
/// A HUD is as it was when it was read; [#refresh] gives it as it is. Retention may have removed events meanwhile.
public final class ReplayLog {
    /// Bytes of bodies held in memory by one reader.
    private static final long PAGE_BYTES = 8L * 1024 * 1024;

    private final Database database;
    private final HudStore huds;
    private final ReplayStore events = new ReplayStore();

    ReplayLog(Database database, HudStore huds) {
        this.database = database;
        this.huds = huds;
    }

    /// The same HUD with the ends that its log has now.
    public Hud refresh(Hud hud) {
        return huds.refresh(hud);
    }

    /// Events after a place up to another, in order. Fewer than asked for when they are large; none only at the end.
    public List<Shown> read(Hud hud, ReplayPlace after, ReplayPlace last, int limit) {
        return database.transact(tx -> events.read(tx, hud, after, last, limit, PAGE_BYTES)).stream()
                .map(row -> new Shown(new ReplayPlace(row.shownAt(), row.seq()), EventLog.envelope(hud, row)))
                .toList();
    }

    /// Where a replay shows an event; empty when the log has none of that seq, or no more.
    public Optional<ReplayPlace> find(Hud hud, long seq) {
        return database.transact(tx -> events.find(tx, hud, seq));
    }

    /// The first place after another; empty at the end.
    ///
    /// @param sessionId only those of this session; null for all
    public Optional<ReplayPlace> next(Hud hud, ReplayPlace after, @Nullable String sessionId) {
        String session = StoredId.ofMaybe(sessionId);
        return database.transact(tx -> events.next(tx, hud, after, session));
    }

    /// The last place up to another; empty before the beginning.
    ///
    /// @param sessionId only those of this session; null for all
    public Optional<ReplayPlace> last(Hud hud, ReplayPlace upTo, @Nullable String sessionId) {
        String session = StoredId.ofMaybe(sessionId);
        return database.transact(tx -> events.last(tx, hud, upTo, session));
    }

    /// When the first of the events after a seq is shown; empty when there is none.
    public Optional<Instant> earliestSince(Hud hud, long seq) {
        return Optional.ofNullable(database.transact(tx -> events.earliestSince(tx, hud, seq)));
    }
}
