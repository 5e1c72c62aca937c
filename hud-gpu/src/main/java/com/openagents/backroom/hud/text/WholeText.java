package com.openagents.backroom.hud.text;

import com.openagents.backroom.hud.state.ToolName;
import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.text.Ascii;
import java.util.List;

/// An event, or a call with all that it wrote and gave back, as one text to read.
///
/// @param isDiff whether its lines are those of a unified diff
public record WholeText(String title, String text, boolean isDiff) {
    /// The text of some events: one, or those of a call.
    ///
    /// @param events at least one
    public static WholeText of(List<HudEnvelope> events) {
        HudEvent first = events.getFirst().event();
        return switch (first) {
            case FileDiff diff -> new WholeText(diff.path(), diff(diff), true);
            case ToolStart start -> new WholeText(title(start), call(start, events), false);
            case HudEvent other -> new WholeText(title(other), said(other), false);
        };
    }

    /// An event in one line, for lists.
    public static String title(HudEvent event) {
        return switch (event) {
            case FileDiff diff ->
                diff.path() + "  " + Figures.added(diff.additions()) + " " + Figures.removed(diff.deletions());
            case ToolStart start ->
                start.title().isEmpty()
                        ? ToolName.words(start.toolName())
                        : ToolName.words(start.toolName()) + "  " + TextFit.oneLine(start.title());
            case Chunk chunk -> Ascii.wire(chunk.role()) + "  " + beginning(chunk.text());
            case Failure failure -> failure.code() + "  " + beginning(failure.message());
            case ContainerOutput output -> "output  " + beginning(output.data());
            case ToolDone done -> "result  " + beginning(done.result() == null ? "" : done.result());
            case TickStart start -> "prompt  " + beginning(start.cause() == null ? "" : start.cause());
            case HudEvent other -> EventJson.type(other);
        };
    }

    private static String beginning(String text) {
        String line = text.strip();
        int end = line.indexOf('\n');
        return TextFit.oneLine(end < 0 ? line : line.substring(0, end));
    }

    private static String said(HudEvent event) {
        return switch (event) {
            case Chunk chunk -> chunk.text();
            case Failure failure -> failure.message();
            case ContainerOutput output -> output.data();
            case ToolDone done -> done.result() == null ? "" : done.result();
            case TickStart start -> start.cause() == null ? "" : start.cause();
            case HudEvent _ -> "";
        };
    }

    private static String diff(FileDiff diff) {
        StringBuilder text = new StringBuilder();
        text.append("--- ")
                .append(diff.path())
                .append("\n+++ ")
                .append(diff.path())
                .append('\n');
        for (Hunk hunk : diff.hunks()) {
            text.append("@@ -")
                    .append(hunk.oldStart())
                    .append(',')
                    .append(hunk.oldLines())
                    .append(" +")
                    .append(hunk.newStart())
                    .append(',')
                    .append(hunk.newLines())
                    .append(" @@\n");
            hunk.lines().forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    /// What was asked for, then what came back. What a call wrote is its result, where the source names none.
    private static String call(ToolStart start, List<HudEnvelope> events) {
        StringBuilder written = new StringBuilder();
        String result = "";
        for (HudEnvelope event : events) {
            if (event.event() instanceof ContainerOutput output) {
                written.append(output.data());
            } else if (event.event() instanceof ToolDone done && done.result() != null) {
                result = done.result();
            }
        }
        String params = start.params() == null ? "" : start.params();
        String asked = params.isBlank() ? start.title() : params;
        String got = result.isBlank() ? written.toString() : result;
        return got.isBlank() ? asked + "\n\nNo result is known." : asked + "\n\n" + got;
    }
}
