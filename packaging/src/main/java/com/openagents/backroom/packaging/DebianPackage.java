package com.openagents.backroom.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The Debian package: the parts of an image at their places below `/usr`.
///
/// jpackage would make one too, but puts menu entry and command outside of what dpkg knows, by scripts that run at
/// installation, and starts the program through a launcher that asks rpm and dpkg where it lies each time. Here every
/// file
/// belongs to dpkg and no script runs (docs/decisions/packages.md).
///
/// ```
/// /usr/bin/backroom                          -> ../lib/backroom/backroom
/// /usr/lib/backroom/                         backroom (starts it)  app/  launch/  runtime/
/// /usr/share/applications/, icons/hicolor/   menu entry and icon
/// /usr/share/doc/backroom/                   copyright, notices/
/// ```
final class DebianPackage {
    private static final Path HOME = Path.of("/usr/lib/backroom");

    private static final long BYTES_PER_KIB = 1024;

    private final AppImage image;
    private final Program program;
    private final Path stage;

    private DebianPackage(AppImage image, Program program, Path stage) {
        this.image = image;
        this.program = program;
        this.stage = stage;
    }

    /// Writes the package into a folder.
    ///
    /// @param work an empty folder, for the files of the package
    /// @return the package
    static Path make(AppImage image, Program program, String version, Path target, Path work) {
        String architecture = Command.of("dpkg", "--print-architecture").run().strip();
        Path deb = target.resolve(AppImage.NAME + "_" + version + "_" + architecture + ".deb");
        try {
            new DebianPackage(image, program, work).stage(version, architecture);
            Files.deleteIfExists(deb);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Level 1: nine seconds and 70 MB, where the default takes 77 seconds for 63 MB.
        Command.of("dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", work.toString(), deb.toString())
                .run();
        return deb;
    }

    private void stage(String version, String architecture) throws IOException {
        Path home = below(HOME);
        Folders.copy(image.runtime(), home.resolve("runtime"));
        Folders.copy(program.root().resolve("launch"), home.resolve("launch"));
        Files.createDirectories(home.resolve("app"));
        for (String archive : image.classPath()) {
            keep(image.app().resolve(archive), home.resolve("app").resolve(archive));
        }
        keep(image.app().resolve(StartCache.FILE), home.resolve("app").resolve(StartCache.FILE));
        Folders.copy(image.app().resolve(AppImage.NATIVES), home.resolve("app").resolve(AppImage.NATIVES));
        Files.write(home.resolve("launch/installed.args"), installedOptions());
        write(home.resolve("backroom"), resource("backroom.sh"));
        Files.setPosixFilePermissions(home.resolve("backroom"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Path bin = Files.createDirectories(below(Path.of("/usr/bin")));
        Files.createSymbolicLink(bin.resolve(AppImage.NAME), Path.of("../lib/backroom/backroom"));
        stageDesktop();
        Path documents = below(Path.of("/usr/share/doc/backroom"));
        Folders.copy(program.notices(), documents.resolve("notices"));
        write(documents.resolve("copyright"), resource("copyright"));
        write(
                stage.resolve("DEBIAN/control"),
                resource("control")
                        .replace("@version@", version)
                        .replace("@architecture@", architecture)
                        .replace("@size@", Long.toString(Folders.bytes(stage) / BYTES_PER_KIB)));
        for (Path path : Folders.tree(stage)) {
            plainPermissions(path);
        }
    }

    private void stageDesktop() throws IOException {
        write(below(Path.of("/usr/share/applications")).resolve("backroom.desktop"), resource("backroom.desktop"));
        for (int size : AppIcon.SIZES_PX) {
            Path folder = below(Path.of("/usr/share/icons/hicolor", size + "x" + size, "apps"));
            Files.createDirectories(folder);
            Files.write(folder.resolve("backroom.png"), AppIcon.png(size));
        }
    }

    /// What only an installed program can say: where it lies.
    private List<String> installedOptions() {
        Path app = HOME.resolve("app");
        return List.of(
                "-XX:AOTCache=" + app.resolve(StartCache.FILE),
                AppImage.nativesOption(app.toString()),
                "-Dbackroom.command=backroom",
                "--class-path",
                image.classPath().stream()
                        .map(archive -> app.resolve(archive).toString())
                        .collect(Collectors.joining(":")));
    }

    private Path below(Path installed) {
        return stage.resolve(Path.of("/").relativize(installed).toString());
    }

    private static void keep(Path source, Path target) throws IOException {
        Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    /// As Debian wants them, whatever the umask was: all may read, programs and folders may be entered.
    private static void plainPermissions(Path path) throws IOException {
        if (!Files.isSymbolicLink(path)) {
            boolean isExecutable = Files.isDirectory(path) || Files.isExecutable(path);
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(isExecutable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream bytes = DebianPackage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(bytes, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
