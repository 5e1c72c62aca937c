package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps count of the tool calls of a session and knows those that run.
public final class ToolMeter {
    /// Tools told apart by name; more are counted as one.
    private static final int MAX_NAMES = 64;

    private static final String OTHER_NAMES = "others";

    /// Calls that may run at once; the oldest is taken for lost when there are more.
    private static final int MAX_RUNNING = 64;

    /// Ids of calls that ended, so that a call told twice counts once.
    private static final int MAX_ENDED = 256;

    private final Map<String, ToolStats> byName = new LinkedHashMap<>();
    private final Map<String, RunningTool> running = new LinkedHashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();
    private long calls;
    private long failures;

    /// Counts a call that starts.
    ///
    /// @return false when this call is known already
    boolean start(RunningTool tool) {
        if (running.containsKey(tool.toolId()) || ended.contains(tool.toolId())) {
            return false;
        }
        calls++;
        stats(tool.name()).start();
        running.put(tool.toolId(), tool);
        if (running.size() > MAX_RUNNING) {
            drop(running.keySet().iterator());
        }
        return true;
    }

    /// The call that ended and how long it took, if it was running. A failure counts even when its start was not seen.
    Optional<RunningTool> done(ToolDone done, long atMillis) {
        RunningTool tool = running.remove(done.toolId());
        boolean isNew = ended.add(done.toolId());
        if (ended.size() > MAX_ENDED) {
            drop(ended.iterator());
        }
        if (tool == null && !isNew) {
            return Optional.empty();
        }
        failures += done.success() ? 0 : 1;
        if (tool != null) {
            stats(tool.name()).done(done.success(), durationMillis(done, tool, atMillis));
        }
        return Optional.ofNullable(tool);
    }

    static long durationMillis(ToolDone done, RunningTool tool, long atMillis) {
        Long told = done.durationMillis();
        return told != null
                ? Math.max(0, told)
                : Math.max(0, atMillis - tool.at().toEpochMilli());
    }

    /// Takes the calls of one agent for lost: its turn or session ended without their results.
    List<RunningTool> abandon(@Nullable String agentId) {
        List<RunningTool> lost = new ArrayList<>();
        for (RunningTool tool : running()) {
            if (Objects.equals(tool.agentId(), agentId)) {
                lost.add(tool);
                running.remove(tool.toolId());
            }
        }
        return lost;
    }

    private ToolStats stats(String name) {
        String key = byName.containsKey(name) || byName.size() < MAX_NAMES ? name : OTHER_NAMES;
        ToolStats stats = byName.get(key);
        if (stats == null) {
            stats = new ToolStats(key);
            byName.put(key, stats);
        }
        return stats;
    }

    private static void drop(Iterator<String> eldest) {
        eldest.next();
        eldest.remove();
    }

    public long calls() {
        return calls;
    }

    public long failures() {
        return failures;
    }

    /// The tools, the most used first.
    public List<ToolStats> byUse() {
        List<ToolStats> byUse = new ArrayList<>(byName.values());
        byUse.sort((a, b) -> Long.compare(b.calls(), a.calls()));
        return byUse;
    }

    /// The median over the newest calls of several tools.
    public static OptionalLong medianMillis(List<ToolStats> tools) {
        List<Long> durations = new ArrayList<>();
        for (ToolStats tool : tools) {
            durations.addAll(tool.durations());
        }
        return ToolStats.median(durations);
    }

    /// The calls that run, oldest first.
    public List<RunningTool> running() {
        return new ArrayList<>(running.values());
    }

    public Optional<RunningTool> findRunning(String toolId) {
        return Optional.ofNullable(running.get(toolId));
    }

    /// The id of the newest call that runs, of one agent; null when none does.
    @Nullable String newestIdOf(@Nullable String agentId) {
        String newest = null;
        for (RunningTool tool : running.values()) {
            newest = Objects.equals(tool.agentId(), agentId) ? tool.toolId() : newest;
        }
        return newest;
    }

    void write(FieldSink out) {
        out.number("calls", calls);
        out.number("failures", failures);
        out.objects("names", new ArrayList<>(byName.values()), ToolStats::write);
        out.objects("running", running(), RunningTool::write);
        out.texts("ended", List.copyOf(ended));
    }

    void read(Fields in) {
        calls = Read.number(in, "calls");
        failures = Read.number(in, "failures");
        for (Fields item : in.objects("names")) {
            ToolStats stats = ToolStats.read(item);
            byName.put(stats.name(), stats);
        }
        for (Fields item : in.objects("running")) {
            RunningTool tool = RunningTool.read(item);
            running.put(tool.toolId(), tool);
        }
        for (String toolId : in.texts("ended")) {
            ended.add(toolId);
        }
    }
}
