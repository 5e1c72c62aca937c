package com.openagents.backroom.console.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Other programs on this machine.
final class Programs {
    private Programs() {}

    /// The first of these names on the PATH.
    static Optional<Path> find(List<String> names) {
        List<String> folders =
                Arrays.asList(String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1));
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// PostgreSQL's `initdb`, which Debian keeps off the PATH.
    static Optional<Path> findPostgres() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(versions)) {
            try (Stream<Path> folders = Files.list(versions)) {
                Optional<Path> found = folders.map(folder -> folder.resolve("bin/initdb"))
                        .filter(Files::isExecutable)
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return find(List.of("initdb"));
    }
}
