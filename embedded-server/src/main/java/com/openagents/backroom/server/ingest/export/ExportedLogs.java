package com.openagents.backroom.server.ingest.export;

import com.openagents.backroom.server.ingest.FileFacts;
import com.openagents.backroom.server.ingest.FileStart;
import com.openagents.backroom.server.ingest.LineMapper;
import com.openagents.backroom.server.ingest.Source;
import com.openagents.backroom.server.ingest.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Files with the NDJSON of `/hud/:username/:repo/events`: one stored event per line (docs/events.md).
///
/// They lie wherever somebody saved them, so there is no default folder; `replay` and `--watch` find them.
public final class ExportedLogs implements Source {
    @Override
    public String name() {
        return "backroom-export";
    }

    @Override
    public String title() {
        return "Backroom export";
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
        return start.first(ExportedLogs::judge);
    }

    private static Verdict judge(Map<String, String> record) {
        return record.keySet().containsAll(List.of("type", "hud", "seq", "source_id"))
                ? Verdict.MINE
                : Verdict.NOT_MINE;
    }

    @Override
    public Optional<String> agentOf(List<String> commandLine) {
        return Optional.empty();
    }

    @Override
    public LineMapper mapper(FileFacts file, String state) {
        return new ExportMapper(state);
    }
}
