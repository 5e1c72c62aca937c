package com.openagents.backroom.console;

import com.openagents.backroom.console.command.BackroomCommandLine;
import com.openagents.backroom.console.command.Logging;
import com.openagents.backroom.console.command.Terminal;
import java.nio.file.Path;

/// The program's entry.
public final class ConsoleMain {
    private ConsoleMain() {}

    public static void main(String[] arguments) {
        followHome();
        Logging.toStderr();
        Terminal terminal =
                new Terminal(System.out, System.err, System.getProperty("backroom.command", Terminal.CHECKOUT));
        System.exit(new BackroomCommandLine(terminal, System.getenv()).run(arguments));
    }

    /// Agents go by HOME. The JDK goes by the list of users, which has another folder under sudo and in containers.
    private static void followHome() {
        String home = System.getenv("HOME");
        if (home != null && Path.of(home).isAbsolute()) {
            System.setProperty("user.home", home);
        }
    }
}
