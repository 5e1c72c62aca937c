package com.openagents.backroom.console.command;

import com.fasterxml.jackson.databind.JsonNode;
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

    SessionsCommand(GlobalOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String json = read(options.dataFolder());
        if (isJson) {
            terminal.out().println(json);
        } else {
            print(json);
        }
        return 0;
    }

    private String read(Path data) {
        Optional<RunningInstance> running = DataFolder.findRunning(data);
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

    private void print(String json) {
        JsonNode sessions;
        try {
            sessions = Json.parse(json).path("sessions");
        } catch (NotJsonException e) {
            throw new CommandException("The running Backroom answered something else than JSON; restart it.", e);
        }
        if (sessions.isEmpty()) {
            terminal.err().println("There are no sessions yet; run a coding agent, or replay a recording.");
            return;
        }
        terminal.out()
                .printf(
                        "%-10s %-24s %-12s %9s %6s %6s  %s%n",
                        "STATE", "HUD", "AGENT", "RESPONSES", "TOOLS", "ERRORS", "TITLE");
        sessions.forEach(session -> terminal.out()
                .printf(
                        "%-10s %-24s %-12s %9d %6d %6d  %s%n",
                        session.path("state").asText(),
                        session.path("hud").asText(),
                        session.path("agent").asText(),
                        session.path("responses").asLong(),
                        session.path("tool_calls").asLong(),
                        session.path("errors").asLong(),
                        session.path("title").asText()));
    }
}
