package com.openagents.backroom.bench;

import com.openagents.backroom.console.command.Logging;

/// The entry of `./backroom bench`.
public final class BenchMain {
    private BenchMain() {}

    public static void main(String[] arguments) {
        Logging.toStderr();
        System.exit(BenchCommand.execute(System.out, System.err, System.getenv(), arguments));
    }
}
