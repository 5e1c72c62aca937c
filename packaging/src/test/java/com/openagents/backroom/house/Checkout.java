package com.openagents.backroom.house;

import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The files of this checkout as a maintainer sees them: what git knows or would add, nothing built.
final class Checkout {
    static final List<String> MODULES = List.of("schema", "hud-gpu", "embedded-server", "console-app", "packaging");

    private static final Set<String> BINARY =
            Set.of("png", "ttf", "otf", "woff2", "gz", "br", "ico", "icns", "jpg", "bin");

    private final Path root = SharedFixtures.root();

    Path root() {
        return root;
    }

    /// Paths relative to the root, sorted.
    List<Path> files() {
        try {
            Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                throw new IOException("git ls-files failed; the house's tests need a git checkout");
            }
            return Stream.of(names.split("\0"))
                    .map(Path::of)
                    .filter(path -> Files.isRegularFile(root.resolve(path)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<Path> javaFiles() {
        return files().stream()
                .filter(path -> path.toString().endsWith(".java"))
                .toList();
    }

    /// Files of text that we wrote; recordings and licences keep the bytes they came with.
    List<Path> textFiles() {
        return files().stream()
                .filter(path -> !BINARY.contains(extension(path)))
                .filter(path -> !path.toString().contains("src/test/resources/"))
                .filter(path -> !path.toString().endsWith(".jsonl"))
                .filter(path -> !path.getFileName().toString().startsWith("OFL"))
                .toList();
    }

    String text(Path relative) {
        try {
            return Files.readString(root.resolve(relative));
        } catch (IOException e) {
            throw new UncheckedIOException(relative.toString(), e);
        }
    }

    static String extension(Path path) {
        String name = path.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
