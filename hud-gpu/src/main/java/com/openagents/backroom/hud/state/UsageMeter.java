package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.CostSource;
import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.HudEvent.SessionTotal;
import com.openagents.backroom.schema.event.HudEvent.Usage;
import com.openagents.backroom.schema.event.IsoTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Adds up what the responses of a session used. A response is one `message_id`, wherever it is written; its last row
/// wins.
public final class UsageMeter {
    /// Responses whose rows may still change or come again, newest last. Rows of one response lie close together, even
    /// with a dozen sub-agents at once; an id that comes back after a thousand others would count anew.
    static final int MAX_RECENT = 1024;

    /// The same in the short form that a card needs.
    static final int MAX_RECENT_SHORT = 64;

    /// Models told apart; more are summed as one.
    private static final int MAX_MODELS = 24;

    private static final String OTHER_MODELS = "others";

    private final Map<String, ModelUsage> recent = new LinkedHashMap<>();
    private final Map<String, ModelUsage> models = new LinkedHashMap<>();
    private final Map<String, ModelUsage> sinceTotal = new LinkedHashMap<>();
    private long responses;
    private boolean isExact;
    private @Nullable Long reportedMicroUsd;
    private @Nullable Instant reportedAt;
    private @Nullable Tokens context;
    private @Nullable String contextModel;

    /// Takes note of a response, by its id alone.
    ///
    /// @return true when it is a new one
    boolean see(String messageId) {
        ModelUsage known = recent.remove(messageId);
        recent.put(messageId, known == null ? ModelUsage.none("") : known);
        if (known != null) {
            return false;
        }
        responses++;
        trim(MAX_RECENT);
        return true;
    }

    void trim(int maxRecent) {
        Iterator<String> eldest = recent.keySet().iterator();
        for (int excess = recent.size() - maxRecent; excess > 0; excess--) {
            eldest.next();
            eldest.remove();
        }
    }

    /// Takes note of what a response used.
    ///
    /// @param at when it answered; a total of then or later covers it, though it be read first:
    ///     sub-agents have files of their own
    /// @param isMain false for a sub-agent, whose context is not the session's
    /// @return true when it is a new response
    boolean add(Usage usage, Instant at, boolean isMain) {
        if (usage.provisional() && isExact) {
            return false; // a coarse record of what is known exactly
        }
        if (!usage.provisional() && !isExact) {
            isExact = true;
            forget();
        }
        boolean isNew = see(usage.messageId());
        Tokens tokens = new Tokens(
                usage.inputTokens(), usage.outputTokens(), usage.cacheReadTokens(), usage.cacheWriteTokens());
        Long cost = usage.costSource() == CostSource.PRICED ? null : usage.costMicroUsd();
        String name = models.containsKey(usage.model()) || models.size() < MAX_MODELS ? usage.model() : OTHER_MODELS;
        ModelUsage row = new ModelUsage(name, 1, tokens, cost == null ? tokens : Tokens.NONE, cost == null ? 0 : cost);
        ModelUsage before = recent.put(usage.messageId(), row);
        boolean isCovered = reportedAt != null && !at.isAfter(reportedAt);
        if (before != null && before.responses() > 0) {
            ModelUsage none = ModelUsage.none(before.model());
            models.computeIfPresent(before.model(), (_, sum) -> sum.minus(before));
            sinceTotal.merge(before.model(), isCovered ? none : none.minus(before), ModelUsage::plus);
        }
        models.merge(name, row, ModelUsage::plus);
        sinceTotal.merge(name, isCovered ? ModelUsage.none(name) : row, ModelUsage::plus);
        if (isMain && tokens.inputSide() > 0) {
            context = tokens;
            contextModel = usage.model();
        }
        return isNew;
    }

    private void forget() {
        recent.clear();
        models.clear();
        sinceTotal.clear();
        responses = 0;
    }

