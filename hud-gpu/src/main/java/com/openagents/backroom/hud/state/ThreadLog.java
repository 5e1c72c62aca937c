package com.openagents.backroom.hud.state;

import com.openagents.backroom.hud.state.ThreadEntry.Change;
import com.openagents.backroom.hud.state.ThreadEntry.Message;
import com.openagents.backroom.hud.state.ThreadEntry.Notice;
import com.openagents.backroom.hud.state.ThreadEntry.Outcome;
import com.openagents.backroom.hud.state.ThreadEntry.ToolCall;
import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.schema.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The newest rows of a session's thread, in the order they came.
public final class ThreadLog {
    /// Rows kept; the log has the older ones.
    static final int MAX_ENTRIES = 400;

    /// Chars kept of one message. Longer ones are read in the log.
    static final int MAX_MESSAGE_CHARS = 8_192;

    /// Chars kept of all rows together (1 MiB of memory).
    static final int MAX_CHARS = 512 * 1024;

    static final int MAX_TITLE_CHARS = 400;
    private static final int MAX_FAILURE_CHARS = 240;

    /// How far back a change looks for the call that made it.
    private static final int CHANGE_SCAN_ENTRIES = 48;

    private final List<ThreadEntry> entries = new ArrayList<>();
    private long dropped;
    private int chars;

    void say(HudEnvelope envelope, Chunk chunk) {
        int known = indexOfMessage(chunk);
        if (known >= 0) {
            replace(known, ((Message) entries.get(known)).plus(chunk, MAX_MESSAGE_CHARS, envelope.isCut()));
            return;
        }
        if (chunk.role() == Role.USER && repeatsPrompt(chunk.text())) {
            return;
        }
        add(message(envelope, chunk.role(), chunk.messageId(), chunk.text(), chunk.provisional()));
    }

    /// The prompt that starts a turn, unless the thread has it already.
    void prompt(HudEnvelope envelope, String text) {
        if (!WhiteSpace.isAllOf(text) && !repeatsPrompt(text)) {
            add(message(envelope, Role.USER, envelope.sourceId(), text, false));
        }
    }

    private static Message message(
            HudEnvelope envelope, Role role, String messageId, String text, boolean provisional) {
        String kept = Texts.clip(text, MAX_MESSAGE_CHARS);
        return new Message(
                envelope.seq(),
                envelope.at(),
                envelope.agentId(),
                role,
                messageId,
                kept,
                provisional ? kept.length() : 0,
                envelope.isCut() || text.length() > MAX_MESSAGE_CHARS);
    }

    private boolean repeatsPrompt(String text) {
        for (int i = entries.size() - 1; i >= Math.max(0, entries.size() - 4); i--) {
            if (entries.get(i) instanceof Message message && message.role() == Role.USER) {
                return WhiteSpace.strip(message.text()).equals(WhiteSpace.strip(Texts.clip(text, MAX_MESSAGE_CHARS)));
            }
        }
        return false;
    }

