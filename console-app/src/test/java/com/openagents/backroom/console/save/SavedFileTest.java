package com.openagents.backroom.console.save;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void fileOfThatName_staysAsItIs_andTheNextNameIsTaken() throws IOException {
        Path first = save("INV-000001.pdf", "one");
        Path second = save("INV-000001.pdf", "two");
        Path third = save("INV-000001.pdf", "three");

        assertEquals(folder.resolve("INV-000001.pdf"), first);
        assertEquals(folder.resolve("INV-000001 (2).pdf"), second);
        assertEquals(folder.resolve("INV-000001 (3).pdf"), third);
        assertEquals("one", Files.readString(first));
        assertEquals("two", Files.readString(second));
        assertEquals("three", Files.readString(third));
    }

    @Test
    void folderAndLinkOfThatName_areLeftAlone() throws IOException {
        Files.createDirectory(folder.resolve("a"));
        Files.createSymbolicLink(folder.resolve("a (2)"), folder.resolve("elsewhere"));

        assertEquals(folder.resolve("a (3)"), save("a", "new"));
        assertEquals(false, Files.exists(folder.resolve("elsewhere")));
    }

    @Test
    void tooManyOfOneName_areSaidInOneSentence() throws IOException {
        Files.createFile(folder.resolve("x.pdf"));
        for (int i = 2; i <= 1_000; i++) {
            Files.createFile(folder.resolve("x (" + i + ").pdf"));
        }

        String sentence = String.valueOf(
                assertThrows(IOException.class, () -> save("x.pdf", "more")).getMessage());
        assertEquals("There are 1000 files named x.pdf in " + folder + ". Remove some, then save it again.", sentence);
    }

    private Path save(String name, String text) throws IOException {
        return SavedFile.write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }
}
