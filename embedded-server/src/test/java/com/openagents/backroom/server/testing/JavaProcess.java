package com.openagents.backroom.server.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A second process with this one's Java and class path.
public final class JavaProcess {
    private JavaProcess() {}

    /// Starts a class's `main`. What it writes to stderr is shown with this process's.
    public static Process start(Class<?> main, String... arguments) throws IOException {
        return new ProcessBuilder(command(
                        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"),
                        main.getName(),
                        arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// What starts a class's `main` with options of the JVM.
    public static List<String> command(List<String> options, String main, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(options);
        command.addAll(List.of(
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), main));
        command.addAll(List.of(arguments));
        return command;
    }
}
