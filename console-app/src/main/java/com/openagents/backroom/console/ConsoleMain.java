package com.openagents.backroom.console;

import com.openagents.backroom.console.command.BackroomCommandLine;
import com.openagents.backroom.console.command.Logging;
import com.openagents.backroom.console.command.Terminal;
import com.openagents.backroom.server.web.PublicOrigin;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The program's entry.
public final class ConsoleMain {
    private ConsoleMain() {}

    public static void main(String[] arguments) {
        run(arguments, _ -> {});
    }

    /// Does what [#main] does.
    ///
    /// @param listening is told where the server answers, once it does
    public static void run(String[] arguments, Consumer<PublicOrigin> listening) {
        followHome();
        // The JDK draws words in other scripts, and must not open a window system beside JavaFX's.
        System.setProperty("java.awt.headless", "true");
        Logging.toStderr();
        String program = System.getProperty("backroom.command", Terminal.CHECKOUT);
        Terminal terminal = new Terminal(System.out, System.err, program, listening);
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
