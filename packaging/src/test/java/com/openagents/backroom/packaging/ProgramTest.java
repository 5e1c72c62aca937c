package com.openagents.backroom.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(folder.resolve("launch"));
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("launch/main.args"), "some.Main\n");
    }

    @Test
    void classPath_isSorted_andLibrariesAreThoseOfOneSystem() throws IOException {
        for (String name : List.of(
                "lwjgl-3.4.3.jar",
                "lwjgl-3.4.3-natives-linux.jar",
                "lwjgl-3.4.3-natives-linux-arm64.jar",
                "lwjgl-3.4.3-natives-macos-arm64.jar",
                "lwjgl-3.4.3-natives-windows.jar",
                "a.jar",
                "notes.txt")) {
            Files.createFile(folder.resolve("lib").resolve(name));
        }
        Program program = new Program(folder);

        assertEquals(List.of("a.jar", "lwjgl-3.4.3.jar"), names(program.classPath()));
        assertEquals(
                List.of("lwjgl-3.4.3-natives-linux.jar"), names(program.nativeArchives(HostSystem.LINUX, "amd64")));
        assertEquals(
                List.of("lwjgl-3.4.3-natives-linux-arm64.jar"),
                names(program.nativeArchives(HostSystem.LINUX, "aarch64")));
        assertEquals(
                List.of("lwjgl-3.4.3-natives-macos-arm64.jar"),
                names(program.nativeArchives(HostSystem.MACOS, "aarch64")));
    }

    @Test
    void options_areLinesWithoutCommentsInTheirOrder() throws IOException {
        Files.writeString(folder.resolve("launch/common.args"), "# why\n-Xone\n\n  -Dtwo=2  \n");
        Files.writeString(folder.resolve("launch/window.args"), "--three\n");
        Program program = new Program(folder);

        assertEquals(List.of("-Xone", "-Dtwo=2", "--three"), program.machineOptions());
        assertEquals("some.Main", program.mainClass());
    }

    @Test
    void folderWithoutAProgram_isRefused() {
        PackagingException refused = assertThrows(PackagingException.class, () -> new Program(folder.resolve("lib")));

        assertEquals(
                "There is no built program in " + folder.resolve("lib") + "; make packages with ./backroom package.",
                refused.getMessage());
    }

    private static List<String> names(List<Path> paths) {
        return paths.stream().map(path -> path.getFileName().toString()).toList();
    }
}
