package com.openagents.backroom.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The application folder that jpackage makes: launcher, archives and runtime, ready to run from wherever it lies.
record AppImage(Path root, HostSystem system) {
    /// The name of the folder, the launcher and the packages.
    static final String NAME = "backroom";

    /// The folder below [#app] with the libraries that archives brought.
    static final String NATIVES = "natives";

    /// Makes the image in a folder.
    ///
    /// @param work a folder for what is needed on the way
    static AppImage make(Program program, String version, HostSystem system, Path target, Path work) {
        List<Path> classPath = program.classPath();
        Path runtime = work.resolve("runtime");
        RuntimeImage.link(program, classPath, system, runtime);
        Path input = work.resolve("input");
        gather(program, classPath, input);
        NativeLibraries.unpack(
                program.nativeArchives(system, System.getProperty("os.arch", "")), input.resolve(NATIVES));
        Path icon = AppIcon.write(system, work);
        List<String> arguments = new ArrayList<>(List.of(
                "--type",
                "app-image",
                "--name",
                NAME,
                "--app-version",
                versionFor(system, version),
                "--description",
                "Operator console for coding agents",
                "--input",
                input.toString(),
                "--main-jar",
                program.mainArchive().getFileName().toString(),
                "--main-class",
                program.mainClass(),
                "--runtime-image",
                runtime.toString(),
                "--icon",
                icon.toString(),
                "--dest",
                target.toString()));
        program.machineOptions().forEach(option -> arguments.addAll(List.of("--java-options", option)));
        arguments.addAll(List.of("--java-options", nativesOption("$APPDIR")));
        if (system == HostSystem.WINDOWS) {
            arguments.add("--win-console"); // without it `backroom sessions` would say nothing
        }
        new JdkTool("jpackage").run(arguments);
        return new AppImage(target.resolve(folder(system)), system);
    }

    /// The name of the image's folder.
    static String folder(HostSystem system) {
        return system == HostSystem.MACOS ? NAME + ".app" : NAME;
    }

    /// Tells LWJGL where its libraries are.
    ///
    /// @param app the folder that holds [#NATIVES]
    static String nativesOption(String app) {
        return "-Dorg.lwjgl.librarypath=" + app + "/" + NATIVES;
    }

    /// What a person starts.
    Path launcher() {
        return switch (system) {
            case LINUX -> root.resolve("bin").resolve(NAME);
            case MACOS -> root.resolve("Contents/MacOS").resolve(NAME);
            case WINDOWS -> root.resolve(NAME + ".exe");
        };
    }

    /// The folder with the archives, the notices and the launcher's settings.
    Path app() {
        return switch (system) {
            case LINUX -> root.resolve("lib/app");
            case MACOS -> root.resolve("Contents/app");
            case WINDOWS -> root.resolve("app");
        };
    }

    /// The Java runtime.
    Path runtime() {
        return switch (system) {
            case LINUX -> root.resolve("lib/runtime");
            case MACOS -> root.resolve("Contents/runtime/Contents/Home");
            case WINDOWS -> root.resolve("runtime");
        };
    }

    /// The archives in the order in which the launcher names them; a start cache holds for one order only.
    List<String> classPath() {
        return settings().stream()
                .filter(line -> line.startsWith("app.classpath=$APPDIR/"))
                .map(line -> line.substring("app.classpath=$APPDIR/".length()))
                .toList();
    }

    /// Lets every start use a cache that lies in [#app].
    void useCache(Path cache) {
        List<String> lines = new ArrayList<>(settings());
        lines.add(lines.indexOf("[JavaOptions]") + 1, "java-options=-XX:AOTCache=$APPDIR/" + cache.getFileName());
        try {
            Files.write(settingsFile(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> settings() {
        try {
            return Files.readAllLines(settingsFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path settingsFile() {
        return app().resolve(NAME + ".cfg");
    }

    private static void gather(Program program, List<Path> classPath, Path input) {
        try {
            Files.createDirectories(input);
            for (Path archive : classPath) {
                Files.copy(archive, input.resolve(archive.getFileName()));
            }
            Folders.copy(program.notices(), input.resolve("notices"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// macOS knows no version that begins with 0.
    static String versionFor(HostSystem system, String version) {
        return system == HostSystem.MACOS ? version.replaceFirst("^0\\.", "1.") : version;
    }
}
