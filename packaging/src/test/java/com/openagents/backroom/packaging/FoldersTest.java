package com.openagents.backroom.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir
    private Path folder;

    @Test
    void copy_keepsLinksAndTimes() throws IOException {
        Path source = Files.createDirectories(folder.resolve("one/two"));
        Path file = Files.writeString(source.resolve("text"), "twelve bytes");
        FileTime time = FileTime.from(Instant.parse("2026-11-23T09:15:02Z"));
        Files.setLastModifiedTime(file, time);
        Files.createSymbolicLink(folder.resolve("one/link"), Path.of("two/text"));

        Folders.copy(folder.resolve("one"), folder.resolve("copy"));

        assertTrue(Files.isSymbolicLink(folder.resolve("copy/link")));
        assertEquals("twelve bytes", Files.readString(folder.resolve("copy/link")));
        assertEquals(time, Files.getLastModifiedTime(folder.resolve("copy/two/text")));
        assertEquals(12, Folders.bytes(folder.resolve("copy")));
    }

    @Test
    void delete_takesEverythingButWhatLinksLeadTo() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept"), "kept");
        Path doomed = Files.createDirectories(folder.resolve("doomed/deep"));
        Files.createSymbolicLink(doomed.resolve("link"), kept);
        Files.createSymbolicLink(doomed.resolve("broken"), folder.resolve("nowhere"));

        Folders.delete(folder.resolve("doomed"));
        Folders.delete(folder.resolve("never there"));

        assertFalse(Files.exists(folder.resolve("doomed")));
        assertTrue(Files.exists(kept));
    }
}
