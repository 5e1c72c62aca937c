package com.openagents.backroom.hud.state;

import com.openagents.backroom.hud.state.ThreadEntry.Outcome;
import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest lines of a session's terminal: commands and what they wrote.
public final class Terminal {
    /// Lines kept (hud.md §3).
    public static final int MAX_LINES = 2_000;

    /// Chars kept of one line.
    private static final int MAX_LINE_CHARS = 1_000;

    /// Chars kept of all lines together.
    private static final int MAX_CHARS = 256 * 1024;

    private final List<Line> lines = new ArrayList<>();
    private int chars;
    private boolean isOpen;
    private boolean isReturned;

    /// One line. A command has an outcome, its output has none.
    ///
    /// @param text as written, colours included
    /// @param toolId the call it belongs to
    public record Line(
            String text,
            @Nullable String toolId,
            OutputStream stream,
            @Nullable Outcome outcome,
            @Nullable Long durationMillis) {
        public boolean isCommand() {
            return outcome != null;
        }
    }

    void command(RunningTool tool) {
        isOpen = false;
        add(new Line(tool.title(), tool.toolId(), OutputStream.STDOUT, Outcome.RUNNING, null));
    }

    void done(RunningTool tool, Outcome outcome, @Nullable Long durationMillis) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            Line line = lines.get(i);
            if (line.isCommand() && tool.toolId().equals(line.toolId())) {
                lines.set(i, new Line(line.text(), line.toolId(), line.stream(), outcome, durationMillis));
                return;
            }
        }
    }

    void write(ContainerOutput output) {
        List<String> parts = Texts.lines(output.data());
        for (int i = 0; i < parts.size(); i++) {
            boolean isLast = i == parts.size() - 1;
            if (isLast && parts.get(i).isEmpty()) {
                isOpen = false;
                return;
            }
            append(parts.get(i), output);
            isOpen = isLast;
            isReturned = isLast && output.data().endsWith("\r");
        }
    }

    private void append(String text, ContainerOutput output) {
        if (isOpen && !lines.isEmpty() && !lines.getLast().isCommand()) {
            Line last = lines.removeLast();
            chars -= last.text().length();
            String whole = isReturned && !text.isEmpty() ? text : last.text() + text;
            add(new Line(overwritten(whole), last.toolId(), last.stream(), null, null));
        } else {
            add(new Line(overwritten(text), output.toolId(), output.stream(), null, null));
        }
    }

    /// A carriage return starts the line anew: progress bars write many, the last one stands.
    private static String overwritten(String text) {
        int end = text.endsWith("\r") ? text.length() - 1 : text.length();
        int from = text.lastIndexOf('\r', end - 1) + 1;
        return Texts.clip(text.substring(Math.min(from, end), end), MAX_LINE_CHARS);
    }

    private void add(Line line) {
        lines.add(line);
        chars += line.text().length();
        trim(MAX_LINES);
    }

    void trim(int maxLines) {
        while (lines.size() > maxLines || (chars > MAX_CHARS && lines.size() > 1)) {
            chars -= lines.removeFirst().text().length();
        }
    }

    /// What a command wrote, as far as it is kept.
    String outputOf(String toolId) {
        StringBuilder output = new StringBuilder();
        for (Line line : lines) {
            if (!line.isCommand() && toolId.equals(line.toolId())) {
                output.append(line.text()).append('\n');
            }
        }
        return output.toString();
    }

    /// The lines, oldest first.
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    void write(FieldSink out) {
        out.flag("open", isOpen ? true : null);
        out.flag("returned", isReturned ? true : null);
        out.objects("lines", lines, (line, sink) -> {
            sink.text("text", line.text());
            sink.text("tool_id", line.toolId());
            sink.flag("stderr", line.stream() == OutputStream.STDERR ? true : null);
            Outcome outcome = line.outcome();
            sink.text("outcome", outcome == null ? null : outcome.name());
            sink.number("duration_ms", line.durationMillis());
        });
    }

    void read(Fields in) {
        isOpen = Read.flag(in, "open");
        isReturned = Read.flag(in, "returned");
        for (Fields item : in.objects("lines")) {
            Line line = new Line(
                    Read.text(item, "text"),
                    item.text("tool_id"),
                    Read.flag(item, "stderr") ? OutputStream.STDERR : OutputStream.STDOUT,
                    Read.choiceOrNull(item, "outcome", Outcome.values()),
                    item.number("duration_ms"));
            lines.add(line);
            chars += line.text().length();
        }
    }
}
