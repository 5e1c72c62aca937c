package com.openagents.backroom.hud.state;

import com.openagents.backroom.hud.state.ThreadEntry.Change;
import com.openagents.backroom.hud.state.ThreadEntry.Message;
import com.openagents.backroom.hud.state.ThreadEntry.Notice;
import com.openagents.backroom.hud.state.ThreadEntry.Outcome;
import com.openagents.backroom.hud.state.ThreadEntry.ToolCall;
import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.schema.text.Ascii;
import java.time.Instant;

/// The JSON form of a row of the thread.
final class ThreadEntryJson {
    private ThreadEntryJson() {}

    static void write(ThreadEntry entry, FieldSink out) {
        out.number("key", entry.key());
        out.text("at", IsoTime.text(entry.at()));
        out.text("agent_id", entry.agentId());
        switch (entry) {
            case Message message -> {
                out.text("role", message.role().wire());
                out.text("message_id", message.messageId());
                out.text("text", message.text());
                out.number(
                        "provisional",
                        message.provisionalChars() == 0 ? null : (Long) (long) message.provisionalChars());
                out.flag("clipped", message.isClipped() ? true : null);
            }
            case ToolCall call -> {
                out.text("tool_id", call.toolId());
                out.text("name", call.name());
                out.text("kind", call.kind().wire());
                out.text("title", call.title());
                out.text("outcome", Ascii.wire(call.outcome()));
                out.number("duration_ms", call.durationMillis());
                out.text("failure", call.failureLine().isEmpty() ? null : call.failureLine());
                Change change = call.change();
                out.number("additions", change == null ? null : (Long) change.additions());
                out.number("deletions", change == null ? null : (Long) change.deletions());
            }
            case Notice notice -> {
                out.text("code", notice.code());
                out.text("text", notice.text());
                out.flag("recoverable", notice.isRecoverable());
            }
        }
    }

    static ThreadEntry read(Fields in) {
        long key = Read.number(in, "key");
        Instant at = Read.time(in, "at");
        String agentId = in.text("agent_id");
        if (in.text("tool_id") != null) {
            Long additions = in.number("additions");
            return new ToolCall(
                    key,
                    at,
                    agentId,
                    Read.text(in, "tool_id"),
                    Read.text(in, "name"),
                    Read.choice(in, "kind", ToolKind.values(), ToolKind.OTHER),
                    Read.text(in, "title"),
                    Read.choice(in, "outcome", Outcome.values(), Outcome.LOST),
                    in.number("duration_ms"),
                    Read.text(in, "failure"),
                    additions == null ? null : new Change(additions, Read.number(in, "deletions")));
        }
        if (in.text("code") != null) {
            return new Notice(
                    key, at, agentId, Read.text(in, "code"), Read.text(in, "text"), Read.flag(in, "recoverable"));
        }
        return new Message(
                key,
                at,
                agentId,
                Read.choice(in, "role", Role.values(), Role.SYSTEM),
                Read.text(in, "message_id"),
                Read.text(in, "text"),
                Read.count(in, "provisional"),
                Read.flag(in, "clipped"));
    }
}
