package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.server.ingest.diff.LineDiff;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an edit changed: from the patch that Claude Code keeps beside the result, else from what the tool was
/// told to
/// do.
final class Diffs {
    private Diffs() {}

    /// The change by the structured result of Edit, MultiEdit, Write or NotebookEdit; null when it holds none.
    static @Nullable FileDiff ofResult(JsonNode result, @Nullable String workspace) {
        String path = Nodes.text(result, "filePath");
        if (path == null || !result.path("structuredPatch").isArray()) {
            return null;
        }
        List<Hunk> hunks = new ArrayList<>();
        for (JsonNode hunk : result.path("structuredPatch")) {
            List<String> lines = new ArrayList<>();
            hunk.path("lines").forEach(line -> lines.add(line.asText()));
            hunks.add(new Hunk(
                    Nodes.small(hunk, "oldStart"),
                    Nodes.small(hunk, "oldLines"),
                    Nodes.small(hunk, "newStart"),
                    Nodes.small(hunk, "newLines"),
                    lines));
        }
        String content = Nodes.text(result, "content");
        if (hunks.isEmpty() && content != null && result.path("originalFile").isNull()) {
            hunks.addAll(added(content, 1)); // a new file has no patch, only its content
        }
        return hunks.isEmpty() ? null : diff(Paths.shown(path, workspace), hunks);
    }

    /// The change that a call asked for, for records that keep no patch (stream-json before 2.1).
    ///
    /// @param resultText shows a numbered snippet of the file after the change
    static @Nullable FileDiff ofInput(String tool, JsonNode input, String resultText, @Nullable String workspace) {
        String path = Nodes.text(input, "file_path");
        if (path == null) {
            return null;
        }
        List<Hunk> hunks = new ArrayList<>();
        switch (tool) {
            case "Write" -> hunks.addAll(added(input.path("content").asText(), 1));
            case "Edit" -> hunks.addAll(replaced(input, resultText));
            case "MultiEdit" -> input.path("edits").forEach(edit -> hunks.addAll(replaced(edit, resultText)));
            default -> {
                return null;
            }
        }
        return hunks.isEmpty() ? null : diff(Paths.shown(path, workspace), hunks);
    }

    private static FileDiff diff(String path, List<Hunk> hunks) {
        int additions = 0;
        int deletions = 0;
        for (Hunk hunk : hunks) {
            for (String line : hunk.lines()) {
                additions += line.startsWith("+") ? 1 : 0;
                deletions += line.startsWith("-") ? 1 : 0;
            }
        }
        return new FileDiff(path, hunks, additions, deletions);
    }

    private static List<Hunk> added(String content, int start) {
        List<String> lines = signed("+", lines(content));
        return lines.isEmpty() ? List.of() : List.of(new Hunk(0, 0, start, lines.size(), lines));
    }

    private static List<Hunk> replaced(JsonNode edit, String resultText) {
        List<String> before = lines(edit.path("old_string").asText());
        List<String> after = lines(edit.path("new_string").asText());
        int start = after.isEmpty() ? 1 : lineNumber(resultText, after);
        return LineDiff.hunks(before, after, start);
    }

    /// Where the new text begins, by the snippet `   12→text` of the result; 1 when the snippet does not tell.
    private static int lineNumber(String snippet, List<String> after) {
        List<String> rows = lines(snippet);
        for (int row = 0; row + after.size() <= rows.size(); row++) {
            int number = shownNumber(rows.get(row));
            if (number > 0 && showsAll(rows, row, after)) {
                return number;
            }
        }
        return 1;
    }

    private static boolean showsAll(List<String> rows, int from, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            String row = rows.get(from + i);
            if (!row.substring(row.indexOf('→') + 1).equals(texts.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static int shownNumber(String row) {
        int arrow = row.indexOf('→');
        String digits = arrow < 0 ? "" : row.substring(0, arrow).strip();
        boolean isNumber =
                !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(digits) : 0;
    }

    private static List<String> signed(String sign, List<String> lines) {
        return lines.stream().map(line -> sign + line).toList();
    }

    /// The lines of a text; one that ends with a line end has no empty line after it.
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            lines.add(text.substring(from, to > from && text.charAt(to - 1) == '\r' ? to - 1 : to));
            from = to + 1;
        }
        return lines;
    }
}
