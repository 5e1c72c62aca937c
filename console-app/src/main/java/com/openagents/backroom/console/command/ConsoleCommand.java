package com.openagents.backroom.console.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Opens the console; what happens without a command.
@Command(
        name = "backroom",
        mixinStandardHelpOptions = true,
        version = "Backroom 0.1.0",
        description = "An operator console for coding agents. Without a command it opens the console.")
final class ConsoleCommand implements Callable<Integer> {
    @Mixin
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
