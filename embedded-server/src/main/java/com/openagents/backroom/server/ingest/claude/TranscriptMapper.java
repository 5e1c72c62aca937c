package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.openagents.backroom.schema.event.HudEvent.LastPr;
import com.openagents.backroom.schema.event.HudEvent.QueueItem;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.HudEvent.SessionTotal;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.server.ingest.BadLineException;
import com.openagents.backroom.server.ingest.DraftSink;
import com.openagents.backroom.server.ingest.FileFacts;
import com.openagents.backroom.server.ingest.Line;
import com.openagents.backroom.server.ingest.LineMapper;
import com.openagents.backroom.server.ingest.UnreadLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Maps a transcript: the file that Claude Code keeps of a session, or of one of its sub-agents.
final class TranscriptMapper implements LineMapper {
    /// Records of the conversation itself; one of them without a folder means that no folder will come.
    private static final Set<String> SPOKEN = Set.of("assistant", "user", "system");

    private final TranscriptPath path;
    private final Conversation conversation = new Conversation();
    private final PromptQueue queue = new PromptQueue();
    private final EarlyRows early = new EarlyRows();
    private final Untimed untimed = new Untimed();
    private final UnreadLines unread;
    private @Nullable String sessionId;
    private @Nullable String workspace;
    private @Nullable String cwd;
    private @Nullable String branch;
    private @Nullable String permissionMode;
    private @Nullable Instant lastAt;
    private boolean hasOwnTitle;

    /// What must be known to go on within the file.
    record Saved(
            @Nullable String sessionId,
            @Nullable String workspace,
            @Nullable String cwd,
            @Nullable String branch,
            @Nullable String permissionMode,
            @Nullable String lastAt,
            boolean hasOwnTitle,
            Conversation.Saved conversation,
            List<QueueItem> queue,
            @Nullable List<EarlyRows.Saved> early,
            @Nullable List<UnreadLines.Saved> unread) {}

    TranscriptMapper(FileFacts file, String state) {
        this.path = TranscriptPath.of(file.path());
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
        Instant stamped = Nodes.time(record, "timestamp");
        if (stamped != null && lastAt == null) {
            early.notAfter(stamped);
            untimed.release(stamped, out);
        }
        lastAt = stamped == null ? lastAt : stamped;
        DraftSink timed = lastAt == null ? untimed : out;
        // Some records bear no time (titles, costs): they were written after the record before them.
        Instant at = stamped != null ? stamped : lastAt != null ? lastAt : line.writtenAt();
        String recordSession = Nodes.anyText(record, "sessionId");
        String session = recordSession != null ? recordSession : sessionId != null ? sessionId : path.sessionId();
        String agent = agent(record);
        String tick = Nodes.anyText(record, "promptId");
        if (!session.equals(sessionId)) {
            early.release(null, timed);
        }
        enter(session, record);
        boolean waits = workspace == null
                && early.hasRoom()
                && !SPOKEN.contains(record.path("type").asText());
        if (!waits) {
            early.release(workspace, timed);
        }
        RowSink row = new RowSink(
                session,
                workspace,
                at,
                agent,
                tick != null ? tick : conversation.turn().tickId(),
                waits ? early : timed);
        unread.release(row);
        begin(session, record, row);
        map(record, row);
    }

    @Override
    public void unread(UnreadLine line, DraftSink out) {
        String session = sessionId;
        if (session == null) {
            unread.hold(line);
            return;
        }
        Instant at = lastAt != null ? lastAt : line.writtenAt();
        DraftSink to = workspace == null && early.hasRoom() ? early : lastAt == null ? untimed : out;
        unread.add(
                line,
                new RowSink(
                        session,
                        workspace,
                        at,
                        path.agentId(),
                        conversation.turn().tickId(),
                        to));
    }

    private @Nullable String agent(JsonNode record) {
        String named = Nodes.anyText(record, "agentId");
        if (named != null || path.agentId() != null) {
            return named != null ? named : path.agentId();
        }
        return Nodes.flag(record, "isSidechain") ? "sidechain" : null; // before 2.0.60: in the main file, unnamed
    }

    /// The session's folder stays the one it began in: an agent that changes into a subfolder is still at the
    /// same
    /// work.
    private void enter(String session, JsonNode record) {
        if (!session.equals(sessionId)) {
            if (sessionId != null) {
                conversation.newSession();
            }
            sessionId = session;
            workspace = null;
            cwd = null;
            branch = null;
        }
        if (workspace == null) {
            workspace = Nodes.anyText(record, "cwd");
        }
    }

    private void begin(String session, JsonNode record, RowSink row) {
        String nowIn = Nodes.anyText(record, "cwd");
        String nowOn = Nodes.anyText(record, "gitBranch");
        String id = Nodes.anyText(record, "uuid");
        if (nowIn == null || !row.isMain()) {
            return;
        }
        if (cwd == null) {
            row.add(session + ":start", new SessionStart(null, nowIn, nowOn, null, null));
        } else if (id != null) {
            change("cwd", cwd, nowIn, id, row);
            change("branch", branch, nowOn, id, row);
        }
        cwd = nowIn;
        branch = nowOn == null ? branch : nowOn;
    }

    private static void change(String field, @Nullable String before, @Nullable String now, String id, RowSink row) {
        if (now != null && !now.equals(before)) {
            row.add(id + ":" + field, new StateChange(field, "set", now));
        }
    }

