package com.openagents.backroom.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Whole folders.
final class Folders {
    private Folders() {}

    /// Copies a folder with everything in it. Links stay links, files keep their times: the start cache asks for them.
    static void copy(Path source, Path target) {
        for (Path path : tree(source)) {
            Path copied = target.resolve(source.relativize(path).toString());
            try {
                Files.createDirectories(copied.resolveSibling("."));
                Files.copy(path, copied, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Removes a folder with everything in it; one that is not there is no fault.
    static void delete(Path folder) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            for (Path path : tree(folder).reversed()) {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /// Bytes in all files of a folder.
    static long bytes(Path folder) {
        return tree(folder).stream()
                .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                .mapToLong(path -> path.toFile().length())
                .sum();
    }

    /// Everything in a folder, itself first, parents before children.
    static List<Path> tree(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.naturalOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
