package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/// What the calls of one tool came to.
public final class ToolStats {
    /// Calls over which the median is taken: exact for the newest 63, which also tells how the tool is *now*.
    static final int MEDIAN_CALLS = 63;

    private final String name;
    private final List<Long> durations = new ArrayList<>();
    private long calls;
    private long failures;

    ToolStats(String name) {
        this.name = name;
    }

    void start() {
        calls++;
    }

    void done(boolean success, long durationMillis) {
        failures += success ? 0 : 1;
        durations.add(durationMillis);
        if (durations.size() > MEDIAN_CALLS) {
            durations.removeFirst();
        }
    }

    public String name() {
        return name;
    }

    public long calls() {
        return calls;
    }

    public long failures() {
        return failures;
    }

    /// The median of the newest calls that ended; empty before the first did.
    public OptionalLong medianMillis() {
        return median(new ArrayList<>(durations));
    }

    /// The longest of its newest calls.
    public OptionalLong longestMillis() {
        return durations.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Collections.max(durations));
    }

    Collection<Long> durations() {
        return durations;
    }

    /// The lower median; sorts the list.
    static OptionalLong median(List<Long> sorted) {
        sorted.sort(Long::compare);
        return sorted.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sorted.get((sorted.size() - 1) / 2));
    }

    void write(FieldSink out) {
        out.text("name", name);
        out.number("calls", calls);
        out.number("failures", failures);
        StringBuilder text = new StringBuilder();
        durations.forEach(millis -> text.append(text.isEmpty() ? "" : ",").append(millis));
        out.text("durations", text.toString());
    }

    static ToolStats read(Fields in) {
        ToolStats stats = new ToolStats(Read.text(in, "name"));
        stats.calls = Read.number(in, "calls");
        stats.failures = Read.number(in, "failures");
        String text = Read.text(in, "durations");
        if (!text.isEmpty()) {
            stats.durations.addAll(Read.numbers(text));
        }
        return stats;
    }
}