    private int indexOfMessage(Chunk chunk) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i) instanceof Message message
                    && message.role() == chunk.role()
                    && message.messageId().equals(chunk.messageId())) {
                return i;
            }
        }
        return -1;
    }

    void start(long key, RunningTool tool) {
        add(new ToolCall(
                key,
                tool.at(),
                tool.agentId(),
                tool.toolId(),
                tool.name(),
                tool.kind(),
                tool.title(),
                Outcome.RUNNING,
                null,
                "",
                null));
    }

    /// A call ended.
    ///
    /// @param result what it gave back, to quote from when it failed
    void done(RunningTool tool, boolean success, long durationMillis, String result) {
        String failure = success ? "" : Texts.failureLine(result, MAX_FAILURE_CHARS);
        end(tool, success ? Outcome.SUCCEEDED : Outcome.FAILED, durationMillis, failure);
    }

    void lost(RunningTool tool) {
        end(tool, Outcome.LOST, null, "");
    }

    private void end(RunningTool tool, Outcome outcome, @Nullable Long durationMillis, String failure) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i) instanceof ToolCall call && call.toolId().equals(tool.toolId())) {
                replace(i, with(call, outcome, durationMillis, failure, call.change()));
                return;
            }
        }
    }

    /// Notes lines added and removed at the newest call that can have made the change: an edit of the same agent that
    /// names the file, else its newest edit without a change.
    void changed(HudEnvelope envelope, FileDiff diff) {
        int other = -1;
        int oldest = Math.max(0, entries.size() - CHANGE_SCAN_ENTRIES);
        for (int i = entries.size() - 1; i >= oldest; i--) {
            if (entries.get(i) instanceof ToolCall call
                    && call.kind() == ToolKind.EDIT
                    && call.change() == null
                    && Objects.equals(call.agentId(), envelope.agentId())) {
                if (call.title().endsWith(diff.path()) || diff.path().endsWith(call.title())) {
                    note(i, call, diff);
                    return;
                }
                other = i;
            }
        }
        if (other >= 0 && entries.get(other) instanceof ToolCall call) {
            note(other, call, diff);
        }
    }

    private void note(int index, ToolCall call, FileDiff diff) {
        Change change = new Change(diff.additions(), diff.deletions());
        replace(index, with(call, call.outcome(), call.durationMillis(), call.failureLine(), change));
    }

    private static ToolCall with(
            ToolCall call, Outcome outcome, @Nullable Long durationMillis, String failure, @Nullable Change change) {
        return new ToolCall(
                call.key(),
                call.at(),
                call.agentId(),
                call.toolId(),
                call.name(),
                call.kind(),
                call.title(),
                outcome,
                durationMillis,
                failure,
                change);
    }

    void fail(HudEnvelope envelope, Failure failure) {
        add(new Notice(
                envelope.seq(),
                envelope.at(),
                envelope.agentId(),
                Texts.clip(failure.code(), MAX_TITLE_CHARS),
                Texts.clip(failure.message(), MAX_MESSAGE_CHARS),
                failure.recoverable()));
    }

    private void add(ThreadEntry entry) {
        entries.add(entry);
        chars += charsOf(entry);
        trim(MAX_ENTRIES);
    }

    private void replace(int index, ThreadEntry entry) {
        chars += charsOf(entry) - charsOf(entries.get(index));
        entries.set(index, entry);
        trim(MAX_ENTRIES);
    }

    void trim(int maxEntries) {
        while (entries.size() > maxEntries || (chars > MAX_CHARS && entries.size() > 1)) {
            chars -= charsOf(entries.removeFirst());
            dropped++;
        }
    }

    private static int charsOf(ThreadEntry entry) {
        return switch (entry) {
            case Message message -> message.text().length();
            case ToolCall call -> call.title().length() + call.failureLine().length();
            case Notice notice -> notice.text().length();
        };
    }

    /// The rows, oldest first.
    public List<ThreadEntry> entries() {
        return List.copyOf(entries);
    }

    /// How many older rows are not kept here.
    public long dropped() {
        return dropped;
    }

    /// The prompt of the current turn, if it is still kept.
    public Optional<Message> prompt() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i) instanceof Message message && message.role() == Role.USER && message.agentId() == null) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    /// The newest tool call.
    public Optional<ToolCall> lastCall() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i) instanceof ToolCall call) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    void write(FieldSink out, int maxEntries) {
        int from = Math.max(0, entries.size() - maxEntries);
        out.number("dropped", dropped + from);
        out.objects("entries", entries.subList(from, entries.size()), ThreadEntryJson::write);
    }

    void read(Fields in) {
        dropped = Read.number(in, "dropped");
        for (Fields item : in.objects("entries")) {
            ThreadEntry entry = ThreadEntryJson.read(item);
            entries.add(entry);
            chars += charsOf(entry);
        }
    }
}
