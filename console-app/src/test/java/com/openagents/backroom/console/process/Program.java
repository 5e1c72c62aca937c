package com.openagents.backroom.console.process;

import com.openagents.backroom.console.ConsoleMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The program in a process of its own, as the script starts it, with a home folder that nobody else has.
final class Program {
    /// A start on a machine that is busy with other builds.
    private static final long MAX_SECONDS = 120;

    /// What the script, and the installed program, start every command with.
    private static final Path OPTIONS =
            Path.of("../packaging/src/main/launch/common.args").toAbsolutePath().normalize();

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private List<String> before = List.of();

    Program(Path home) {
        this.home = home;
    }

    /// What a command said, and its exit code.
    record Said(int code, String out, String err) {}

    Program with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// Root may read and write everything; from now on it may not. Without a way to that the test is skipped.
    Program withoutRootsRights() throws IOException, InterruptedException {
        if (Files.isReadable(closed())) {
            before = List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--");
            List<String> test = new ArrayList<>(before);
            test.addAll(List.of("cat", closed().toString()));
            if (startOrSkip(test).waitFor() == 0) {
                skip("root's rights can't be taken away, so that nothing is unreadable");
            }
        }
        return this;
    }

    /// A file that nobody but root can read.
    private Path closed() throws IOException {
        Path file = home.resolve("closed");
        if (!Files.exists(file)) {
            Files.writeString(file, "x");
            Permissions.take(file);
        }
        return file;
    }

    private static Process startOrSkip(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw skip(command.getFirst() + " is not there, so root's rights can't be taken away");
        }
    }

    static AssertionError skip(String reason) {
        System.out.println("SKIPPED: " + reason);
        Assumptions.abort(reason);
        return new AssertionError(reason);
    }

    /// Runs a command to its end.
    Said run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(home, "out", "");
        Path err = Files.createTempFile(home, "err", "");
        Process process = start(out, err, arguments);
        if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(List.of(arguments) + " did not end: " + Files.readString(err));
        }
        return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /// Starts `server` on free ports and waits until it answers.
    RunningServer server(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("server", "--port", "0", "--admin-port", "0"));
        all.addAll(List.of(arguments));
        Path out = home.resolve("server.out");
        Path err = home.resolve("server.err");
        return RunningServer.await(start(out, err, all.toArray(String[]::new)), out, err);
    }

    private static String classPath(Predicate<String> wanted) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(wanted)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isJavaFx(String entry) {
        return String.valueOf(Path.of(entry).getFileName()).startsWith("javafx-");
    }

    private Process start(Path out, Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "@" + OPTIONS,
                "--enable-native-access=javafx.graphics",
                "--module-path",
                classPath(Program::isJavaFx),
                "--add-modules",
                "javafx.controls",
                "-cp",
                classPath(entry -> !isJavaFx(entry)),
                ConsoleMain.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("(BACKROOM|GITHUB|STRIPE|CLAUDE|XDG|JAVA|JDK|WAYLAND|DISPLAY).*"));
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }
}
