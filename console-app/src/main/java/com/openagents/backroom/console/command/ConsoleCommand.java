package com.openagents.backroom.console.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Opens the console with the server inside.
@Command(name = "console", description = "open the console (the default)")
final class ConsoleCommand implements Callable<Integer> {
    private final GlobalOptions options;
    private final Terminal terminal;

    ConsoleCommand(GlobalOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireDisplay();
        terminal.err().println(options.dataFolder());
        return 0;
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
