package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.ToolKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When the newest tool calls of a session ran, and whose they were: what the timeline shows.
public final class CallLog {
    /// Calls kept: a busy day of one agent. The log has the older ones.
    static final int MAX_CALLS = 1_000;

    /// Chars kept of a title: a bar shows it whole or not at all, and few are wider.
    private static final int MAX_TITLE_CHARS = 60;

    /// What stands for the end of a call that runs.
    private static final long RUNNING = -1;

    /// Kinds by their number in the text form.
    private static final List<ToolKind> KINDS = List.of(
            ToolKind.READ,
            ToolKind.EDIT,
            ToolKind.DELETE,
            ToolKind.MOVE,
            ToolKind.SEARCH,
            ToolKind.EXECUTE,
            ToolKind.THINK,
            ToolKind.FETCH,
            ToolKind.OTHER);

    /// Numbers that the text form has for each call.
    private static final int FIELDS = 5;

    private final List<Call> calls = new ArrayList<>();
    private long dropped;

    /// One call.
    ///
    /// @param agentId the sub-agent that made it; null for the main agent
    /// @param title what it did; empty for kinds whose bars have no words
    /// @param endMillis when it ended; −1 while it runs
    public record Call(
            String toolId,
            @Nullable String agentId,
            ToolKind kind,
            String title,
            long beginMillis,
            long endMillis,
            boolean isFailed) {
        public boolean isRunning() {
            return endMillis == RUNNING;
        }

        /// When it ended, or how far it has come.
        public long endMillis(long nowMillis) {
            return Math.max(beginMillis, isRunning() ? nowMillis : endMillis);
        }
    }

    void start(RunningTool tool) {
        String title = isTitled(tool.kind()) ? tool.title().isEmpty() ? tool.name() : tool.title() : "";
        calls.add(new Call(
                tool.toolId(),
                tool.agentId(),
                tool.kind(),
                Texts.clip(title, MAX_TITLE_CHARS),
                tool.at().toEpochMilli(),
                RUNNING,
                false));
        trim(MAX_CALLS);
    }

    /// Whether bars of a kind are high enough for words.
    public static boolean isTitled(ToolKind kind) {
        return kind == ToolKind.EXECUTE || kind == ToolKind.EDIT || kind == ToolKind.DELETE || kind == ToolKind.MOVE;
    }

    void done(RunningTool tool, long durationMillis, boolean success) {
        end(tool, tool.at().toEpochMilli() + durationMillis, !success);
    }

    /// A call of which no result came until now.
    void lost(RunningTool tool, long atMillis) {
        end(tool, atMillis, false);
    }

    private void end(RunningTool tool, long endMillis, boolean isFailed) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            Call call = calls.get(i);
            if (call.isRunning() && call.toolId().equals(tool.toolId())) {
                long end = Math.max(call.beginMillis(), endMillis);
                calls.set(
                        i,
                        new Call(
                                call.toolId(),
                                call.agentId(),
                                call.kind(),
                                call.title(),
                                call.beginMillis(),
                                end,
                                isFailed));
                return;
            }
        }
    }

    void trim(int maxCalls) {
        while (calls.size() > maxCalls) {
            calls.removeFirst();
            dropped++;
        }
    }

    /// The calls in the order in which they came.
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /// When the oldest call that is kept began; `none` without any.
    public long firstMillis(long none) {
        return calls.isEmpty() ? none : calls.getFirst().beginMillis();
    }

    /// How many older calls are not kept here.
    public long dropped() {
        return dropped;
    }

    /// Writes the newest calls as numbers: `agent,kind,begin,length,outcome` each, all in one text. The agent is
    /// the place of its id in `agents`, counted from 1; calls begin so many ms after `from`; titles are told of
    /// the kinds that have some.
    void write(FieldSink out, int maxCalls) {
        List<String> agents = new ArrayList<>();
        List<String> running = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<Call> newest = Newest.of(calls, maxCalls);
        long from = Long.MAX_VALUE;
        for (Call call : newest) {
            from = Math.min(from, call.beginMillis());
        }
        for (Call call : newest) {
            text.append(text.isEmpty() ? "" : ",").append(placeOf(call.agentId(), agents));
            text.append(',').append(number(call.kind()));
            text.append(',').append(call.beginMillis() - from);
            text.append(',').append(call.isRunning() ? 0 : call.endMillis() - call.beginMillis());
            text.append(',').append(call.isRunning() ? 2 : call.isFailed() ? 1 : 0);
            if (call.isRunning()) {
                running.add(call.toolId());
            }
            if (isTitled(call.kind())) {
                titles.add(call.title());
            }
        }
        out.number("dropped", dropped + Math.max(0, calls.size() - maxCalls));
        out.number("from", newest.isEmpty() ? null : (Long) from);
        out.texts("agents", agents);
        out.texts("running", running);
        out.texts("titles", titles);
        out.text("calls", text.toString());
    }

    private static int placeOf(@Nullable String agentId, List<String> agents) {
        if (agentId == null) {
            return 0;
        }
        for (int i = agents.size() - 1; i >= 0; i--) {
            if (agents.get(i).equals(agentId)) {
                return 1 + i;
            }
        }
        agents.add(agentId);
        return agents.size();
    }

    void read(Fields in) {
        dropped = Read.number(in, "dropped");
        List<String> agents = in.texts("agents");
        List<String> running = in.texts("running");
        List<String> titles = in.texts("titles");
        List<Long> numbers = Read.numbers(Read.text(in, "calls"));
        int runs = 0;
        int titled = 0;
        long from = Read.number(in, "from");
        for (int i = 0; i + FIELDS <= numbers.size(); i += FIELDS) {
            int place = (int) (long) numbers.get(i);
            int outcome = (int) (long) numbers.get(i + 4);
            long begin = from + numbers.get(i + 2);
            boolean isRunning = outcome == 2 && runs < running.size();
            ToolKind kind = kind((int) (long) numbers.get(i + 1));
            calls.add(new Call(
                    isRunning ? running.get(runs++) : "",
                    place > 0 && place <= agents.size() ? agents.get(place - 1) : null,
                    kind,
                    isTitled(kind) && titled < titles.size() ? titles.get(titled++) : "",
                    begin,
                    isRunning ? RUNNING : begin + numbers.get(i + 3),
                    outcome == 1));
        }
    }

    private static int number(ToolKind kind) {
        int number = 0;
        while (KINDS.get(number) != kind) {
            number++;
        }
        return number;
    }

    private static ToolKind kind(int number) {
        return number >= 0 && number < KINDS.size() ? KINDS.get(number) : ToolKind.OTHER;
    }
}
