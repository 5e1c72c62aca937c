package com.openagents.backroom.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.server.OpenFolder;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.github.GitHubApp;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.secret.Cell;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.secret.SecretException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./backroom keys`, with a Backroom running and without (requirement CR-05).
class KeysCommandTest {
    private static final String NAME = "github.client-secret";
    private static final Cell CELL = new Cell("installation", "text", NAME);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void folderThatIsNotThere_isNotMade() {
        Path data = folder.resolve("none");

        assertEquals("Nothing is sealed yet; the first secret makes the key.\n", says(data));
        assertEquals("Nothing is sealed yet, so there is no key to replace.\n", says(data, "--rotate"));

        assertFalse(Files.exists(data));
    }

    @Test
    void keyOfAFolder_isRotatedWhenNothingRuns_CR05() {
        String before;
        try (OpenFolder open = OpenFolder.open(folder, Map.of(), Clock.systemUTC())) {
            before = box().use(seals -> seals.seal(CELL, "secret"));
            new InstallationStore(open.database(), Clock.systemUTC()).save(NAME, before);
        }

        assertEquals("One key seals 1 stored secret.\n", says(folder));
        assertEquals(
                "There is a new key: 1 stored secret is sealed by it, and the old one is gone.\n",
                says(folder, "--rotate"));

        try (OpenFolder open = OpenFolder.open(folder, Map.of(), Clock.systemUTC())) {
            String after = new InstallationStore(open.database(), Clock.systemUTC())
                    .find(NAME)
                    .orElseThrow();
            assertEquals("secret", box().use(seals -> seals.open(CELL, after)));
            assertThrows(SecretException.class, () -> box().use(seals -> seals.open(CELL, before)));
        }
    }

    @Test
    void secretThatNoKeyOpens_isSaidSo() {
        try (OpenFolder open = OpenFolder.open(folder, Map.of(), Clock.systemUTC())) {
            var _ = box().use(seals -> seals.seal(CELL, "secret"));
            new InstallationStore(open.database(), Clock.systemUTC()).save(NAME, "AQ==");
        }

        assertEquals(
                "There is a new key: 0 stored secrets are sealed by it, and the old one is gone.\n",
                says(folder, "--rotate"));
        assertEquals(
                "backroom: 1 stored secret cannot be opened by any key, as before; who they belong to signs in or"
                        + " enters them again.\n",
                err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void runningBackroom_rotatesItsOwn_CR05() {
        try (LiveServer live = new LiveServer()) {
            GitHubApp app = live.server().gitHubApp();
            app.save(new GitHubApp.Entry("id", "secret", "", ""));
            Path data = live.root().resolve("data");

            assertEquals("One key seals 1 stored secret.\n", says(data));
            assertEquals(
                    "There is a new key: 1 stored secret is sealed by it, and the old one is gone.\n",
                    says(data, "--rotate"));

            assertEquals("id", app.setup().entry().clientId());
            assertTrue(app.setup().hasSecret());
        }
    }

    private SecretBox box() {
        Path keys = folder.resolve("keys");
        return SecretBox.open(keys, SecretBox.places(Map.of(), keys, false), new Redactor());
    }

    private String says(Path data, String... more) {
        out.reset();
        String[] arguments = new String[5 + more.length];
        System.arraycopy(
                new String[] {"keys", "--data", data.toString(), "--set", "secrets.keychain=off"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        Terminal terminal = new Terminal(stream(out), stream(err));
        assertEquals(
                0,
                new BackroomCommandLine(terminal, Map.of()).run(arguments),
                () -> err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
