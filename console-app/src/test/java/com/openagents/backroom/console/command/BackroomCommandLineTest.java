package com.openagents.backroom.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import com.openagents.backroom.schema.hud.Workspace;
import com.openagents.backroom.server.OpenFolder;
import com.openagents.backroom.server.config.RunningInstance;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.server.log.LogEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackroomCommandLineTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void wrongOption_namesTheNearest() {
        assertEquals(2, run("doctor", "--prot", "9000"));
        assertEquals("backroom: There is no option --prot; did you mean --port?\n", err());
        assertEquals("", out());
    }

    @Test
    void wrongCommand_namesTheNearest() {
        assertEquals(2, run("docter"));
        assertEquals("backroom: There is no command docter; did you mean doctor?\n", err());
    }

    @Test
    void optionWithoutValue_isOneSentence() {
        assertEquals(2, run("doctor", "--data"));
        assertEquals(1, err().lines().count(), err());
        assertTrue(err().endsWith("; ./backroom doctor --help shows how it is used.\n"), err());
    }

    @Test
    void options_standBeforeOrAfterTheCommand() {
        String data = folder.resolve("some data").toString();

        run("--data", data, "doctor", "--port", "0", "--admin-port=0");
        String after = out();
        out.reset();
        run("--port", "0", "doctor", "--admin-port", "0", "--data=" + data);

        assertTrue(after.contains("Data folder    " + data), after);
        assertTrue(after.contains("Port           any free one"), after);
        assertEquals(withoutSpace(after), withoutSpace(out()));
    }

    @Test
    void doctor_namesTheKeysThatSomebodySet_andNoDefaults() {
        String data = folder.toString();
        run("doctor", "--data", data);
        assertTrue(out().lines().anyMatch(line -> line.endsWith("operator token is made at the first start")), out());
        run("doctor", "--data", data, "--set", "github.client-id=abc");
        assertTrue(out().contains("; set: github.client-id\n"), out());
    }

    @Test
    void doctor_saysThatInvoicesNameNoSeller_whereCreditsAreSold() {
        Map<String, String> selling = Map.of(
                "BACKROOM_DATA", folder.toString(),
                "BACKROOM_STRIPE_SECRET_KEY", "sk_test_a",
                "BACKROOM_STRIPE_PUBLISHABLE_KEY", "pk_test_a");

        run("doctor", "--data", folder.toString());
        assertFalse(out().contains("Invoices"), "nothing is sold");
        run(selling, "doctor");
        assertTrue(out().contains("note  Invoices       they name no seller: set billing.seller"), out());
        out.reset();
        run(selling, "doctor", "--set", "billing.seller=Acme GmbH");
        assertTrue(out().contains("ok    Invoices       the seller is named"), out());
    }

    @Test
    void option_beatsTheEnvironment_whichBeatsTheFile() throws IOException {
        Path config = Files.writeString(folder.resolve("other.yaml"), "server.port: 1\nadmin.port: 0\n");
        Map<String, String> environment = Map.of(
                "BACKROOM_CONFIG", config.toString(), "BACKROOM_DATA", folder.toString(), "BACKROOM_SERVER_PORT", "0");

        run(environment, "doctor");

        assertTrue(out().contains("Port           any free one"), out());
        assertTrue(out().contains("Admin port     any free one"), out());
        assertTrue(out().contains("Data folder    " + folder), out());
        assertEquals(2, run(environment, "doctor", "--port", "x"));
    }

    @Test
    void configFileOfTheDataFolder_isReadUnasked() throws IOException {
        Files.writeString(folder.resolve("config.yaml"), "hud: {rendrer: canvas}\n");

        assertEquals(2, run("doctor", "--data", folder.toString()));
        assertTrue(err().endsWith("did you mean hud.renderer?\n"), err());
    }

    @Test
    void set_takesAnyKey_andLists() throws IOException {
        Path one = Files.createDirectories(folder.resolve("one"));
        Path two = Files.createDirectories(folder.resolve("two"));

        run("doctor", "--set", "sources.watch=" + one + "," + two, "--set", "server.port=0", "--set", "admin.port=0");

        assertTrue(out().contains("watching " + one + ", " + two), out());
        assertEquals(2, run("doctor", "--set", "novalue"));
    }

    @Test
    void watchedFolderThatIsNotThere_isFound() {
        Path missing = folder.resolve("missing");

        assertEquals(
                1,
                run(
                        "doctor",
                        "--data",
                        folder.toString(),
                        "--watch",
                        missing.toString(),
                        "--port=0",
                        "--admin-port=0"));
        assertTrue(out().contains("miss  Agents"), out());
    }

    @Test
    void sessions_ofNothing_areAnEmptyList_andMakeNoFolder() {
        Path data = folder.resolve("none");

        assertEquals(0, run("sessions", "--json", "--data", data.toString()));

        assertEquals("{\"sessions\":[]}\n", out());
        assertFalse(Files.exists(data));
    }

    @Test
    void sessions_areReadFromTheFolder_whenNothingRuns() throws NotJsonException {
        try (OpenFolder open = OpenFolder.open(folder, Map.of(), Clock.systemUTC())) {
            Hud hud = open.huds().forWorkspace(open.operator(), new Workspace("shop", null, "/home/ada/shop", null));
            Draft draft = new Draft(
                    "s1", "/home/ada/shop", Instant.EPOCH, "custom", null, null, "1", null, new TickStart("go"));
            open.log().append(List.of(new LogEntry(hud, draft)), List.of(), null);
        }

        assertEquals(0, run("sessions", "--json", "--data", folder.toString()), err());

        JsonNode session = Json.parse(out()).path("sessions").path(0);
        assertEquals("s1", session.path("session_id").asText());
        assertEquals(1, session.path("events").asInt());
        assertTrue(session.path("usage").isObject());
    }

    @Test
    void titleThatSteersATerminal_isShownHarmless() {
        try (OpenFolder open = OpenFolder.open(folder, Map.of(), Clock.systemUTC())) {
            Hud hud = open.huds().forWorkspace(open.operator(), new Workspace("shop", null, "/home/ada/shop", null));
            var start = new SessionStart(null, null, null, "red \u001b[31m, \u202egnp.exe", null);
            Draft draft = new Draft("s1", "/home/ada/shop", Instant.EPOCH, "custom", null, null, "1", null, start);
            open.log().append(List.of(new LogEntry(hud, draft)), List.of(), null);
        }

        assertEquals(0, run("sessions", "--data", folder.toString()), err());

        assertTrue(out().contains("red \ufffd[31m, gnp.exe\n"), out());
    }

    @Test
    void open_withoutARunningBackroom_saysWhatToDo() {
        assertEquals(1, run("open", "--data", folder.toString()));
        assertEquals(
                "backroom: No Backroom is running on " + folder + "; start one: ./backroom, or ./backroom server.\n",
                err());
    }

    @Test
    void folderInUse_isOneSentence() {
        URI nowhere = URI.create("http://127.0.0.1:1");
        try (OpenFolder open = OpenFolder.open(folder, Map.of(), Clock.systemUTC())) {
            open.folder().announce(new RunningInstance(77, nowhere, nowhere));
            assertEquals(2, run("server", "--data", folder.toString(), "--port", "0"));
        }
        assertTrue(err().startsWith("backroom: The data folder " + folder + " is in use by process 77"), err());
        assertEquals(1, err().lines().count(), err());
    }

    @Test
    void installedProgram_callsItselfAsItIsCalled() {
        Terminal installed = new Terminal(stream(out), stream(err), "backroom");

        assertEquals(1, new BackroomCommandLine(installed, Map.of()).run("open", "--data", folder.toString()));
        assertEquals(0, new BackroomCommandLine(installed, Map.of()).run("help", "open"));
        assertEquals(0, new BackroomCommandLine(installed, Map.of()).run("help"));

        assertEquals(
                "backroom: No Backroom is running on " + folder + "; start one: backroom, or backroom server.\n",
                err());
        assertTrue(out().startsWith("Usage: backroom open [OPTIONS]\n"), out());
        assertTrue(out().contains("\nUsage: backroom [OPTIONS] [COMMAND]\n"), out());
        assertTrue(out().contains("(backroom COMMAND --help says more)"), out());
        assertFalse(out().contains("./backroom"), out());
    }

    /// Other programs change how much room there is.
    private static String withoutSpace(String text) {
        return text.replaceAll("\\d+ MiB free", "");
    }

    private int run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        Terminal terminal = new Terminal(stream(out), stream(err));
        return new BackroomCommandLine(terminal, environment).run(arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
