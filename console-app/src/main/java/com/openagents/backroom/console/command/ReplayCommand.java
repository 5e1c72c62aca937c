package com.openagents.backroom.console.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.config.RunningInstance;
import com.openagents.backroom.server.ingest.follow.FileImport;
import com.openagents.backroom.server.ingest.replay.PacedInlet;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Imports recordings into the data folder: at once, or at their own pace before the eyes of live viewers. A Backroom
/// that runs on the folder does it itself; at a pace without one, a server runs for as long as the replay.
@Command(
        name = "replay",
        description = "a transcript or an exported log into a HUD",
        footer = "  ./backroom replay --speed 10 session.jsonl")
final class ReplayCommand implements Callable<Integer> {
    private static final String MAX = "max";

    private final GlobalOptions options;
    private final Terminal terminal;

    @Option(names = "--speed", paramLabel = "N|max", description = "how much faster than it happened (default: max)")
    private String speed = MAX;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "transcripts or exported logs")
    private List<Path> files = new ArrayList<>();

    ReplayCommand(GlobalOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        files.forEach(ReplayCommand::requireReadable);
        requireSpeed();
        Path data = options.dataFolder();
        Optional<RunningInstance> running = DataFolder.awaitRunning(data);
        if (running.isPresent()) {
            AdminClient client = AdminClient.of(running.get(), data);
            files.forEach(file -> handOver(file, client));
        } else if (speed.equals(MAX)) {
            List<FileImport> done = Recordings.importInto(data, options, files, _ -> {});
            for (int i = 0; i < done.size(); i++) {
                tell(
                        files.get(i),
                        done.get(i).source(),
                        done.get(i).lines(),
                        done.get(i).deadLetters());
            }
        } else {
            play();
        }
        return 0;
    }

    private void play() {
        try (RunningBackroom running = RunningBackroom.open(options, terminal)) {
            terminal.err().println("watch it at " + running.server().operatorUrl("/"));
            for (Path file : files) {
                FileImport done =
                        Recordings.read(file, PacedInlet.of(running.server().publisher(), speed), Clock.systemUTC());
                tell(file, done.source(), done.lines(), done.deadLetters());
            }
        }
    }

    private void handOver(Path file, AdminClient client) {
        try {
            String wish = Json.shared()
                    .writeValueAsString(Map.of("file", file.toAbsolutePath().toString(), "speed", speed));
            JsonNode done = Json.parse(client.post("/api/admin/replay", wish));
            tell(
                    file,
                    done.path("source").asText(),
                    done.path("lines").asLong(),
                    done.path("dead_letters").asLong());
        } catch (JsonProcessingException | NotJsonException e) {
            throw new CommandException("The running Backroom answered something else than JSON; restart it.", e);
        }
    }

    private void tell(Path file, String source, long lines, long deadLetters) {
        terminal.out()
                .println("replayed " + file + " source=" + source + " lines=" + lines + " dead_letters=" + deadLetters);
    }

    private void requireSpeed() {
        if (!PacedInlet.isSpeed(speed)) {
            throw new OptionException(
                    "--speed takes a number above 0 up to " + PacedInlet.MAX_SPEED + ", or max; it got " + speed + ".");
        }
    }

    private static void requireReadable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CommandException("The recording " + file + " cannot be read; name a file that is there.");
        }
    }
}
