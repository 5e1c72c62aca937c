package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.HudEvent.Usage;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.server.ingest.DraftSink;
import org.jspecify.annotations.Nullable;

/// Maps the `stream_event` rows that `--include-partial-messages` adds: what the model's API sent, piece by piece. Of
/// them
/// come the usage as it grows and the texts as they are written; the `assistant` row that follows each block has it
/// whole, also when the message is broken off.
final class StreamEvents {
    private final Conversation conversation;
    private final StreamUsage usage;
    private final PartialTexts texts = new PartialTexts();

    StreamEvents(Conversation conversation, StreamUsage usage) {
        this.conversation = conversation;
        this.usage = usage;
    }

    /// Maps one row.
    ///
    /// @param lastMessage the newest message of the main agent, for versions whose rows do not name theirs
    /// @return the message of the main agent that began; null when none did
    @Nullable String map(JsonNode record, @Nullable String lastMessage, RowSink row) {
        JsonNode event = record.path("event");
        String named = Nodes.anyText(record, "api_message_id");
        String messageId = named != null ? named : row.isMain() ? lastMessage : null;
        String type = event.path("type").asText();
        switch (type) {
            case "message_start" -> {
                return begin(event.path("message"), row);
            }
            case "message_delta" -> {
                Usage known = messageId == null ? null : usage.find(messageId);
                if (known != null && event.path("usage").has("output_tokens")) {
                    grow(known, Nodes.count(event.path("usage"), "output_tokens"), row);
                }
            }
            case "content_block_start" -> {
                Role role = role(event.path("content_block").path("type").asText());
                if (messageId != null && role != null) {
                    conversation.beginText(role, messageId, texts, row);
                }
            }
            case "content_block_delta" -> {
                if (messageId != null) {
                    texts.add(messageId, Nodes.text(event.path("delta"), "text"), row);
                    texts.add(messageId, Nodes.text(event.path("delta"), "thinking"), row);
                }
            }
            case "content_block_stop", "message_stop" -> {
                if (messageId != null) {
                    texts.end(messageId);
                }
            }
            case "ping", "error" -> {}
            default -> conversation.unknown().see("stream_event " + type, row);
        }
        return null;
    }

    private static @Nullable Role role(String blockType) {
        return switch (blockType) {
            case "text" -> Role.ASSISTANT;
            case "thinking" -> Role.THINKING;
            default -> null;
        };
    }

    private @Nullable String begin(JsonNode message, RowSink row) {
        String id = Nodes.anyText(message, "id");
        String model = Nodes.anyText(message, "model");
        if (id == null || model == null || usage.find(id) != null) {
            return null;
        }
        RowSink in = row.isMain() ? opened(row, id) : row;
        usage.note(Conversation.addUsage(in, id, model, message.path("usage"), true), in);
        return row.isMain() ? id : null;
    }

    private RowSink opened(RowSink row, String messageId) {
        conversation.turn().ensure(row, messageId);
        return row.inTick(conversation.turn().tickId());
    }

    private void grow(Usage known, long outputTokens, RowSink row) {
        if (outputTokens > known.outputTokens()) {
            Usage grown = new Usage(
                    known.messageId(),
                    known.model(),
                    known.inputTokens(),
                    outputTokens,
                    known.cacheReadTokens(),
                    known.cacheWriteTokens(),
                    null,
                    null,
                    true);
            Conversation.addUsage(row, grown);
            usage.note(grown, row);
        }
    }

    /// A row of a message has come: what it says is whole.
    void whole(@Nullable String messageId) {
        if (messageId != null) {
            texts.end(messageId);
        }
    }

    void pause(DraftSink out) {
        texts.pause(out);
    }

    /// Another session begins in the same file.
    void clear() {
        texts.clear();
    }
}
