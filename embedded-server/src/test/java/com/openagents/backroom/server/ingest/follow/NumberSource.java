package com.openagents.backroom.server.ingest.follow;

import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.server.ingest.BadLineException;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.DraftSink;
import com.openagents.backroom.server.ingest.FileFacts;
import com.openagents.backroom.server.ingest.FileStart;
import com.openagents.backroom.server.ingest.Line;
import com.openagents.backroom.server.ingest.LineMapper;
import com.openagents.backroom.server.ingest.Source;
import com.openagents.backroom.server.ingest.Surroundings;
import com.openagents.backroom.server.ingest.UnreadLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The simplest source: each line `{"n":5}` is one event, and the state is how many lines were mapped, so that
/// a test sees
/// whether state and place in the file fit together.
final class NumberSource implements Source {
    @Override
    public String name() {
        return "numbers";
    }

    @Override
    public String title() {
        return "Numbers";
    }

    @Override
    public List<Path> defaultFolders(Surroundings surroundings) {
        return List.of();
    }

    @Override
    public boolean takes(Path inFolder) {
        return inFolder.toString().endsWith(".jsonl");
    }

    @Override
    public Verdict recognise(FileStart start) {
        return start.first(record -> record.containsKey("n") ? Verdict.MINE : Verdict.NOT_MINE);
    }

    @Override
    public Optional<String> agentOf(List<String> commandLine) {
        return Optional.empty();
    }

    @Override
    public LineMapper mapper(FileFacts file, String state) {
        return new Mapper(file, state.isEmpty() ? 0 : Long.parseLong(state));
    }

    private static final class Mapper implements LineMapper {
        private final FileFacts file;
        private long mapped;

        Mapper(FileFacts file, long mapped) {
            this.file = file;
            this.mapped = mapped;
        }

        @Override
        public void map(Line line, DraftSink out) throws BadLineException {
            String n = line.json().path("n").asText();
            if (n.equals("throw")) {
                throw new IllegalStateException("a mapper's mistake");
            }
            mapped++;
            String id = n + " as " + mapped;
            out.add(new Draft(
                    file.stem(),
                    null,
                    line.writtenAt(),
                    "custom",
                    null,
                    null,
                    id,
                    null,
                    new StateChange("n", "line " + line.number(), n)));
        }

        @Override
        public void unread(UnreadLine line, DraftSink out) {}

        @Override
        public void pause(DraftSink out) {}

        @Override
        public String session() {
            return file.stem();
        }

        @Override
        public String state() {
            return Long.toString(mapped);
        }

        @Override
        public Map<String, Long> takeUnknownRecords() {
            return Map.of();
        }
    }
}
