package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.HudEvent.Usage;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/*
 * Why usage of stream-json needs books of its own (versions around 2.1.330, the captures):
 *
 * 1. A row's usage is the one of `message_start`: input and cache tokens are right, output tokens are 1 or so. Only with
 *    --include-partial-messages does a `message_delta` give the final count.
 * 2. A `result` gives the true sums: `usage` of the main agent in this run, `model_usage_since_last_result` of all
 *    requests of the process since the last result (sub-agents too, and requests no row shows, as for compaction).
 * 3. The last answer of a sub-agent in the foreground is not streamed; its usage is in the result of the Agent call.
 *
 * So every usage from here is provisional, and at a result the difference between the reported sum and the sum of the
 * rows is put on the newest message of the main agent, and of the sub-agents. A transcript of the same session has every
 * count exactly and puts all of this aside (HudEvent.Usage#provisional).
 *
 * Older versions (2.0.x) report no `model_usage_since_last_result`; their sums reset at will and are left alone: the rows
 * then grow by themselves, and the last one counts.
 */
/// The books of what the responses of a stream used.
final class StreamUsage {
    /// Messages that may still change: newer usage replaces the older of the same id.
    private static final int MAX_RECENT = 256;

    private final Map<String, Entry> recent = new LinkedHashMap<>();
    private final Set<String> models = new LinkedHashSet<>();
    private long seenMain;
    private long seenAgents;
    private long reportedMain;
    private long reportedAll;
    private @Nullable String lastMain;
    private @Nullable String lastAgents;

    record Entry(Usage usage, boolean isMain, @Nullable String agentId) {}

    record Saved(
            List<Entry> recent,
            List<String> models,
            long seenMain,
            long seenAgents,
            long reportedMain,
            long reportedAll,
            @Nullable String lastMain,
            @Nullable String lastAgents) {}

    /// Takes note of a usage that was sent on.
    void note(Usage usage, RowSink row) {
        Entry before = recent.remove(usage.messageId());
        long grown = usage.outputTokens() - (before == null ? 0 : before.usage().outputTokens());
        recent.put(usage.messageId(), new Entry(usage, row.isMain(), row.agentId()));
        models.add(usage.model());
        if (row.isMain()) {
            seenMain += grown;
            lastMain = usage.messageId();
        } else {
            seenAgents += grown;
            lastAgents = usage.messageId();
        }
        if (recent.size() > MAX_RECENT) {
            Iterator<String> eldest = recent.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /// The usage of a message as last noted; null when it was not, or long ago.
    @Nullable Usage find(String messageId) {
        Entry entry = recent.get(messageId);
        return entry == null ? null : entry.usage();
    }

    /// Squares the books with the sums of a result.
    void settle(JsonNode result, RowSink row) {
        JsonNode since = result.path("model_usage_since_last_result");
        if (!since.isObject()) {
            return;
        }
        reportedMain += Nodes.count(result.path("usage"), "output_tokens");
        for (String model : models) {
            reportedAll += Nodes.count(since.path(model), "outputTokens");
        }
        correct(lastMain, reportedMain - seenMain, row);
        correct(lastAgents, reportedAll - reportedMain - seenAgents, row);
    }

    private void correct(@Nullable String messageId, long difference, RowSink row) {
        Entry entry = messageId == null ? null : recent.get(messageId);
        if (entry == null || difference == 0 || entry.usage().outputTokens() + difference < 0) {
            return;
        }
        Usage usage = entry.usage();
        Usage corrected = new Usage(
                usage.messageId(),
                usage.model(),
                usage.inputTokens(),
                usage.outputTokens() + difference,
                usage.cacheReadTokens(),
                usage.cacheWriteTokens(),
                null,
                null,
                true);
        String agent = entry.agentId();
        RowSink of = agent == null ? row : row.ofAgent(agent);
        Conversation.addUsage(of, corrected);
        note(corrected, of);
    }

    Saved saved() {
        return new Saved(
                List.copyOf(recent.values()),
                List.copyOf(models),
                seenMain,
                seenAgents,
                reportedMain,
                reportedAll,
                lastMain,
                lastAgents);
    }

    void restore(Saved saved) {
        saved.recent().forEach(entry -> recent.put(entry.usage().messageId(), entry));
        models.addAll(saved.models());
        seenMain = saved.seenMain();
        seenAgents = saved.seenAgents();
        reportedMain = saved.reportedMain();
        reportedAll = saved.reportedAll();
        lastMain = saved.lastMain();
        lastAgents = saved.lastAgents();
    }

    /// Another session begins in the same file.
    void clear() {
        recent.clear();
        models.clear();
        seenMain = 0;
        seenAgents = 0;
        reportedMain = 0;
        reportedAll = 0;
        lastMain = null;
        lastAgents = null;
    }
}
