package com.openagents.backroom.console.command;

import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.config.RunningInstance;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Opens the running Backroom in a browser, signed in as the operator, and prints the link.
@Command(
        name = "open",
        description = "a browser on the running Backroom, signed in as the operator of this machine",
        footer = "  ./backroom open")
final class OpenCommand implements Callable<Integer> {
    private final GlobalOptions options;
    private final Terminal terminal;

    OpenCommand(GlobalOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path data = options.dataFolder();
        RunningInstance running = DataFolder.awaitRunning(data)
                .orElseThrow(() -> new CommandException(
                        "No Backroom is running on " + data + "; start one: ./backroom, or ./backroom server."));
        String url = link(AdminClient.of(running, data).post("/api/admin/operator-ticket", "{}"));
        terminal.out().println(url);
        try {
            Browser.ofSystem().open(url);
        } catch (IOException e) {
            // The link is printed, so nothing is lost: a machine without a browser is an ordinary server.
            terminal.err().println("backroom: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static String link(String answer) {
        try {
            return Json.parse(answer).path("url").asText();
        } catch (NotJsonException e) {
            throw new CommandException("The running Backroom answered something else than JSON; restart it.", e);
        }
    }
}
