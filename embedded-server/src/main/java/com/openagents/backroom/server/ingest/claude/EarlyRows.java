package com.openagents.backroom.server.ingest.claude;

import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.DraftSink;
import com.openagents.backroom.server.json.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a transcript tells before it says in which folder the session works: prompts that were queued, modes,
/// titles. It waits for the folder, so that a session does not begin in one HUD and go on in another.
final class EarlyRows implements DraftSink {
    /// Far more than Claude Code writes before the first prompt; from then on nothing waits any longer.
    private static final int MAX_WAITING = 200;

    private final List<Draft> waiting = new ArrayList<>();

    /// One event that waits, as it is kept over a restart; redacted with the rest of the state.
    record Saved(
            String sessionId,
            String at,
            @Nullable String agentId,
            @Nullable String tickId,
            String sourceId,
            String type,
            String body) {}

    boolean hasRoom() {
        return waiting.size() < MAX_WAITING;
    }

    @Override
    public void add(Draft draft) {
        waiting.add(draft);
    }

    /// Gives out all that waits, as of the folder.
    void release(@Nullable String workspace, DraftSink out) {
        waiting.forEach(draft -> out.add(draft.in(workspace)));
        waiting.clear();
    }

    /// The first time is known: nothing that waits happened after it.
    void notAfter(Instant limit) {
        waiting.replaceAll(draft -> Untimed.notAfter(limit, draft));
    }

    List<Saved> saved() {
        return waiting.stream()
                .map(draft -> new Saved(
                        draft.sessionId(),
                        draft.at().toString(),
                        draft.agentId(),
                        draft.tickId(),
                        draft.sourceId(),
                        EventJson.type(draft.event()),
                        new String(EventCodec.encodeBody(draft.event()), StandardCharsets.UTF_8)))
                .toList();
    }

    void restore(@Nullable List<Saved> saved) {
        if (saved == null) {
            return; // a state of an earlier version
        }
        for (Saved row : saved) {
            waiting.add(new Draft(
                    row.sessionId(),
                    null,
                    Instant.parse(row.at()),
                    RowSink.AGENT,
                    row.agentId(),
                    row.tickId(),
                    row.sourceId(),
                    null,
                    EventCodec.decodeBody(row.type(), row.body().getBytes(StandardCharsets.UTF_8))));
        }
    }
}
