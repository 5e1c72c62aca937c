package com.openagents.backroom.server.redact;

import com.openagents.backroom.schema.event.EventTexts;
import com.openagents.backroom.schema.event.HudEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Redacts every text of an event.
public final class EventRedaction {
    private final Redactor redactor;
    private final JsonRedaction json;
    private final HunkRedaction hunks;

    public EventRedaction(Redactor redactor) {
        this.redactor = redactor;
        this.json = new JsonRedaction(redactor);
        this.hunks = new HunkRedaction(redactor);
    }

    /// The event without secrets.
    ///
    /// @param streamed what takes the place of the text that continues over several events, redacted together with
    ///     what comes before and after it; null when the event's texts are whole
    public HudEvent redact(HudEvent event, @Nullable String streamed) {
        return EventTexts.rewrite(event, new EventTexts.Rewrite() {
            @Override
            public String text(String field, String value) {
                return switch (field) {
                    case "tool_id", "message_id" -> redactor.redactId(value);
                    case "params" -> json.redact(value);
                    case "text", "data" -> streamed != null ? streamed : redactor.redact(value);
                    default -> redactor.redact(value);
                };
            }

            @Override
            public List<String> lines(String field, List<String> lines) {
                return hunks.redact(lines);
            }
        });
    }

    /// A JSON text without secrets, still JSON.
    public String redactJson(String document) {
        return json.redact(document);
    }
}
