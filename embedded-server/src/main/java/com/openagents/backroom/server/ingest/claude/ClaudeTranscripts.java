package com.openagents.backroom.server.ingest.claude;

import com.openagents.backroom.server.ingest.FileFacts;
import com.openagents.backroom.server.ingest.FileStart;
import com.openagents.backroom.server.ingest.LineMapper;
import com.openagents.backroom.server.ingest.Source;
import com.openagents.backroom.server.ingest.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The transcripts that Claude Code keeps of its sessions.
///
/// Format: `shared/reference/event-sources.md` §1. Anthropic calls it internal, so records of unknown type are
/// counted
/// and shown, and never stop the reading.
public final class ClaudeTranscripts implements Source {
    /// Types that only transcripts have, and that may be the first record of one.
    private static final Set<String> OWN_TYPES = Set.of(
            "agent-name",
            "ai-title",
            "attachment",
            "custom-title",
            "file-history-snapshot",
            "last-prompt",
            "mode",
            "permission-mode",
            "pr-link",
            "queue-operation");

    @Override
    public String name() {
        return "claude-code";
    }

    @Override
    public String title() {
        return "Claude Code";
    }

    @Override
    public List<Path> defaultFolders(Surroundings surroundings) {
        Path home = surroundings.home();
        Path own = surroundings
                .find("CLAUDE_CONFIG_DIR")
                .map(Path::of)
                .orElse(home.resolve(".claude"))
                .resolve("projects");
        Path xdg = home.resolve(".config/claude/projects");
        return own.equals(xdg) ? List.of(own) : List.of(own, xdg);
    }

    @Override
    public boolean takes(Path inFolder) {
        return TranscriptPath.isTranscript(inFolder);
    }

    @Override
    public Verdict recognise(FileStart start) {
        return start.first(ClaudeTranscripts::judge);
    }

    private static Verdict judge(Map<String, String> record) {
        String type = record.getOrDefault("type", "");
        if (isRow(record)) {
            return type.isEmpty() ? Verdict.UNKNOWN : Verdict.MINE;
        }
        boolean isSummary = type.equals("summary") && record.containsKey("leafUuid");
        if (isSummary || (OWN_TYPES.contains(type) && !record.containsKey("session_id"))) {
            return Verdict.MINE;
        }
        return type.isEmpty() ? Verdict.UNKNOWN : Verdict.NOT_MINE;
    }

    /// Whether a record, or the beginning of a long one, is a row of a transcript: its session stands behind the
    /// message, its place in the conversation before it.
    static boolean isRow(Map<String, String> record) {
        return record.containsKey("sessionId") || record.containsKey("parentUuid");
    }

    @Override
    public Optional<String> agentOf(List<String> commandLine) {
        return ClaudeProcess.agentOf(commandLine);
    }

    @Override
    public LineMapper mapper(FileFacts file, String state) {
        return new TranscriptMapper(file, state);
    }
}