    /// Takes note of the session's total so far. It only grows, so a smaller one is an older one that came late, as
    /// from the second record of the same session.
    void add(SessionTotal total, Instant at) {
        Long cost = total.costMicroUsd();
        if (cost != null && (reportedMicroUsd == null || cost >= reportedMicroUsd)) {
            reportedMicroUsd = cost;
            reportedAt = at;
            sinceTotal.clear();
        }
    }

    /// Distinct responses.
    public long responses() {
        return responses;
    }

    /// Per model, in the order of first use.
    public List<ModelUsage> byModel() {
        return List.copyOf(models.values());
    }

    public Tokens tokens() {
        Tokens sum = Tokens.NONE;
        for (ModelUsage model : models.values()) {
            sum = sum.plus(model.tokens());
        }
        return sum;
    }

    /// What the newest response of the main agent read, and by which model.
    public Optional<Context> context() {
        return context == null || contextModel == null
                ? Optional.empty()
                : Optional.of(new Context(context.inputSide(), contextModel));
    }

    /// The source's own total, with the responses since then added from the table; without a total, the sum over all
    /// responses. Empty when a price is unknown.
    public Optional<Cost> cost() {
        Long total = reportedMicroUsd;
        if (total == null) {
            return models.isEmpty() ? Optional.empty() : sum(models, 0);
        }
        long reported = total;
        Optional<Cost> withRest = sum(sinceTotal, reported);
        return withRest.isPresent() ? withRest : Optional.of(new Cost(reported, CostSource.REPORTED, reported));
    }

    private static Optional<Cost> sum(Map<String, ModelUsage> models, long reported) {
        long priced = 0;
        boolean allReported = true;
        for (ModelUsage model : models.values()) {
            OptionalLong rest = model.pricedMicroUsd();
            if (rest.isEmpty()) {
                return Optional.empty();
            }
            priced += rest.getAsLong();
            reported += model.reportedMicroUsd();
            allReported &= model.unreported().equals(Tokens.NONE);
        }
        CostSource source = allReported ? CostSource.REPORTED : CostSource.PRICED;
        return Optional.of(new Cost(reported + priced, source, reported));
    }

    void write(FieldSink out, int maxRecent) {
        out.number("responses", responses);
        out.flag("exact", isExact);
        out.number("reported_microusd", reportedMicroUsd);
        out.text("reported_at", reportedAt == null ? null : IsoTime.text(reportedAt));
        out.text("context_model", contextModel);
        if (context != null) {
            out.object("context", context::write);
        }
        out.objects("models", byModel(), ModelUsage::write);
        out.objects("since_total", List.copyOf(sinceTotal.values()), ModelUsage::write);
        List<Map.Entry<String, ModelUsage>> kept = new ArrayList<>(recent.entrySet());
        out.objects("recent", kept.subList(Math.max(0, kept.size() - maxRecent), kept.size()), (row, sink) -> {
            sink.text("id", row.getKey());
            row.getValue().write(sink);
        });
    }

    void read(Fields in) {
        responses = Read.number(in, "responses");
        isExact = Boolean.TRUE.equals(in.flag("exact"));
        reportedMicroUsd = in.number("reported_microusd");
        reportedAt = IsoTime.find(Read.text(in, "reported_at")).orElse(null);
        contextModel = in.text("context_model");
        Fields newest = in.object("context");
        context = newest == null ? null : Tokens.read(newest);
        in.objects("models").forEach(model -> put(models, model));
        in.objects("since_total").forEach(model -> put(sinceTotal, model));
        in.objects("recent").forEach(row -> recent.put(Read.text(row, "id"), ModelUsage.read(row)));
    }

    private static void put(Map<String, ModelUsage> models, Fields in) {
        ModelUsage usage = ModelUsage.read(in);
        models.put(usage.model(), usage);
    }

    /// How much of its window a model uses.
    public record Context(long usedTokens, String model) {
        /// The model's window; empty when it is unknown or smaller than what was read, which proves it wrong.
        public OptionalLong windowTokens() {
            return ModelTable.find(model)
                    .filter(known -> known.windowTokens() >= usedTokens)
                    .map(known -> OptionalLong.of(known.windowTokens()))
                    .orElse(OptionalLong.empty());
        }
    }
}
