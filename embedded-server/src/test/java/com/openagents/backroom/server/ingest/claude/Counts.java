package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.HudEvent.Usage;
import com.openagents.backroom.server.ingest.Draft;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The figures of an oracle.json, counted from drafts as the log and the fold count them: a source id once, the
/// last usage
/// of a message, final usage before provisional.
record Counts(
        long responses,
        long toolCalls,
        Map<String, Long> tools,
        long toolErrors,
        long inputTokens,
        long outputTokens,
        long cacheReadTokens,
        long cacheWriteTokens,
        Map<String, String> files) {

    static Counts of(List<Draft> drafts) {
        Set<String> stored = new HashSet<>();
        Map<String, Usage> usages = new LinkedHashMap<>();
        boolean isFinal = false;
        Map<String, Long> tools = new TreeMap<>();
        Map<String, int[]> files = new TreeMap<>();
        long calls = 0;
        long errors = 0;
        for (Draft draft : drafts) {
            if (!stored.add(draft.sourceId())) {
                continue;
            }
            switch (draft.event()) {
                case Usage usage -> {
                    if (!usage.provisional() && !isFinal) {
                        isFinal = true;
                        usages.clear();
                    }
                    if (!usage.provisional() || !isFinal) {
                        usages.put(usage.messageId(), usage);
                    }
                }
                case ToolStart start -> {
                    calls++;
                    tools.merge(start.toolName(), 1L, Long::sum);
                }
                case ToolDone done -> errors += done.success() ? 0 : 1;
                case FileDiff diff -> {
                    int[] sums = files.computeIfAbsent(diff.path(), _ -> new int[2]);
                    sums[0] += diff.additions();
                    sums[1] += diff.deletions();
                }
                default -> {}
            }
        }
        Map<String, String> shown = new TreeMap<>();
        files.forEach((path, sums) -> shown.put(path, "+" + sums[0] + " -" + sums[1]));
        return new Counts(
                usages.size(),
                calls,
                tools,
                errors,
                usages.values().stream().mapToLong(Usage::inputTokens).sum(),
                usages.values().stream().mapToLong(Usage::outputTokens).sum(),
                usages.values().stream().mapToLong(Usage::cacheReadTokens).sum(),
                usages.values().stream().mapToLong(Usage::cacheWriteTokens).sum(),
                shown);
    }

    static Counts ofOracle(JsonNode oracle) {
        Map<String, Long> tools = new TreeMap<>();
        oracle.path("tools")
                .properties()
                .forEach(e -> tools.put(e.getKey(), e.getValue().asLong()));
        Map<String, String> files = new TreeMap<>();
        oracle.path("files")
                .properties()
                .forEach(e -> files.put(
                        e.getKey(),
                        "+" + e.getValue().path("added").asInt() + " -"
                                + e.getValue().path("removed").asInt()));
        return new Counts(
                oracle.path("responses").asLong(),
                oracle.path("tool_calls").asLong(),
                tools,
                oracle.path("tool_errors").asLong(),
                oracle.path("input_tokens").asLong(),
                oracle.path("output_tokens").asLong(),
                oracle.path("cache_read_tokens").asLong(),
                oracle.path("cache_write_tokens").asLong(),
                files);
    }

    Counts withoutFiles() {
        return new Counts(
                responses,
                toolCalls,
                tools,
                toolErrors,
                inputTokens,
                outputTokens,
                cacheReadTokens,
                cacheWriteTokens,
                Map.of());
    }
}
