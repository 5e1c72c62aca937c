package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.log.ProvenEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Reads the log as one audience sees it, in order.
final class LogReader {
    /// Events looked at before the first that is asked for, so that the results of hidden calls stay hidden.
    private static final int LEAD_EVENTS = 1_000;

    private final EventLog log;
    private final Seen seen;
    private final UnaryOperator<HudEnvelope> projection;
    private final UnaryOperator<HudEnvelope> extent;
    private long seq;

    LogReader(EventLog log, Seen seen) {
        this(log, seen, false);
    }

    /// @param isWhole whether large values are given whole; a page is bounded by their bytes, too
    LogReader(EventLog log, Seen seen, boolean isWhole) {
        this.log = log;
        this.extent = isWhole ? log::whole : UnaryOperator.identity();
        this.seen = seen;
        this.projection = switch (seen.audience()) {
            case OWNER -> UnaryOperator.identity();
            case PUBLIC -> PublicProjection.of(seen.settings());
        };
    }

    /// Events after a place; none at the end. Called first, and once.
    List<HudEnvelope> after(long afterSeq, int limit) {
        lead(afterSeq);
        return next(limit);
    }

    /// The events after those given last; none at the end.
    List<HudEnvelope> next(int limit) {
        List<HudEnvelope> page = log.read(seen.hud().row(), seq, limit);
        if (!page.isEmpty()) {
            seq = page.getLast().seq();
        }
        return page.stream().map(extent).map(projection).toList();
    }

    /// Events after a place, as the audience sees them, each with what proves it to that audience. Called instead of
    /// [#after] first, once.
    List<ShownProof> provenAfter(long afterSeq, int limit) {
        lead(afterSeq);
        return nextProven(limit);
    }

    /// The proven events after those given last; none at the end.
    List<ShownProof> nextProven(int limit) {
        List<ProvenEvent> page = log.readProven(seen.hud().row(), seq, limit);
        if (!page.isEmpty()) {
            seq = page.getLast().event().seq();
        }
        return page.stream()
                .map(proven -> ShownProof.of(proven, projection.apply(proven.event())))
                .toList();
    }

    /// One event with its large values whole.
    Optional<HudEnvelope> whole(long one) {
        lead(one - 1);
        return log.findWhole(seen.hud().row(), one).map(projection);
    }

    /// One event whole; behind one that starts a call, what the call wrote and gave back. None when it is not there.
    List<HudEnvelope> call(long one) {
        lead(one - 1);
        return log.wholeCall(seen.hud().row(), one).stream().map(projection).toList();
    }

    private void lead(long to) {
        seq = Math.max(0, to);
        switch (seen.audience()) {
            case OWNER -> {}
            case PUBLIC -> {
                for (HudEnvelope event : log.read(seen.hud().row(), Math.max(0, to - LEAD_EVENTS), LEAD_EVENTS)) {
                    if (event.seq() <= to) {
                        HudEnvelope _ = projection.apply(event);
                    }
                }
            }
        }
    }
}
