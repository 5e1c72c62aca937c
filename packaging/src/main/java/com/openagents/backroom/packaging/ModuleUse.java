package com.openagents.backroom.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/// Which of the JDK's modules the classes of archives name, read from their constant pools. `jdeps` would do, but stops
/// at
/// archives that are modules and require others that nobody ships.
final class ModuleUse {
    private final Map<String, String> moduleOfPackage = new HashMap<>();
    private final SortedMap<String, Set<String>> archivesOfModule = new TreeMap<>();

    private ModuleUse() {
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            module.descriptor()
                    .packages()
                    .forEach(name ->
                            moduleOfPackage.put(name, module.descriptor().name()));
        }
    }

    /// The modules, each with the archives whose classes name it.
    static SortedMap<String, Set<String>> of(List<Path> archives) {
        ModuleUse use = new ModuleUse();
        archives.forEach(use::read);
        return use.archivesOfModule;
    }

    private void read(Path archive) {
        String name = archive.getFileName().toString();
        // Of classes for several releases of Java those that this one takes.
        try (JarFile jar = new JarFile(archive.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
            for (JarEntry entry :
                    jar.versionedStream().filter(ModuleUse::isClass).toList()) {
                try (InputStream bytes = jar.getInputStream(entry)) {
                    readClass(bytes.readAllBytes(), name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readClass(byte[] bytes, String archive) {
        for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
            if (entry instanceof ClassEntry named) {
                String module = moduleOfPackage.get(packageOf(named.asInternalName()));
                if (module != null) {
                    archivesOfModule
                            .computeIfAbsent(module, _ -> new TreeSet<>())
                            .add(archive);
                }
            }
        }
    }

    /// Of `java/sql/Driver` or `[Ljava/sql/Driver;`: `java.sql`.
    private static String packageOf(String internalName) {
        int begin = internalName.startsWith("[") ? internalName.indexOf('L') + 1 : 0;
        int end = internalName.lastIndexOf('/');
        return end < begin ? "" : internalName.substring(begin, end).replace('/', '.');
    }

    /// A module's description names what it might use.
    private static boolean isClass(JarEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
    }
}
