package com.openagents.backroom.console.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Who may do what with a file.
final class Permissions {
    private Permissions() {}

    /// Nobody may do anything with it.
    static void take(Path path) throws IOException {
        set(path, "---------");
    }

    /// Its owner may read it and, of a folder, go into it.
    static void readOnly(Path path) throws IOException {
        set(path, "r-x------");
    }

    /// Its owner may do all.
    static void give(Path path) throws IOException {
        set(path, "rwx------");
    }

    private static void set(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
