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

/// Files with the output of `claude -p --output-format stream-json`, also with a time on each row.
///
/// Format: `shared/reference/event-sources.md` §3. Such files lie wherever somebody sent them, so there is no
/// default
/// folder; `--watch` finds them.
public final class ClaudeStreams implements Source {
    @Override
    public String name() {
        return "claude-code-stream";
    }

    @Override
    public String title() {
        return "Claude Code stream-json";
    }

    @Override
    public List<Path> defaultFolders(Surroundings surroundings) {
        return List.of();
    }

    @Override
    public boolean takes(Path inFolder) {
        return false;
    }

    @Override
    public Verdict recognise(FileStart start) {
        return start.first(ClaudeStreams::judge);
    }

    private static Verdict judge(Map<String, String> record) {
        if (ClaudeTranscripts.isRow(record) || record.containsKey("payload")) {
            return Verdict.NOT_MINE;
        }
        boolean isPlain = record.containsKey("session_id");
        boolean isLog = record.containsKey("timestamp");
        return switch (record.getOrDefault("type", "")) {
            case "system" -> isPlain || (isLog && record.containsKey("message")) ? Verdict.MINE : Verdict.NOT_MINE;
            case "assistant", "user" -> record.containsKey("message") ? Verdict.MINE : Verdict.NOT_MINE;
            case "result", "stream_event", "rate_limit_event", "control_request" ->
                isPlain || isLog ? Verdict.MINE : Verdict.UNKNOWN;
            case "" -> Verdict.UNKNOWN;
            default -> isPlain ? Verdict.UNKNOWN : Verdict.NOT_MINE;
        };
    }

    @Override
    public Optional<String> agentOf(List<String> commandLine) {
        return ClaudeProcess.agentOf(commandLine);
    }

    @Override
    public LineMapper mapper(FileFacts file, String state) {
        return new StreamMapper(file, state);
    }
}
