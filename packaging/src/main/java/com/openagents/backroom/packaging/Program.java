package com.openagents.backroom.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The built program as `./backroom` runs it.
///
/// @param root holds `lib/` (class path), `javafx/` (module path), `launch/` (options) and `package/` (what packages
/// need)
record Program(Path root) {
    private static final Pattern NATIVES = Pattern.compile(".*-(natives-[a-z0-9-]+)\\.jar");

    Program {
        if (!Files.isRegularFile(root.resolve("launch/main.args"))) {
            throw new PackagingException(
                    "There is no built program in " + root + "; make packages with ./backroom package.");
        }
    }

    /// The archives of the class path in the order of their names.
    List<Path> classPath() {
        return archives("lib").stream()
                .filter(archive -> natives(archive).isEmpty())
                .toList();
    }

    /// The archives with libraries for one system and processor.
    List<Path> nativeArchives(HostSystem system, String processor) {
        String wanted = system.natives(processor);
        return archives("lib").stream()
                .filter(archive -> natives(archive).equals(Optional.of(wanted)))
                .toList();
    }

    /// JavaFX's modules with their libraries.
    List<Path> modulePath() {
        return archives("javafx");
    }

    /// The options of a file in `launch/`, in its order.
    List<String> options(String file) {
        try (Stream<String> lines = Files.lines(root.resolve("launch").resolve(file))) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The options that packages start everything with: they have JavaFX in their runtime.
    List<String> machineOptions() {
        return Stream.concat(options("common.args").stream(), options("window.args").stream())
                .toList();
    }

    /// The folder with the licences of what is shipped.
    Path notices() {
        return root.resolve("package/notices");
    }

    String mainClass() {
        return options("main.args").getFirst();
    }

    /// The archive with the main class.
    Path mainArchive() {
        return archives("lib").stream()
                .filter(archive -> archive.getFileName().toString().startsWith("console-app-"))
                .findFirst()
                .orElseThrow(() -> new PackagingException("There is no console-app in " + root.resolve("lib") + "."));
    }

    private static Optional<String> natives(Path archive) {
        Matcher natives = NATIVES.matcher(archive.getFileName().toString());
        return natives.matches() ? Optional.of(natives.group(1)) : Optional.empty();
    }

    private List<Path> archives(String folder) {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
