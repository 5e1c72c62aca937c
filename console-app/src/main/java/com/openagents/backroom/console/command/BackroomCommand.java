package com.openagents.backroom.console.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The program itself: the options all commands share. Without a command it opens the console.
@Command(
        name = "backroom",
        mixinStandardHelpOptions = true,
        version = "Backroom " + BackroomCommand.VERSION,
        description = "An operator console for coding agents. Without a command it opens the console.")
final class BackroomCommand implements Callable<Integer> {
    static final String VERSION = "0.1.0";

    private final ConsoleCommand console;

    BackroomCommand(ConsoleCommand console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return console.call();
    }
}
