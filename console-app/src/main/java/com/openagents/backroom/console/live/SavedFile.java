package com.openagents.backroom.console.live;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that is written beside those that are there, never over them, as browsers save downloads.
final class SavedFile {
    /// So many files of one name, and somebody tidies up before there is one more.
    private static final int MAX_SAME_NAME = 1_000;

    private SavedFile() {}

    /// Writes a file of that name, or of the next one that is free: `name (2).pdf`.
    ///
    /// @return where it is
    static Path write(Path folder, String name, byte[] content) throws IOException {
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        for (int i = 1; i <= MAX_SAME_NAME; i++) {
            Path file = folder.resolve(i == 1 ? name : stem + " (" + i + ")" + ending);
            if (isWritten(file, content)) {
                return file;
            }
        }
        throw new IOException("There are " + MAX_SAME_NAME + " files named " + name + " in " + folder
                + ". Remove some, then save it again.");
    }

    /// Writes a file, if there is none.
    private static boolean isWritten(Path file, byte[] content) throws IOException {
        try {
            Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }
}
