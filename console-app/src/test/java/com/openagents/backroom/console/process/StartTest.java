package com.openagents.backroom.console.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.process.Program.Said;
import com.openagents.backroom.server.db.h2.JournaledFilePath;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stops a start is one sentence on stderr and an exit code, and nothing is changed.
class StartTest {
    @TempDir
    private Path home;

    private Program program = new Program(Path.of(""));
    private String data = "";

    @BeforeEach
    void folders() {
        program = new Program(home);
        data = home.resolve("data").toString();
    }

    @Test
    void homeFolder_holdsTheData_andTheAgentsFiles() throws Exception {
        Files.createDirectories(home.resolve(".claude/projects"));
        try (RunningServer server = program.server()) {
            assertEquals(home.resolve(".local/share/backroom"), server.data());
            assertTrue(server.admin("/api/admin/sources").contains("\"" + home + "/.claude/projects\""));
            assertEquals(server.sources(), server.admin("/api/admin/sources").split("\"folder\"", -1).length - 1);
            assertEquals("", server.err());
        }
    }

    /// Whatever listens on all addresses is reached by this one too.
    @Test
    void listeners_areReachedByTheirOwnAddressOnly_NET01() throws Exception {
        try (RunningServer server = program.server("--data", data)) {
            for (URI address :
                    List.of(server.instance().url(), server.instance().adminUrl())) {
                new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), address.getPort()).close();
                InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
                assertThrows(ConnectException.class, () -> new Socket(other, address.getPort()).close());
            }
        }
    }

    @Test
    void takenPorts_areNamedWithTheirOptions() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            for (String option : new String[] {"--port", "--admin-port"}) {
                String other = option.equals("--port") ? "--admin-port" : "--port";
                assertRefused(
                        1,
                        "Port " + port + " on 127.0.0.1 can't be used (Address already in use). Stop what uses it, or"
                                + " choose another with " + option + " N; 0 takes any free one.",
                        "server",
                        "--data",
                        data,
                        option,
                        port,
                        other,
                        "0");
            }
        }
        assertEquals(0, program.run("sessions", "--data", data).code());
    }

    @Test
    void folderInUse_isSaidWithTheProcess_andTheOtherGoesOn() throws Exception {
        try (RunningServer server = program.server("--data", data)) {
            assertRefused(
                    2, "The data folder " + data + " is in use by process ", "server", "--data", data, "--port", "0");
            assertEquals(
                    "{\"sessions\":[]}\n",
                    program.run("sessions", "--json", "--data", data).out());
            assertEquals(143, server.stop());
        }
        assertEquals(0, program.run("sessions", "--data", data).code());
    }

    @Test
    void databaseOfANewerVersion_isRefused_andNoByteOfItChanges() throws Exception {
        program.server("--data", data).close();
        Path file = home.resolve("data/backroom.mv.db");
        addMigration(home.resolve("data/backroom"), 900);
        byte[] before = Files.readAllBytes(file);
        FileTime touched = Files.getLastModifiedTime(file);
        for (String command : new String[] {"server", "sessions"}) {
            assertRefused(
                    1,
                    "The database in " + data + " was written by a newer Backroom (version 900 of its tables); install"
                            + " that one, or choose another folder with --data.",
                    command,
                    "--data",
                    data,
                    "--port",
                    "0",
                    "--admin-port",
                    "0");
        }
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(touched, Files.getLastModifiedTime(file));
    }

    private static void addMigration(Path database, int version) throws SQLException {
        JournaledFilePath.register();
        try (Connection admin =
                        DriverManager.getConnection("jdbc:h2:journaled:async:" + database, "BACKROOM_ADMIN", "");
                Statement statement = admin.createStatement()) {
            statement.execute("INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\","
                    + " \"type\", \"script\", \"checksum\", \"installed_by\", \"execution_time\", \"success\")"
                    + " VALUES (" + version + ", '" + version + "', 'from the future', 'SQL', 'V900__x.sql', 1, 'x', 1,"
                    + " TRUE)");
        }
    }

    @Test
    void somethingElseInTheDatabasesPlace_isRefused_andLeftAlone() throws Exception {
        Files.createDirectories(home.resolve("data"));
        Path file = Files.writeString(home.resolve("data/backroom.mv.db"), "my notes\n".repeat(999));

        assertRefused(1, "The database in " + data + " cannot be used", "server", "--data", data);

        assertEquals("my notes\n".repeat(999), Files.readString(file));
    }

    @Test
    void dataFolderNobodyMayUse_isSaid() throws Exception {
        program.withoutRootsRights();
        Path closed = Files.createDirectories(home.resolve("closed folder"));
        Permissions.take(closed);
        assertRefused(2, "The data folder " + closed + " cannot be used", "server", "--data", closed.toString());
        Permissions.readOnly(closed);
        assertRefused(2, "The data folder " + closed + " cannot be used", "server", "--data", closed.toString());
        Path inside = closed.resolve("data");
        assertRefused(2, "The data folder " + inside + " cannot be used", "server", "--data", inside.toString());
        Permissions.give(closed);
    }

    @Test
    void keysAndLogsNobodyMayWrite_areSaid() throws Exception {
        program.withoutRootsRights();
        program.server("--data", data).close();
        for (String part : new String[] {"keys", "logs", "keys/operator-token"}) {
            Path path = home.resolve("data").resolve(part);
            if (part.endsWith("token")) {
                Files.delete(path);
                Files.createDirectories(path.resolve("in the way"));
            } else {
                Files.deleteIfExists(path.resolve("backroom.log"));
                Permissions.readOnly(path);
            }
            Said said = program.run("server", "--data", data, "--port", "0", "--admin-port", "0");
            assertEquals(2, said.code(), part + ": " + said);
            assertOneSentence(part, said);
            Permissions.give(path);
        }
    }

    @Test
    void fileInTheDataFoldersPlace_isSaid() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "mine");

        assertRefused(
                2,
                "The data folder " + file + " cannot be used (a file is in the way); make it writable or choose"
                        + " another with --data.",
                "server",
                "--data",
                file.toString());

        assertEquals("mine", Files.readString(file));
    }

    @Test
    void watchedFolderThatCannotBe_isSaid() throws Exception {
        program.withoutRootsRights();
        Path closed = Files.createDirectories(home.resolve("agents"));
        Permissions.take(closed);
        assertRefused(
                1,
                "The folder " + closed + " cannot be watched: this user may not read it; give it the right to.",
                "server",
                "--data",
                data,
                "--watch",
                closed.toString());
        Path missing = home.resolve("missing");
        assertRefused(
                1,
                "The folder " + missing + " cannot be watched: it is not there; make it, or name another with --watch.",
                "server",
                "--data",
                data,
                "--watch",
                missing.toString());
        Permissions.give(closed);
    }

    @Test
    void wrongOptionAndKey_areRefusedWithTheNearest() throws Exception {
        assertRefused(2, "There is no option --prot; did you mean --port?", "server", "--prot", "1");
        assertRefused(2, "There is no command sever; did you mean server?", "sever");
        assertRefused(2, "did you mean server.port?", "server", "--set", "server.prot=1");
        Path config = Files.writeString(home.resolve("config.yaml"), "hud:\n  rendrer: canvas\n");
        assertRefused(2, "did you mean hud.renderer?", "server", "--config", config.toString());
        assertRefused(
                2,
                "absent.yaml",
                "server",
                "--config",
                home.resolve("absent.yaml").toString());
        Files.writeString(config, "hud: [\n");
        assertRefused(2, config.toString(), "server", "--config", config.toString());
        program.with("BACKROOM_SERVER_PROT", "1");
        assertRefused(2, "did you mean BACKROOM_SERVER_PORT?", "server", "--data", data);
    }

    @Test
    void console_withoutADisplay_saysWhatToStartInstead() throws Exception {
        assertRefused(
                1,
                "There is no display (DISPLAY is not set); start it on a desktop, or without a window: ./backroom server",
                "console",
                "--data",
                data);
        program.with("DISPLAY", ":4711");
        assertRefused(
                1,
                "The display can't be opened; start it on a desktop, or without a window: ./backroom server",
                "console",
                "--data",
                data,
                "--port",
                "0",
                "--admin-port",
                "0");
    }

    private void assertRefused(int code, String sentence, String... arguments)
            throws IOException, InterruptedException {
        Said said = program.run(arguments);
        assertEquals(code, said.code(), said.toString());
        assertOneSentence(sentence, said);
        assertTrue(said.err().contains(sentence), said.err());
    }

    private static void assertOneSentence(String what, Said said) {
        assertEquals("", said.out(), what);
        assertTrue(said.err().startsWith("backroom: "), what + ": " + said.err());
        assertEquals(1, said.err().lines().count(), what + ": " + said.err());
    }
}
