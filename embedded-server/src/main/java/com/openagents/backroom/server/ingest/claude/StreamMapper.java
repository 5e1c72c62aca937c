package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.openagents.backroom.schema.event.HudEvent.ToolProgress;
import com.openagents.backroom.schema.event.HudEvent.Usage;
import com.openagents.backroom.server.ingest.BadLineException;
import com.openagents.backroom.server.ingest.DraftSink;
import com.openagents.backroom.server.ingest.FileFacts;
import com.openagents.backroom.server.ingest.Line;
import com.openagents.backroom.server.ingest.LineMapper;
import com.openagents.backroom.server.ingest.UnreadLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Maps what `claude --output-format stream-json` prints, plain or as a log with a time on each row:
///
/// ```
/// {"type":"system","subtype":"init","session_id":…,…}                          plain
/// {"type":"system","message":{"subtype":"init","session_id":…,…},"timestamp":…} log
/// ```
///
/// A row that names no session belongs to the one of the last `system` row; when there is none, to one named
/// like the
/// file.
final class StreamMapper implements LineMapper {
    private final String fallbackSession;
    private final Conversation conversation = new Conversation();
    private final StreamUsage usage = new StreamUsage();
    private final StreamEvents events = new StreamEvents(conversation, usage);
    private final RunTotals totals = new RunTotals();
    private final EarlyRows early = new EarlyRows();
    private final Untimed untimed = new Untimed();
    private final UnreadLines unread;
    private @Nullable String systemSession;
    private @Nullable String lastSession;
    private @Nullable String workspace;
    private @Nullable String lastMainMessage;
    private @Nullable Instant lastAt;
    private boolean isStamped;

    record Saved(
            @Nullable String systemSession,
            @Nullable String lastSession,
            @Nullable String workspace,
            @Nullable String lastMainMessage,
            @Nullable String lastAt,
            boolean isStamped,
            Conversation.Saved conversation,
            StreamUsage.Saved usage,
            RunTotals.Saved totals,
            @Nullable List<EarlyRows.Saved> early,
            @Nullable List<UnreadLines.Saved> unread) {}

    StreamMapper(FileFacts file, String state) {
        this.fallbackSession = file.stem();
        this.unread = new UnreadLines(file);
        Saved saved = SavedState.read(state, Saved.class);
        if (saved != null) {
            restore(saved);
        }
    }

    @Override
    public void map(Line line, DraftSink out) throws BadLineException {
        JsonNode record = line.json();
        if (!record.isObject()) {
            throw new BadLineException("JSON, but no object");
        }
        String type = record.path("type").asText();
        boolean isWrapped = !record.has("subtype") && record.path("message").has("subtype");
        JsonNode body = isWrapped ? record.path("message") : record;
        Instant at = time(record, line, out);
        DraftSink timed = isStamped ? out : untimed;
        String before = lastSession;
        String session = session(type, body);
        if (!session.equals(before)) {
            early.release(null, timed);
        }
        if (type.equals("system") && body.path("subtype").asText().equals("init")) {
            workspace = Nodes.anyText(body, "cwd");
        }
        String agent = Nodes.anyText(record, "agent_id", "parent_tool_use_id");
        // What the agent does before it says where it is (hooks, compaction) waits for its `init`.
        boolean waits = workspace == null && type.equals("system") && early.hasRoom();
        if (!waits) {
            early.release(workspace, timed);
        }
        RowSink row =
                new RowSink(session, workspace, at, agent, conversation.turn().tickId(), waits ? early : timed);
        unread.release(row);
        map(type, body, row);
    }

    @Override
    public void unread(UnreadLine line, DraftSink out) {
        String session = lastSession;
        if (session == null) {
            unread.hold(line);
            return;
        }
        Instant at = lastAt != null ? lastAt : line.writtenAt();
        DraftSink to = workspace == null && early.hasRoom() ? early : isStamped ? out : untimed;
        unread.add(
                line,
                new RowSink(session, workspace, at, null, conversation.turn().tickId(), to));
    }

    /// Plain stream-json has no time on its `system`, `result` and `stream_event` rows, old versions have none
    /// at all.
    /// A row without one happened at the time of the row before it; in a file without any time, when the file
    /// was
    /// last written to, which is right for a file that grows while it is read.
    private Instant time(JsonNode record, Line line, DraftSink out) {
        Instant stamped = Nodes.time(record, "timestamp");
        if (stamped != null) {
            if (!isStamped) {
                early.notAfter(stamped);
                untimed.release(stamped, out);
            }
            isStamped = true;
            lastAt = stamped;
            return stamped;
        }
        if (lastAt == null || (!isStamped && lastAt.isBefore(line.writtenAt()))) {
            lastAt = line.writtenAt();
        }
        return lastAt;
    }

    private String session(String type, JsonNode body) {
        String named = Nodes.anyText(body, "session_id");
        if (named != null && type.equals("system")) {
            systemSession = named;
        }
        String session = named != null ? named : systemSession != null ? systemSession : fallbackSession;
        if (lastSession != null && !lastSession.equals(session)) {
            conversation.newSession();
            usage.clear();
            events.clear();
            totals.restore(null);
            workspace = null; // the new session's init says where it works
            lastMainMessage = null;
        }
        lastSession = session;
        return session;
    }

