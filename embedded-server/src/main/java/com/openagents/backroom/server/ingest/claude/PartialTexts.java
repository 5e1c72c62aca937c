package com.openagents.backroom.server.ingest.claude;

import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.server.ingest.DraftSink;
import com.openagents.backroom.server.ingest.PartId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The texts of a stream that a model is still writing, one a message at a time. They are told in parts, when what was
/// read so far is handed over before they are whole; docs/decisions/stream-json-texts.md says why and how.
///
/// Nothing of it is kept over a restart: raw text in pieces must not be written to the disk. A text that was begun
/// before is then told when it is whole.
final class PartialTexts {
    /// Least length of a part, but for whole deltas: half a line. It ends where the deltas end, so that reading them
    /// again
    /// gives the same parts.
    private static final int MIN_PART_CHARS = 40;

    /// More agents than have ever written at once.
    private static final int MAX_OPEN = 64;

    private final Map<String, Open> open = new LinkedHashMap<>();

    /// A text that is being written.
    private static final class Open {
        private final Role role;
        private final String messageId;
        private final String wholeId;
        private final StringBuilder pending;
        private final List<Part> parts = new ArrayList<>();
        private RowSink row;
        private long chars;

        private Open(Role role, String messageId, String wholeId, String apart, RowSink row) {
            this.role = role;
            this.messageId = messageId;
            this.wholeId = wholeId;
            this.pending = new StringBuilder(apart);
            this.row = row;
        }
    }

    /// @param from chars of the text before it
    private record Part(long from, String text) {}

    /// A text of a message is begun.
    ///
    /// @param wholeId the source id that the whole text will have
    /// @param apart what stands between it and the text before it in its message
    void begin(Role role, String messageId, String wholeId, String apart, RowSink row) {
        open.put(messageId, new Open(role, messageId, wholeId, apart, row));
        if (open.size() > MAX_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
    }

    /// The text of a message goes on.
    void add(String messageId, @Nullable String delta, RowSink row) {
        Open text = open.get(messageId);
        if (text == null || delta == null) {
            return;
        }
        text.row = row;
        text.pending.append(delta);
        if (text.pending.length() >= MIN_PART_CHARS) {
            text.parts.add(new Part(text.chars, text.pending.toString()));
            text.chars += text.pending.length();
            text.pending.setLength(0);
        }
    }

    /// The text of a message is whole now, or given up.
    void end(String messageId) {
        open.remove(messageId);
    }

    /// Gives out the parts of what is not whole yet.
    void pause(DraftSink out) {
        for (Open text : open.values()) {
            for (Part part : text.parts) {
                text.row
                        .to(out)
                        .add(
                                PartId.of(text.wholeId, part.from()),
                                text.wholeId,
                                new Chunk(text.role, part.text(), text.messageId, true));
            }
            text.parts.clear();
        }
    }

    /// Another session begins.
    void clear() {
        open.clear();
    }
}
