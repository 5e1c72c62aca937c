package com.openagents.backroom.console.command;

import com.openagents.backroom.console.ConsoleLaunch;
import com.openagents.backroom.console.live.ServerBackend;
import com.openagents.backroom.server.config.ConfigKeys;
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
        String renderer = options.configuration().value(ConfigKeys.HUD_RENDERER);
        try (ConsoleLaunch console = new ConsoleLaunch(options.dataFolder(), clock, renderer)) {
            console.start(); // the window opens while the server does
            try (RunningBackroom running = RunningBackroom.open(options, terminal)) {
                running.closeFirst(console);
                terminal.err()
                        .println("backroom: the server answers at "
                                + running.server().origin());
                console.connect(
                        ServerBackend.of(running.server(), running.folder().folder(), BackroomCommand.VERSION, clock));
                console.awaitClosed();
                return 0;
            }
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
