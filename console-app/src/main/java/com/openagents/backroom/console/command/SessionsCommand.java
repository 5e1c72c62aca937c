package com.openagents.backroom.console.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.OpenFolder;
import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.config.RunningInstance;
import com.openagents.backroom.server.hud.SessionList;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists the sessions in the data folder; asks the Backroom that is running on it, if one is.
@Command(
        name = "sessions",
        description = "the sessions in the data folder with their state and counts",
        footer = "  ./backroom sessions --json")
final class SessionsCommand implements Callable<Integer> {
    private static final String NONE = "{\"sessions\":[]}";

    private final GlobalOptions options;
    private final Terminal terminal;

    @Option(names = "--json", description = "as one JSON object, for programs")
    private boolean isJson;

    @Option(names = "--older", description = "the agents' files that are too old to be read at the start, instead")
    private boolean isOlder;

    @Option(
            names = "--read",
            paramLabel = "FILE",
            description = "reads one of the older files, with those of its sub-agents")
    private @Nullable Path older;

    SessionsCommand(GlobalOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path wanted = older;
        if (wanted != null) {
            readOlder(wanted.toAbsolutePath().normalize());
            return 0;
        }
        String json = isOlder ? running().get("/api/admin/older-files") : read(options.dataFolder());
        if (isJson) {
            terminal.out().println(json);
        } else if (isOlder) {
            printOlder(parse(json));
        } else {
            print(parse(json).path("sessions"));
        }
        return 0;
    }

    private void readOlder(Path file) {
        String wish = JsonNodeFactory.instance
                .objectNode()
                .put("file", file.toString())
                .toString();
        running().post("/api/admin/older-files/read", wish);
        terminal.out().println("read " + file);
    }

    /// Only a Backroom that runs knows what lies in the folders it watches.
    private AdminClient running() {
        Path data = options.dataFolder();
        RunningInstance running = DataFolder.awaitRunning(data)
                .orElseThrow(() -> new CommandException("No Backroom is running on " + data
                        + " that could know of older files; start one, or read a file with ./backroom replay FILE."));
        return AdminClient.of(running, data);
    }

    private void printOlder(JsonNode older) {
        older.path("files")
                .forEach(file -> terminal.out()
                        .printf(
                                "%s %9s  %s%n",
                                file.path("modified_at").asText().substring(0, "2026-11-23".length()),
                                Units.bytes(file.path("bytes").asLong()),
                                Terminal.harmless(file.path("file").asText())));
        long more = older.path("total").asLong() - older.path("files").size();
        terminal.err()
                .println(
                        older.path("files").isEmpty()
                                ? "There are no older files: all are read."
                                : (more > 0 ? "and " + more + " that are older still. " : "")
                                        + "Read one with ./backroom sessions --read FILE.");
    }

    private static JsonNode parse(String json) {
        try {
            return Json.parse(json);
        } catch (NotJsonException e) {
            throw new CommandException("The running Backroom answered something else than JSON; restart it.", e);
        }
    }

    private String read(Path data) {
        Optional<RunningInstance> running = DataFolder.awaitRunning(data);
        if (running.isPresent()) {
            return AdminClient.of(running.get(), data).get("/api/admin/sessions");
        }
        if (!Files.isDirectory(data)) {
            return NONE;
        }
        Clock clock = Clock.systemUTC();
        try (OpenFolder open = OpenFolder.open(data, options.environment(), clock)) {
            byte[] json = SessionList.json(SessionList.read(open.huds(), open.log()), clock.instant());
            return new String(json, StandardCharsets.UTF_8);
        }
    }

    private void print(JsonNode sessions) {
        if (sessions.isEmpty()) {
            terminal.err().println("There are no sessions yet; run a coding agent, or replay a recording.");
            return;
        }
        terminal.out()
                .printf(
                        "%-10s %-24s %-12s %9s %6s %6s %6s  %s%n",
                        "STATE", "HUD", "AGENT", "RESPONSES", "TOOLS", "FAILED", "ERRORS", "TITLE");
        sessions.forEach(session -> terminal.out()
                .printf(
                        "%-10s %-24s %-12s %9d %6d %6d %6d  %s%n",
                        session.path("state").asText(),
                        session.path("hud").asText(),
                        session.path("agent").asText(),
                        session.path("responses").asLong(),
                        session.path("tool_calls").asLong(),
                        session.path("tool_errors").asLong(),
                        session.path("errors").asLong(),
                        Terminal.harmless(session.path("title").asText())));
    }
}