    private void map(String type, JsonNode body, RowSink row) {
        switch (type) {
            case "system" -> StreamSystem.map(body, row, conversation);
            case "assistant" -> assistant(body, row);
            case "user" -> user(body, row);
            case "result" -> result(body, row);
            case "stream_event" -> {
                String begun = events.map(body, lastMainMessage, row);
                lastMainMessage = begun == null ? lastMainMessage : begun;
            }
            case "rate_limit_event" -> StreamSystem.rateLimit(body, row);
            case "tool_progress" -> toolProgress(body, row);
            case "control_request" -> StreamSystem.controlRequest(body, row);
            case "control_response", "control_cancel_request", "keep_alive", "auth_status", "tool_use_summary" -> {}
            default -> conversation.unknown().see(type.isEmpty() ? "(no type)" : type, row);
        }
    }

    private void assistant(JsonNode record, RowSink row) {
        RowSink counted =
                new RowSink(row.sessionId(), row.workspace(), row.at(), row.agentId(), row.tickId(), draft -> {
                    if (draft.event() instanceof Usage seen) {
                        noteUnlessOlder(seen, row, () -> row.out().add(draft));
                    } else {
                        row.out().add(draft);
                    }
                });
        String id = Nodes.anyText(record.path("message"), "id");
        events.whole(id);
        conversation.assistant(record, counted, true);
        if (row.isMain() && id != null) {
            lastMainMessage = id;
        }
    }

    /// The rows of a message repeat what was known when it began; a `message_delta` before them knew more.
    private void noteUnlessOlder(Usage seen, RowSink row, Runnable send) {
        Usage known = usage.find(seen.messageId());
        if (known == null || known.outputTokens() <= seen.outputTokens()) {
            usage.note(seen, row);
            send.run();
        }
    }

    private void user(JsonNode record, RowSink row) {
        JsonNode content = record.path("message").path("content");
        int results = 0;
        for (JsonNode block : content) {
            results += block.path("type").asText().equals("tool_result") ? 1 : 0;
        }
        for (JsonNode block : content) {
            if (block.path("type").asText().equals("tool_result")) {
                JsonNode structured = results == 1 ? record.path("tool_use_result") : MissingNode.getInstance();
                conversation.tools().result(block, structured, null, row);
                foregroundAnswer(block, structured, row);
            }
        }
        String text = Nodes.contentText(content);
        String id = Nodes.anyText(record, "uuid");
        boolean isTyped = !Nodes.flag(record, "isSynthetic") || PromptText.of(text) instanceof PromptText.Interrupt;
        if (!text.isBlank() && isTyped && id != null) {
            conversation.userText(text, id, id, row);
        }
    }

    /// See the note on top of [StreamUsage], 3.
    private void foregroundAnswer(JsonNode block, JsonNode structured, RowSink row) {
        String agent = Nodes.anyText(structured, "agentId");
        String model = Nodes.anyText(structured, "resolvedModel");
        String id = Nodes.anyText(block, "tool_use_id");
        if (agent != null
                && model != null
                && id != null
                && structured.path("usage").isObject()) {
            RowSink ofAgent = row.ofAgent(agent);
            usage.note(Conversation.addUsage(ofAgent, id + ":answer", model, structured.path("usage"), true), ofAgent);
        }
    }

    private void result(JsonNode body, RowSink row) {
        String end = lastMainMessage != null ? lastMainMessage : Nodes.anyText(body, "uuid");
        usage.settle(body, row);
        totals.add(body, row);
        StreamSystem.result(body, end == null ? row.sessionId() + ":result:" + row.at() : end, row, conversation);
    }

    private static void toolProgress(JsonNode record, RowSink row) {
        String id = Nodes.anyText(record, "tool_use_id");
        double seconds = record.path("elapsed_time_seconds").asDouble();
        if (id != null && seconds > 0 && seconds < 1e9) {
            long millis = Math.round(seconds * 1000);
            row.add(id + ":progress:" + millis, new ToolProgress(id, millis));
        }
    }

    @Override
    public void pause(DraftSink out) {
        untimed.release(Instant.MAX, out);
        events.pause(out);
    }

    @Override
    public @Nullable String session() {
        return lastSession;
    }

    @Override
    public String state() {
        return SavedState.write(new Saved(
                systemSession,
                lastSession,
                workspace,
                lastMainMessage,
                lastAt == null ? null : lastAt.toString(),
                isStamped,
                conversation.saved(),
                usage.saved(),
                totals.saved(),
                early.saved(),
                unread.saved()));
    }

    private void restore(Saved saved) {
        systemSession = saved.systemSession();
        lastSession = saved.lastSession();
        workspace = saved.workspace();
        lastMainMessage = saved.lastMainMessage();
        String at = saved.lastAt();
        lastAt = at == null ? null : Instant.parse(at);
        isStamped = saved.isStamped();
        conversation.restore(saved.conversation());
        usage.restore(saved.usage());
        totals.restore(saved.totals());
        early.restore(saved.early());
        unread.restore(saved.unread());
    }

    @Override
    public Map<String, Long> takeUnknownRecords() {
        return conversation.unknown().takeCounts();
    }
}
