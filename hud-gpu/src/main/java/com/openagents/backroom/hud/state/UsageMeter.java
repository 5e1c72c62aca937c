package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.CostSource;
import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.HudEvent.SessionTotal;
import com.openagents.backroom.schema.event.HudEvent.Usage;
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
///
/// A session's files are read side by side, so rows come in any order across them. What is kept of a row therefore
/// tells all that its place would: of two rows of a response the later written wins, and a total covers the rows that
/// were written until then, whichever of them was read first.
public final class UsageMeter {
    /// Responses whose rows may still change or come again, newest last. Rows of one response lie close together, even
    /// with a dozen sub-agents at once; an id that comes back after a thousand others would count anew.
    static final int MAX_RECENT = 1024;

    /// The same in the short form that a card needs.
    static final int MAX_RECENT_SHORT = 64;

    /// Models told apart; more are summed as one.
    private static final int MAX_MODELS = 24;

    private static final String OTHER_MODELS = "others";
    private static final long NEVER = Long.MIN_VALUE;

    private final Map<String, Response> recent = new LinkedHashMap<>();
    private final Map<String, ModelUsage> models = new LinkedHashMap<>();
    private final Map<String, ModelUsage> sinceTotal = new LinkedHashMap<>();
    private long responses;

    /// Of those, the ones that nothing but usage told of.
    private long silentResponses;

    private boolean isExact;
    private @Nullable Long reportedMicroUsd;
    private long reportedAtMicros = NEVER;
    private @Nullable Tokens context;
    private @Nullable String contextModel;
    private long contextAtMicros = NEVER;

