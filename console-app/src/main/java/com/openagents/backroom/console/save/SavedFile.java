package com.openagents.backroom.console.save;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that is written beside those that are there, never over them, as browsers save downloads.
public final class SavedFile {
    /// So many files of one name, and somebody tidies up before there is one more.
    private static final int MAX_SAME_NAME = 1_000;

    private SavedFile() {}

    /// Writes a file of that name, or of the next one that is free: `name (2).pdf`.
    ///
    /// @return where it is
    public static Path write(Path folder, String name, byte[] content) throws IOException {
        return write(folder, name, out -> out.write(content));
    }

    /// What goes into a file.
    @FunctionalInterface
    public interface Content {
        /// Writes it.
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes a file that need not be in memory at once; one that can't be written to its end is taken away.
    ///
    /// @return where it is
    public static Path write(Path folder, String name, Content content) throws IOException {
        Files.createDirectories(folder);
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
    private static boolean isWritten(Path file, Content content) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            content.writeTo(out);
            return true;
        } catch (IOException | RuntimeException e) {
            Files.delete(file);
            throw e;
        }
    }
}
