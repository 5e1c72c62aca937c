package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts an agent's actions (distinct responses and tool calls) over time.
public final class ApmMeter {
    /// Length of one bar of the 30-minute picture.
    public static final long BAR_MILLIS = 30_000;

    /// Bars of the picture: 30 minutes.
    public static final int BARS = 60;

    private static final int SECONDS = 60;

    /// A session shorter than this counts as this long, so that three actions in a second are no 180 a minute.
    private static final long MIN_SESSION_MILLIS = 60_000;

    /// Waits remembered for the picture; older ones leave it.
    private static final int MAX_WAITS = 32;

    private final CountRing seconds = new CountRing(SECONDS);
    private final CountRing bars = new CountRing(BARS);
    private final List<Wait> waits = new ArrayList<>();
    private long actions;

    /// A time in which the agent waited for a human.
    ///
    /// @param toMillis null while it waits
    public record Wait(long fromMillis, @Nullable Long toMillis) {}

    void record(long atMillis) {
        actions++;
        seconds.add(Math.floorDiv(atMillis, 1000L));
        bars.add(Math.floorDiv(atMillis, BAR_MILLIS));
    }

    void waitBegins(long atMillis) {
        waitEnds(atMillis);
        waits.add(new Wait(atMillis, null));
        if (waits.size() > MAX_WAITS) {
            waits.removeFirst();
        }
    }

    void waitEnds(long atMillis) {
        if (!waits.isEmpty() && waits.getLast().toMillis() == null) {
            waits.set(waits.size() - 1, new Wait(waits.getLast().fromMillis(), atMillis));
        }
    }

    /// All actions of the session.
    public long actions() {
        return actions;
    }

    /// Actions in the 60 s before `now`.
    public int now(Instant now) {
        long second = Math.floorDiv(now.toEpochMilli(), 1000L);
        int sum = 0;
        for (int i = 0; i < SECONDS; i++) {
            sum += seconds.at(second - i);
        }
        return sum;
    }

    /// Actions per minute over a time of the given length.
    public double perMinute(long sessionMillis) {
        return actions * 60_000.0 / Math.max(MIN_SESSION_MILLIS, sessionMillis);
    }

    /// The last 30 minutes before `now` in bars of 30 s, oldest first; the last one is still growing.
    public int[] bars(Instant now) {
        long newest = Math.floorDiv(now.toEpochMilli(), BAR_MILLIS);
        int[] counts = new int[BARS];
        for (int i = 0; i < BARS; i++) {
            counts[i] = bars.at(newest - BARS + 1 + i);
        }
        return counts;
    }

    /// For each bar of [#bars], whether the agent waited for a human for more than half of it.
    public boolean[] waitingBars(Instant now) {
        long newest = Math.floorDiv(now.toEpochMilli(), BAR_MILLIS);
        boolean[] waiting = new boolean[BARS];
        for (int i = 0; i < BARS; i++) {
            long from = (newest - BARS + 1 + i) * BAR_MILLIS;
            long to = Math.min(from + BAR_MILLIS, now.toEpochMilli());
            waiting[i] = waitedMillis(from, to) * 2 > to - from;
        }
        return waiting;
    }

    /// The newest times in which the agent waited for a human, oldest first.
    public List<Wait> waits() {
        return List.copyOf(waits);
    }

    private long waitedMillis(long from, long to) {
        long sum = 0;
        for (Wait wait : waits) {
            Long end = wait.toMillis();
            sum += Math.max(0, Math.min(to, end == null ? to : end) - Math.max(from, wait.fromMillis()));
        }
        return sum;
    }

    void write(FieldSink out) {
        out.number("actions", actions);
        out.text("seconds", seconds.toText());
        out.text("bars", bars.toText());
        out.objects("waits", waits, (wait, sink) -> {
            sink.number("from", wait.fromMillis());
            sink.number("to", wait.toMillis());
        });
    }

    void read(Fields in) {
        actions = Read.number(in, "actions");
        seconds.readText(Read.text(in, "seconds"));
        bars.readText(Read.text(in, "bars"));
        for (Fields wait : in.objects("waits")) {
            waits.add(new Wait(Read.number(wait, "from"), wait.number("to")));
        }
    }
}
