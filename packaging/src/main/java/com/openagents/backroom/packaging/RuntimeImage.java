package com.openagents.backroom.packaging;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// The Java runtime of the packages: the JDK's modules that the program needs, and JavaFX's.
final class RuntimeImage {
    /// Named by shipped classes, or needed all the same.
    static final List<String> MODULES = List.of(
            "java.desktop", // ImageIO writes pictures; java.beans for SnakeYAML
            "java.logging",
            "java.management", // HikariCP, H2, metrics
            "java.naming", // data sources
            "java.net.http",
            "java.sql",
            "java.xml",
            "jdk.charsets", // file names where the system's encoding is not UTF-8
            "jdk.management", // metrics of memory and processor
            "jdk.net", // keep-alive of sockets
            "jdk.unsupported", // sun.misc.Unsafe for JavaFX and Caffeine
            "jdk.zipfs", // file systems in archives
            "javafx.controls");

    /// Shipped classes name these for what Backroom never does.
    static final List<String> UNNEEDED = List.of(
            "java.compiler", // H2 and jOOQ compile what users write in Java
            "java.scripting", // H2 runs triggers written in scripts
            "jdk.httpserver"); // an example in the archive of Stripe's client

    private RuntimeImage() {}

    /// Links a runtime into a folder that is not there yet.
    ///
    /// @param classPath what is to run on it
    /// @throws PackagingException when an archive names a module that is neither in it nor known to be unneeded
    static void link(Program program, List<Path> classPath, HostSystem system, Path target) {
        requireModules(ModuleUse.of(classPath), resolved(program));
        String modulePath =
                program.modulePath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        // Not compressed: packages compress the whole better than jlink its parts.
        new JdkTool("jlink")
                .run(List.of(
                        "--module-path",
                        modulePath,
                        "--add-modules",
                        String.join(",", MODULES),
                        "--exclude-resources",
                        "regex:/javafx\\.[a-z]+/.*\\.(so|dylib|dll)",
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        target.toString()));
        // Where JavaFX looks first.
        NativeLibraries.unpack(program.modulePath(), target.resolve(system == HostSystem.WINDOWS ? "bin" : "lib"));
    }

    /// All modules of the runtime: those listed and what they require.
    private static Set<String> resolved(Program program) {
        ModuleFinder javafx = ModuleFinder.of(program.modulePath().toArray(Path[]::new));
        return Configuration.empty().resolve(ModuleFinder.ofSystem(), javafx, MODULES).modules().stream()
                .map(ResolvedModule::name)
                .collect(Collectors.toSet());
    }

    static void requireModules(SortedMap<String, Set<String>> used, Set<String> present) {
        String missing = used.entrySet().stream()
                .filter(use -> !present.contains(use.getKey()) && !UNNEEDED.contains(use.getKey()))
                .map(use -> use.getKey() + " (by " + String.join(", ", use.getValue()) + ")")
                .collect(Collectors.joining("; "));
        if (!missing.isEmpty()) {
            throw new PackagingException("The runtime lacks modules that shipped classes name: " + missing
                    + "; add them to RuntimeImage.MODULES, or to UNNEEDED with the reason.");
        }
    }
}
