package com.openagents.backroom.hud.state;

import com.openagents.backroom.hud.state.ThreadEntry.Outcome;
import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The newest lines of a session's terminal: commands and what they wrote.
public final class Terminal {
    /// Lines kept (hud.md §3).
    public static final int MAX_LINES = 2_000;

    /// Chars kept of one line.
    private static final int MAX_LINE_CHARS = 1_000;

    /// Chars kept of all lines together.
    private static final int MAX_CHARS = 256 * 1024;

    /// Stands, dim, where output is left out that the log has.
    private static final String GOES_ON = "\u001b[2mThis output goes on; the log has it whole.\u001b[0m";

    private final List<Line> lines = new ArrayList<>();
    private int chars;
    private long dropped;
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

    /// @param isCut whether it is only the beginning of what was written
    void write(ContainerOutput output, boolean isCut) {
        write(output);
        if (isCut) {
            isOpen = false;
            add(new Line(GOES_ON, output.toolId(), output.stream(), null, null));
        }
    }

    private void write(ContainerOutput output) {
        List<String> parts = Texts.lines(output.data());
        int first = Math.max(0, parts.size() - 1 - MAX_LINES);
        if (first > 0) { // more than is kept: the lines before leave all at once
            dropped += first;
            isOpen = false;
        }
        for (int i = first; i < parts.size(); i++) {
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
            add(new Line(shown(whole), last.toolId(), last.stream(), null, null));
        } else {
            add(new Line(shown(colors(output) + text), output.toolId(), output.stream(), null, null));
        }
    }

    /// The colours in which the output goes on from the line before.
    private String colors(ContainerOutput output) {
        Line last = lines.isEmpty() ? null : lines.getLast();
        boolean goesOn = last != null && !last.isCommand() && Objects.equals(last.toolId(), output.toolId());
        return last != null && goesOn ? TerminalText.colorsAfter(last.text()) : "";
    }

    private static String shown(String text) {
        return Texts.clip(TerminalText.shown(text), MAX_LINE_CHARS);
    }

    private void add(Line line) {
        lines.add(line);
        chars += line.text().length();
        trim(MAX_LINES);
    }

    void trim(int maxLines) {
        while (lines.size() > maxLines || (chars > MAX_CHARS && lines.size() > 1)) {
            chars -= lines.removeFirst().text().length();
            dropped++;
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

    /// How many older lines are not kept here.
    public long dropped() {
        return dropped;
    }

    void write(FieldSink out) {
        out.number("dropped", dropped == 0 ? null : (Long) dropped);
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
        dropped = Read.number(in, "dropped");
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
