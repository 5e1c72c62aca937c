package com.openagents.backroom.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The one script in a copy of this checkout as a new user gets it: nothing built, on a path with a space.
final class Script {
    /// A build from nothing on a slow machine.
    private static final long MAX_MINUTES = 10;

    private final Path root;
    private final Path home;

    private Script(Path root, Path home) {
        this.root = root;
        this.home = home;
    }

    /// Copies what git knows or would add.
    static Script cleanCopy(Path folder) {
        Path root = folder.resolve("a clean copy");
        Checkout checkout = new Checkout();
        try {
            for (Path file : checkout.files()) {
                Path target = root.resolve(file);
                Files.createDirectories(target.resolveSibling("."));
                Files.copy(checkout.root().resolve(file), target, StandardCopyOption.COPY_ATTRIBUTES);
            }
            return new Script(root, Files.createDirectories(folder.resolve("home")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path root() {
        return root;
    }

    Path path() {
        return root.resolve("backroom");
    }

    /// What a run said.
    record Result(int code, String out, String err) {}

    /// Runs the script from another folder and waits for its end.
    Result run(String... arguments) {
        return run(Map.of(), arguments);
    }

    Result run(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(path().toString()));
        command.addAll(List.of(arguments));
        return run(environment, command);
    }

    Result run(Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile(home, "out", "");
            Path err = Files.createTempFile(home, "err", "");
            Process process = builder(environment, command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(command + " did not end; stderr: " + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A process of the script's, not started yet. Its JDK must be found: JAVA_HOME is not handed on.
    ProcessBuilder builder(Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BACKROOM_") || name.equals("MAVEN_OPTS"));
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("XDG_DATA_HOME", home.resolve("share").toString());
        builder.environment().putAll(environment);
        return builder;
    }

    Path home() {
        return home;
    }
}