    /// Takes note of a response, by its id alone.
    ///
    /// @return true when it is a new one
    boolean see(String messageId) {
        Response known = recent.remove(messageId);
        Response now = known == null ? Response.UNKNOWN : known;
        responses += now.counts() ? 0 : 1;
        silentResponses -= now.counts() && !now.isSaid() ? 1 : 0;
        recent.put(messageId, now.said());
        trim(MAX_RECENT);
        return known == null;
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
    /// @param at when the row was written
    /// @param isMain false for a sub-agent, whose context is not the session's
    /// @return true when it is a new response
    boolean add(Usage usage, Instant at, boolean isMain) {
        if (usage.provisional() && isExact) {
            return false; // a coarse record of what is known exactly
        }
        if (!usage.provisional() && !isExact) {
            isExact = true;
            putAside();
        }
        long atMicros = micros(at);
        Response known = recent.remove(usage.messageId());
        Response before = known == null ? Response.UNKNOWN : known;
        Response now = before.isUsed() && before.atMicros() > atMicros ? before : before.used(row(usage), atMicros);
        recent.put(usage.messageId(), now);
        trim(MAX_RECENT);
        responses += before.counts() ? 0 : 1;
        silentResponses += before.counts() ? 0 : 1;
        count(before, -1);
        count(now, 1);
        Tokens tokens = tokens(usage);
        if (isMain && tokens.inputSide() > 0 && atMicros >= contextAtMicros) {
            context = tokens;
            contextModel = usage.model();
            contextAtMicros = atMicros;
        }
        return known == null;
    }

    private ModelUsage row(Usage usage) {
        Tokens tokens = tokens(usage);
        Long cost = usage.costSource() == CostSource.PRICED ? null : usage.costMicroUsd();
        String name = models.containsKey(usage.model()) || models.size() < MAX_MODELS ? usage.model() : OTHER_MODELS;
        return new ModelUsage(name, 1, tokens, cost == null ? tokens : Tokens.NONE, cost == null ? 0 : cost);
    }

    private static Tokens tokens(Usage usage) {
        return new Tokens(usage.inputTokens(), usage.outputTokens(), usage.cacheReadTokens(), usage.cacheWriteTokens());
    }

    /// Adds a response to the sums, or takes it out of them.
    private void count(Response response, int sign) {
        if (response.isUsed()) {
            add(models, response.usage(), sign);
            if (response.atMicros() > reportedAtMicros) {
                add(sinceTotal, response.usage(), sign);
            }
        }
    }

    private static void add(Map<String, ModelUsage> sums, ModelUsage usage, int sign) {
        ModelUsage sum = sums.getOrDefault(usage.model(), ModelUsage.none(usage.model()));
        sums.put(usage.model(), sign > 0 ? sum.plus(usage) : sum.minus(usage));
    }

    /// Forgets all usage so far, for a more exact record of the same.
    private void putAside() {
        recent.replaceAll((_, response) -> response.putAside());
        models.clear();
        sinceTotal.clear();
        responses -= silentResponses;
        silentResponses = 0;
        context = null;
        contextModel = null;
        contextAtMicros = NEVER;
    }

    /// Takes note of the session's total so far. It only grows, so a smaller one is an older one that came late, as
    /// from the second record of the same session; of equal ones the later covers more.
    void add(SessionTotal total, Instant at) {
        Long cost = total.costMicroUsd();
        Long before = reportedMicroUsd;
        long atMicros = micros(at);
        boolean isNews = cost != null
                && (before == null || cost > before || (cost.equals(before) && atMicros > reportedAtMicros));
        if (!isNews) {
            return;
        }
        reportedMicroUsd = cost;
        reportedAtMicros = atMicros;
        sinceTotal.clear();
        for (Response response : recent.values()) {
            if (response.isUsed() && response.atMicros() > atMicros) {
                add(sinceTotal, response.usage(), 1);
            }
        }
    }

    /// What the log keeps of a time.
    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    /// Whether anything is known of what was used; else no figure of it is, and none is 0.
    public boolean isKnown() {
        return !models.isEmpty();
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
    /// responses. Empty when a price is unknown, and when nothing is known but a total of nothing.
    public Optional<Cost> cost() {
        Long total = reportedMicroUsd;
        if (total == null || (total == 0 && models.isEmpty())) {
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
        out.number("silent_responses", silentResponses);
        out.flag("exact", isExact);
        out.number("reported_microusd", reportedMicroUsd);
        out.number("reported_at", reportedAtMicros == NEVER ? null : (Long) reportedAtMicros);
        out.text("context_model", contextModel);
        out.number("context_at", contextAtMicros == NEVER ? null : (Long) contextAtMicros);
        if (context != null) {
            out.object("context", context::write);
        }
        out.objects("models", byModel(), ModelUsage::write);
        out.objects("since_total", List.copyOf(sinceTotal.values()), ModelUsage::write);
        List<Map.Entry<String, Response>> kept = new ArrayList<>(recent.entrySet());
        out.objects("recent", kept.subList(Math.max(0, kept.size() - maxRecent), kept.size()), (row, sink) -> {
            sink.text("id", row.getKey());
            row.getValue().write(sink);
        });
    }

    void read(Fields in) {
        responses = Read.number(in, "responses");
        silentResponses = Read.number(in, "silent_responses");
        isExact = Boolean.TRUE.equals(in.flag("exact"));
        reportedMicroUsd = in.number("reported_microusd");
        reportedAtMicros = Read.numberOr(in, "reported_at", NEVER);
        contextModel = in.text("context_model");
        contextAtMicros = Read.numberOr(in, "context_at", NEVER);
        Fields newest = in.object("context");
        context = newest == null ? null : Tokens.read(newest);
        read(in.objects("models"), models);
        read(in.objects("since_total"), sinceTotal);
        for (Fields row : in.objects("recent")) {
            recent.put(Read.text(row, "id"), Response.read(row));
        }
    }

    private static void read(List<Fields> rows, Map<String, ModelUsage> models) {
        for (Fields row : rows) {
            add(models, ModelUsage.read(row), 1);
        }
    }

    /// How much of its window a model uses.
    public record Context(long usedTokens, String model) {
        /// The model's window; empty when it is unknown or smaller than what was read, which proves it wrong.
        public OptionalLong windowTokens() {
            ModelTable.Model known = ModelTable.find(model).orElse(null);
            return known == null || known.windowTokens() < usedTokens
                    ? OptionalLong.empty()
                    : OptionalLong.of(known.windowTokens());
        }
    }
}
