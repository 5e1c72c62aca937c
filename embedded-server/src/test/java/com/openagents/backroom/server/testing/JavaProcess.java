package com.openagents.backroom.server.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A second process with this one's Java and class path.
public final class JavaProcess {
    private JavaProcess() {}

    /// Starts a class's `main`. What it writes to stderr is shown with this process's.
    public static Process start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
