package com.openagents.backroom.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Makes an image, its start cache and what is installed, in this order.
///
/// @param out the folder for what is made; earlier results of the same names are replaced
/// @param progress takes a line on each step
record Packages(Program program, String version, HostSystem system, Path out, Consumer<String> progress) {
    private static final long BYTES_PER_MB = 1_000_000;

    /// Makes what is wanted.
    ///
    /// @return the image's folder and the packages
    List<Path> make(PackageType wanted) {
        Path work = out.resolve("work");
        Folders.delete(work);
        try {
            Files.createDirectories(work);
            return make(wanted, work);
        } catch (IOException e) {
            throw new PackagingException(
                    "The folder " + out + " can't be written (" + e.getMessage() + "); choose another --out.", e);
        } finally {
            Folders.delete(work);
        }
    }

    private List<Path> make(PackageType wanted, Path work) throws IOException {
        List<Path> made = new ArrayList<>();
        Path target = wanted.hasImage() ? out : Files.createDirectories(work.resolve("image"));
        Folders.delete(target.resolve(AppImage.folder(system)));
        progress.accept("linking the runtime and making the image");
        AppImage image = AppImage.make(program, version, system, target, folder(work, "parts"));
        if (StartCache.canBeMade(system)) {
            progress.accept("running the console once for its start cache");
            StartCache.addTo(image, folder(work, "training"));
        }
        if (wanted.hasImage()) {
            made.add(image.root());
        }
        if (wanted.hasInstaller()) {
            progress.accept("packing");
            made.add(install(image, work));
        }
        for (Path path : made) {
            progress.accept(path.getFileName() + ": " + Folders.bytes(path) / BYTES_PER_MB + " MB");
        }
        return made;
    }

    private Path install(AppImage image, Path work) throws IOException {
        return switch (system) {
            case LINUX -> DebianPackage.make(image, program, version, out, folder(work, "deb"));
            case MACOS, WINDOWS -> SystemInstaller.make(image, program, version, out);
        };
    }

    private static Path folder(Path work, String name) throws IOException {
        return Files.createDirectories(work.resolve(name));
    }
}
