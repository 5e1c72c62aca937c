package com.openagents.backroom.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What `./backroom package` makes, as a person meets it who has neither a checkout nor a JDK. Made once for all tests.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackagesTest {
    /// Its README says where it comes from.
    private static final String RECORDING = "packaging/src/test/resources/errors.jsonl";

    /// Below the folder that is watched.
    private static final String RECORDED = "-demo/errors.jsonl";

    private Script script;
    private Path image;
    private Path deb;

    @BeforeAll
    void make(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(
                System.getProperty("os.name").equals("Linux"), "packages of other systems are not tried yet");
        script = Script.cleanCopy(folder);
        Path out = folder.resolve("made packages");

        Script.Result made = script.run("package", "--type", "all", "--out", out.toString());

        assertEquals(0, made.code(), made.err());
        List<Path> paths = made.out().lines().map(Path::of).toList();
        assertEquals(2, paths.size(), made.out());
        image = paths.get(0);
        deb = paths.get(1);
        try (var left = Files.list(out)) {
            assertEquals(new TreeSet<>(paths), new TreeSet<>(left.toList()));
        }
    }

    @Test
    void unknownType_isRefused() {
        Script.Result result = script.run("package", "--type", "msi");

        assertEquals(2, result.code(), result.err());
        assertEquals("", result.out());
        assertEquals(
                "backroom: --type takes app-image, deb or all here; it got msi. Packages of other systems are made"
                        + " there.\n",
                result.err());
    }

    @Test
    void image_showsAHudFromWhereverItLies(@TempDir Path folder) throws IOException {
        Path moved = folder.resolve("moved here");
        Files.move(image, moved);
        Path data = folder.resolve("data");
        try (XScreen screen = XScreen.start(folder)) {
            ShownConsole console = new ShownConsole(
                    screen,
                    arguments -> {
                        List<String> command = new ArrayList<>(
                                List.of(moved.resolve("bin/backroom").toString()));
                        command.addAll(arguments);
                        command.addAll(List.of("--data", data.toString()));
                        return script.builder(Map.of("DISPLAY", screen.display()), command);
                    },
                    folder.resolve("said.txt"));
            Path watched = watched(folder);
            console.showsTheHudOf(watched.toString());
            console.serves(watched.toString());
            Path picture = folder.resolve("picture.png");
            console.paints(
                    List.of("cpu", "vulkan", "canvas"),
                    watched.resolve(RECORDED).toString(),
                    picture.toString(),
                    picture);
        } finally {
            Files.move(moved, image);
        }
    }

    @Test
    void deb_installsOnACleanSystem_showsAHud_andLeavesNothingButData(@TempDir Path folder) throws IOException {
        CleanRoot.findObstacle().ifPresent(Assumptions::abort);
        try (CleanRoot system = CleanRoot.fittingFor(deb, folder.resolve("root"))) {
            Files.copy(deb, system.path("/tmp/backroom.deb"));
            Path watched = watched(system.path(CleanRoot.HOME));
            Set<String> before = system.files();

            system.administer("dpkg", "--install", "/tmp/backroom.deb");
            try (XScreen screen = XScreen.start(folder)) {
                ShownConsole console = new ShownConsole(
                        screen,
                        arguments -> {
                            List<String> words = new ArrayList<>(List.of("backroom"));
                            words.addAll(arguments);
                            return new ProcessBuilder(system.command(screen.display(), words));
                        },
                        folder.resolve("said.txt"));
                String inside = CleanRoot.HOME + "/" + watched.getFileName();
                console.showsTheHudOf(inside);
                console.serves(inside);
                // A driver for Vulkan is only recommended, so a clean system has none.
                console.paints(
                        List.of("cpu", "canvas"),
                        inside + "/" + RECORDED,
                        CleanRoot.HOME + "/picture.png",
                        system.path(CleanRoot.HOME + "/picture.png"));
                assertTrue(Files.readAllLines(system.path("/usr/share/applications/backroom.desktop"))
                        .contains("StartupWMClass=" + ShownConsole.WINDOW_CLASS));
            }
            system.administer("dpkg", "--remove", "backroom");

            Set<String> left = new TreeSet<>(system.files());
            left.removeAll(before);
            left.removeIf(path -> path.startsWith(CleanRoot.HOME + "/."));
            assertEquals(Set.of(), left);
            assertTrue(Files.exists(system.path(CleanRoot.HOME + "/.local/share/backroom/backroom.mv.db")));
        }
    }

    private Path watched(Path folder) throws IOException {
        Path watched = folder.resolve("watched");
        Path recording = watched.resolve(RECORDED);
        Files.createDirectories(recording.resolveSibling("."));
        Files.copy(script.root().resolve(RECORDING), recording);
        return watched;
    }
}
