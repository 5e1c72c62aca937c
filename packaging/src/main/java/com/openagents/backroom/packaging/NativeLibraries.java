package com.openagents.backroom.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Libraries of the system that lie in archives. In a package they lie in a folder: else every first start would unpack
/// them into the user's home or the folder for temporary files, and leave them there.
final class NativeLibraries {
    private static final List<String> ENDS = List.of(".so", ".dylib", ".dll");

    private NativeLibraries() {}

    /// Copies the libraries of archives into a folder, without the folders they lie in.
    static void unpack(List<Path> archives, Path target) {
        try {
            Files.createDirectories(target);
            for (Path archive : archives) {
                unpack(archive, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path archive, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(NativeLibraries::isLibrary).toList()) {
                Path file = target.resolve(Path.of(entry.getName()).getFileName());
                try (InputStream library = zip.getInputStream(entry)) {
                    Files.copy(library, file);
                }
                Files.setLastModifiedTime(file, entry.getLastModifiedTime());
            }
        }
    }

    private static boolean isLibrary(ZipEntry entry) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        return ENDS.stream().anyMatch(name::endsWith);
    }
}
