package com.openagents.backroom.console.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.console.process.Program.Said;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong while the program runs: it says so in one sentence, goes on with all else, and loses nothing.
class SourceTroubleTest {
    private static final int MIB = 1024 * 1024;

    @TempDir
    private Path home;

    private Program program = new Program(Path.of(""));
    private Path agents = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        program = new Program(home);
        agents = Files.createDirectories(home.resolve("agents"));
    }

    @AfterEach
    void unmount() throws Exception {
        if (Files.exists(home.resolve("disk"))) {
            run("umount", "-l", home.resolve("disk").toString());
        }
    }

    @Test
    void unreadableFileAndFolder_areSaid_andReadOnceTheyMayBe() throws Exception {
        program.withoutRootsRights();
        Path file = write("a.jsonl", "first", 1);
        write("b.jsonl", "second", 1);
        Path folder = agents.resolve("folder");
        write("folder/c.jsonl", "third", 1);
        Permissions.take(file);
        Permissions.take(folder);
        try (RunningServer server = program.server("--watch", agents.toString())) {
            Await.until("the readable one is read", () -> sessions(server) == 1);
            Await.until("the advice is there", () -> advice(server).endsWith("give this user the right to read it"));
            Permissions.give(folder);
            Await.until("the folder is read", () -> sessions(server) == 2);
            Await.until(
                    "the file is named",
                    () -> advice(server).equals(file + " can't be read: give this user the right to read it"));
            Permissions.give(file);
            Await.until("the file is read", () -> sessions(server) == 3);
            Await.until("all is well", () -> advice(server).isEmpty());
            assertEquals("", server.err());
        }
    }

    @Test
    void fullDisk_isSaid_andWhatCameMeanwhileIsThereOnceThereIsRoom() throws Exception {
        Path disk = mountSmallDisk();
        Path data = disk.resolve("data");
        write("a.jsonl", "first", 1);
        try (RunningServer server = program.server("--data", data.toString(), "--watch", agents.toString())) {
            Await.until("it is read", () -> sessions(server) == 1);
            Path filler = fill(disk);
            write("b.jsonl", "second", 50);
            Await.until(
                    "the advice says so",
                    () -> advice(server)
                            .endsWith("says waits to be stored: There is no space left in " + data
                                    + "; free some and it goes on by itself, nothing that was stored is lost."));
            String page = server.get("/hud/" + hud(server, "first"));
            assertTrue(page.contains("turn 0 of first"), "what is stored is served meanwhile");
            Files.delete(filler);
            Await.until("it is read after all", () -> sessions(server) == 2);
            Await.until("all is well", () -> advice(server).isEmpty());
            String events = server.get("/hud/" + hud(server, "second") + "/events");
            for (int i = 0; i < 50; i++) {
                String turn = "\"turn " + i + " of second\"";
                assertEquals(
                        1,
                        events.lines()
                                .filter(line -> line.contains("\"chunk\"") && line.contains(turn))
                                .count(),
                        turn);
            }
            assertEquals(143, server.stop());
        }
        String kept =
                program.run("sessions", "--json", "--data", data.toString()).out();
        assertEquals(2, json(kept).path("sessions").size());
    }

    @Test
    void startOnAFullDisk_isOneSentence() throws Exception {
        Path disk = mountSmallDisk();
        Path filler = fill(disk);
        Path data = disk.resolve("data");

        Said said = program.run("server", "--data", data.toString(), "--port", "0", "--admin-port", "0");

        assertTrue(said.code() == 1 || said.code() == 2, said.toString());
        assertEquals("", said.out());
        assertEquals(1, said.err().lines().count(), said.err());
        assertTrue(said.err().toLowerCase(Locale.ROOT).contains("space"), said.err());
        Files.delete(filler);
        assertEquals(0, program.run("sessions", "--data", data.toString()).code());
    }

    private Path mountSmallDisk() throws Exception {
        Path disk = Files.createDirectory(home.resolve("disk"));
        if (run("mount", "-t", "tmpfs", "-o", "size=96m,mode=700", "tmpfs", disk.toString()) != 0) {
            throw Program.skip("a small disk can't be mounted here; run as root to test a full disk");
        }
        return disk;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /// Writes until there is no byte left.
    private static Path fill(Path disk) throws IOException {
        Path filler = disk.resolve("filler");
        byte[] block = new byte[MIB / 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(disk).getUsableSpace() > 0) {
                out.write(block);
            }
        } catch (IOException full) {
            assertEquals(0, Files.getFileStore(disk).getUsableSpace(), "full, as it should be");
        }
        return filler;
    }

    /// Appends turns of a session of its own.
    private Path write(String name, String session, int turns) throws IOException {
        Path file = agents.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < turns; i++) {
            lines.append("""
                    {"type":"user","uuid":"%1$s-%2$d","sessionId":"%1$s","cwd":"/home/dev/%1$s",\
                    "timestamp":"2026-11-25T09:00:%2$02dZ","message":{"role":"user","content":"turn %2$d of %1$s"}}
                    """.formatted(session, i));
        }
        return Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static int sessions(RunningServer server) {
        return json(server.admin("/api/admin/sessions")).path("sessions").size();
    }

    private static String hud(RunningServer server, String session) {
        for (JsonNode node : json(server.admin("/api/admin/sessions")).path("sessions")) {
            if (node.path("session_id").asText().equals(session)) {
                return node.path("hud").asText();
            }
        }
        throw new AssertionError("no session " + session);
    }

    private static String advice(RunningServer server) {
        return json(server.admin("/api/admin/sources")).at("/sources/0/advice").asText("");
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (NotJsonException e) {
            throw new AssertionError(text, e);
        }
    }
}
