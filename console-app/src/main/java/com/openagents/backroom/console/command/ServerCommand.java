package com.openagents.backroom.console.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/// Runs without a window until the process is told to end.
@Command(
        name = "server",
        description = "the same without a window; one line on stdout says where it answers",
        footer = "  ./backroom server --port 9000 --watch /srv/agents")
final class ServerCommand implements Callable<Integer> {
    private final GlobalOptions options;
    private final Terminal terminal;

    ServerCommand(GlobalOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (RunningBackroom running = RunningBackroom.open(options, terminal)) {
            terminal.out()
                    .println("backroom ready " + running.server().origin()
                            + " data=" + running.folder().folder().root()
                            + " sources=" + running.server().sources().size());
            new CountDownLatch(1).await(); // SIGTERM ends it: RunningBackroom closes itself
            return 0;
        }
    }
}
