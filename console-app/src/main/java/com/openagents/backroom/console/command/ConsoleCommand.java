package com.openagents.backroom.console.command;

import com.openagents.backroom.console.ConsoleLaunch;
import com.openagents.backroom.console.live.ServerBackend;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.DataFolder;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Opens the console with the server inside.
@Command(name = "console", description = "open the console (the default)", footer = "  ./backroom console --port 0")
final class ConsoleCommand implements Callable<Integer> {
    private final GlobalOptions options;
    private final Terminal terminal;

    ConsoleCommand(GlobalOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        requireDisplay();
        Clock clock = Clock.systemUTC();
        try (RunningBackroom running = RunningBackroom.open(options, terminal)) {
            DataFolder data = running.folder().folder();
            terminal.err()
                    .println("backroom: the server answers at "
                            + running.server().origin());
            ConsoleLaunch.run(
                    ServerBackend.of(running.server(), data, BackroomCommand.VERSION, clock),
                    data.root(),
                    clock,
                    options.configuration().value(ConfigKeys.HUD_RENDERER));
            return 0;
        } catch (IllegalStateException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private void requireDisplay() {
        boolean isLinux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        String display = options.environment().getOrDefault("DISPLAY", "");
        if (isLinux && display.isEmpty()) {
            throw new CommandException(
                    "There is no display (DISPLAY is not set); start it on a desktop, or without a window: ./backroom server");
        }
    }
}
