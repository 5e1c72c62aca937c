package com.openagents.backroom.server.log;

import com.openagents.backroom.schema.event.EventTexts;
import com.openagents.backroom.schema.event.HudEnvelope.Clipped;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.HudEvent.Plan;
import com.openagents.backroom.schema.event.HudEvent.PlanEntry;
import com.openagents.backroom.server.json.EventCodec;
import com.openagents.backroom.server.json.WellFormed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An event in the form in which it is stored: values that are too large are cut to their beginning, and the whole is
/// a blob.
///
/// A list that is too large (the hunks of a diff, the entries of a plan) is one value: its blob is the whole event
/// body.
///
/// @param event what is stored and shown
/// @param body its own fields as JSON
/// @param bodyBytes length of `body` in UTF-8
/// @param blobs the whole values, one for each of `clipped`
record StoredEvent(HudEvent event, String body, int bodyBytes, List<Clipped> clipped, List<Blob> blobs) {
    /// The largest value kept in the event itself.
    static final int MAX_VALUE_BYTES = 256 * 1024;

    /// How much of a larger value the event carries.
    static final int HEAD_BYTES = 4 * 1024;

    /// The column takes 1,048,576 characters. A body gets near that with several large values or many escapes.
    static final int MAX_BODY_BYTES = 1_000_000;

    static StoredEvent of(HudEvent event) {
        byte[] body = EventCodec.encodeBody(event);
        if (body.length <= MAX_VALUE_BYTES) {
            return of(event, body, List.of());
        }
        return switch (event) {
            case FileDiff diff -> ofList("hunks", cut(diff), body);
            case Plan plan -> ofList("entries", cut(plan), body);
            default -> ofTexts(event, MAX_VALUE_BYTES);
        };
    }

    private static StoredEvent of(HudEvent event, byte[] body, List<Blob> blobs) {
        return new StoredEvent(
                event,
                new String(body, StandardCharsets.UTF_8),
                body.length,
                blobs.stream().map(Blob::clipped).toList(),
                List.copyOf(blobs));
    }

    private static StoredEvent ofList(String field, HudEvent cut, byte[] whole) {
        return of(cut, EventCodec.encodeBody(cut), List.of(new Blob(field, whole)));
    }

    private static StoredEvent ofTexts(HudEvent event, int maxBytes) {
        List<Blob> blobs = new ArrayList<>();
        HudEvent cut = EventTexts.rewrite(event, (field, value) -> {
            byte[] whole = WellFormed.text(value).getBytes(StandardCharsets.UTF_8);
            if (whole.length <= maxBytes) {
                return value;
            }
            blobs.add(new Blob(field, whole));
            return head(value);
        });
        byte[] body = EventCodec.encodeBody(cut);
        if (body.length > MAX_BODY_BYTES && maxBytes > HEAD_BYTES) {
            return ofTexts(event, HEAD_BYTES);
        }
        return of(cut, body, blobs);
    }

    /// As many whole characters from the beginning as fit into [#HEAD_BYTES] of UTF-8.
    static String head(String text) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            bytes += utf8Bytes(point);
            if (bytes > HEAD_BYTES) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }

    private static int utf8Bytes(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }

    private static FileDiff cut(FileDiff diff) {
        List<Hunk> hunks = new ArrayList<>();
        int chars = 0;
        for (Hunk hunk : diff.hunks()) {
            List<String> lines = new ArrayList<>();
            for (String line : hunk.lines()) {
                if (chars > 0 && chars + line.length() > HEAD_BYTES) {
                    hunks.add(shortened(hunk, lines));
                    return new FileDiff(head(diff.path()), hunks, diff.additions(), diff.deletions());
                }
                lines.add(head(line));
                chars += line.length();
            }
            hunks.add(shortened(hunk, lines));
        }
        return new FileDiff(head(diff.path()), hunks, diff.additions(), diff.deletions());
    }

    private static Hunk shortened(Hunk hunk, List<String> lines) {
        return new Hunk(
                hunk.oldStart(),
                (int) lines.stream().filter(line -> !line.startsWith("+")).count(),
                hunk.newStart(),
                (int) lines.stream().filter(line -> !line.startsWith("-")).count(),
                lines);
    }

    private static Plan cut(Plan plan) {
        List<PlanEntry> entries = new ArrayList<>();
        int chars = 0;
        for (PlanEntry entry : plan.entries()) {
            chars += entry.text().length() + entry.status().length();
            if (chars > HEAD_BYTES && !entries.isEmpty()) {
                break;
            }
            entries.add(new PlanEntry(head(entry.text()), head(entry.status())));
        }
        return new Plan(entries);
    }

    /// What it takes: body and blobs.
    long bytes() {
        return bodyBytes + clipped.stream().mapToLong(Clipped::bytes).sum();
    }

    /// A large value, with its name.
    static final class Blob {
        private final Clipped clipped;
        private final byte[] content;

        Blob(String field, byte[] content) {
            this.clipped = new Clipped(field, content.length, Blobs.name(content));
            this.content = content;
        }

        Clipped clipped() {
            return clipped;
        }

        byte[] content() {
            return content;
        }
    }
}