    private void map(JsonNode record, RowSink row) {
        String type = record.path("type").asText();
        switch (type) {
            case "assistant" -> conversation.assistant(record, row, false);
            case "user" -> user(record, row);
            case "system" -> SystemRecords.transcript(record, row, conversation);
            case "summary" -> title(Nodes.text(record, "summary"), false, row);
            case "ai-title" -> title(Nodes.anyText(record, "aiTitle", "title"), false, row);
            case "custom-title" -> title(Nodes.anyText(record, "customTitle", "title"), true, row);
            case "agent-name" -> set("agent_name", Nodes.anyText(record, "agentName", "name"), row);
            case "permission-mode" -> permissionMode(Nodes.anyText(record, "permissionMode"), row);
            case "queue-operation" -> queue.apply(record, row);
            case "cost-state" -> cost(record, row);
            case "pr-link" -> pullRequest(record, row);
            case "attachment" -> Attachments.map(record.path("attachment"), record, row, conversation);
            case "api-request",
                    "api-request-blob",
                    "api-request-shape",
                    "atis-latch",
                    "file-history-delta",
                    "file-history-snapshot",
                    "last-prompt",
                    "mode",
                    "progress",
                    "tools-used" -> {} // Claude Code's own bookkeeping: nothing that happened in the session
            default -> conversation.unknown().see(type.isEmpty() ? "(no type)" : type, row);
        }
    }

    private void user(JsonNode record, RowSink row) {
        permissionMode(Nodes.anyText(record, "permissionMode"), row);
        JsonNode content = record.path("message").path("content");
        int results = 0;
        for (JsonNode block : content) {
            results += block.path("type").asText().equals("tool_result") ? 1 : 0;
        }
        String denial = Nodes.anyText(record, "toolDenialKind");
        for (JsonNode block : content) {
            if (block.path("type").asText().equals("tool_result")) {
                // With several results in one row nobody knows whose the structured one is.
                JsonNode structured = results == 1 ? record.path("toolUseResult") : MissingNode.getInstance();
                conversation.tools().result(block, structured, denial, row);
            }
        }
        String text = Nodes.contentText(content);
        String id = Nodes.anyText(record, "uuid");
        boolean forModelOnly = Nodes.flag(record, "isMeta")
                || Nodes.flag(record, "isCompactSummary")
                || Nodes.flag(record, "isVisibleInTranscriptOnly");
        if (!text.isBlank() && id != null && !forModelOnly) {
            String prompt = Nodes.anyText(record, "promptId");
            conversation.userText(text, id, prompt == null ? id : prompt, row);
        }
    }

    /// A title that a user gave stays; one that was made up does not replace it.
    private void title(@Nullable String title, boolean isOwn, RowSink row) {
        if (title == null || (hasOwnTitle && !isOwn)) {
            return;
        }
        hasOwnTitle |= isOwn;
        set("title", title, row);
    }

    /// The id names the last time that a record bore, not the row's own, which may be the file's.
    private void set(String field, @Nullable String value, RowSink row) {
        if (value != null) {
            String id = row.sessionId() + ":" + field + ":" + Objects.hash(value, lastAt);
            row.add(id, new StateChange(field, "set", value));
        }
    }

    private void permissionMode(@Nullable String mode, RowSink row) {
        if (mode != null && !mode.equals(permissionMode)) {
            permissionMode = mode;
            set("permission_mode", mode, row);
        }
    }

    private static void cost(JsonNode record, RowSink row) {
        Long cost = Nodes.microUsd(record, "totalCostUSD");
        Long duration = Nodes.whole(record, "totalDuration");
        Totals.add(row, new SessionTotal(cost, null, duration, Nodes.whole(record, "totalAPIDuration")));
    }

    private static void pullRequest(JsonNode record, RowSink row) {
        String url = Nodes.anyText(record, "prUrl", "url");
        if (url != null) {
            String number = record.path("prNumber").asText();
            row.add(
                    row.sessionId() + ":pr:" + url,
                    new LastPr(url, number.isEmpty() ? null : "#" + number, Nodes.text(record, "prState")));
        }
    }

    @Override
    public void pause(DraftSink out) {
        untimed.release(Instant.MAX, out);
    }

    @Override
    public @Nullable String session() {
        return sessionId;
    }

    @Override
    public String state() {
        return SavedState.write(new Saved(
                sessionId,
                workspace,
                cwd,
                branch,
                permissionMode,
                lastAt == null ? null : lastAt.toString(),
                hasOwnTitle,
                conversation.saved(),
                queue.saved(),
                early.saved(),
                unread.saved()));
    }

    private void restore(Saved saved) {
        sessionId = saved.sessionId();
        workspace = saved.workspace();
        cwd = saved.cwd();
        branch = saved.branch();
        permissionMode = saved.permissionMode();
        String at = saved.lastAt();
        lastAt = at == null ? null : Instant.parse(at);
        hasOwnTitle = saved.hasOwnTitle();
        conversation.restore(saved.conversation());
        queue.restore(saved.queue());
        early.restore(saved.early());
        unread.restore(saved.unread());
    }

    @Override
    public Map<String, Long> takeUnknownRecords() {
        return conversation.unknown().takeCounts();
    }
}
