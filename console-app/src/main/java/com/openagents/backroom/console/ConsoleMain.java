package com.openagents.backroom.console;

import com.openagents.backroom.console.command.BackroomCommandLine;
import com.openagents.backroom.console.command.Logging;
import com.openagents.backroom.console.command.Terminal;

/// The program's entry.
public final class ConsoleMain {
    private ConsoleMain() {}

    public static void main(String[] arguments) {
        Logging.toStderr();
        Terminal terminal = new Terminal(System.out, System.err);
        System.exit(new BackroomCommandLine(terminal, System.getenv()).run(arguments));
    }
}
