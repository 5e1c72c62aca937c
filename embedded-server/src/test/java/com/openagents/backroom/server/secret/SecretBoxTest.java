package com.openagents.backroom.server.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requirements CR-01, CR-02, CR-03 and CR-05.
class SecretBoxTest {
    private static final Cell CELL = new Cell("github_tokens", "token", "u1");

    private final Redactor redactor = new Redactor();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "gho_0123456789abcdef", "Ünïcode ✓"})
    void sealedValue_opensAgainAndNeverLooksTheSame_CR01(String value) {
        SecretBox box = box(Map.of());

        String once = box.seal(CELL, value);
        String twice = box.seal(CELL, value);

        assertNotEquals(once, twice);
        assertEquals(value, box.open(CELL, once));
        assertEquals(value, box.open(CELL, twice));
        assertEquals(value, box(Map.of()).open(CELL, once), "after a restart");
    }

    @Test
    void everyChangedByte_keepsTheValueShut_CR01() {
        SecretBox box = box(Map.of());
        byte[] sealed = Base64.getDecoder().decode(box.seal(CELL, "secret"));

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            String text = Base64.getEncoder().encodeToString(changed);
            assertThrows(SecretException.class, () -> box.open(CELL, text), "byte " + i);
        }
        assertThrows(SecretException.class, () -> box.open(CELL, "no base64!"));
    }

    @Test
    void valueOfAnotherCell_staysShut_CR02() {
        SecretBox box = box(Map.of());
        String sealed = box.seal(CELL, "secret");

        for (Cell other : List.of(
                new Cell("github_tokens", "token", "u2"),
                new Cell("github_tokens", "refresh", "u1"),
                new Cell("others", "token", "u1"))) {
            assertThrows(SecretException.class, () -> box.open(other, sealed));
        }
    }

    @Test
    void nothingSealed_makesNoKeys() {
        box(Map.of());

        assertFalse(Files.exists(folder.resolve("secrets.json")));
        assertFalse(Files.exists(folder.resolve("secrets.key")));
    }

    @Test
    void keyFile_isItsOwnersAlone_CR03() throws IOException {
        box(Map.of()).seal(CELL, "secret");

        for (String name : List.of("secrets.json", "secrets.key")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))),
                    name);
        }
        String root = Files.readString(folder.resolve("secrets.key")).strip();
        assertFalse(Files.readString(folder.resolve("secrets.json")).contains(root));
        assertEquals("[REDACTED:root-key]", redactor.redact(root), "the redactor knows the key");
        assertTrue(new KeyFile(folder.resolve("secrets.key"))
                .warning()
                .orElseThrow()
                .contains("whoever copies the data folder"));
    }

    @Test
    void keyFromTheEnvironment_isUsedAndNotWrittenAnywhere_CR03() throws IOException {
        Map<String, String> environment = Map.of("BACKROOM_KEK", RootKey.fresh().text());

        String sealed = box(environment).seal(CELL, "secret");

        assertEquals("secret", box(environment).open(CELL, sealed));
        assertFalse(Files.exists(folder.resolve("secrets.key")));
        assertFalse(Files.readString(folder.resolve("secrets.json")).contains(environment.get("BACKROOM_KEK")));
    }

    @Test
    void missingOrWrongKey_refusesTheStart_CR03() throws IOException {
        box(Map.of()).seal(CELL, "secret");
        byte[] keyset = Files.readAllBytes(folder.resolve("secrets.json"));
        Path key = folder.resolve("secrets.key");
        String own = Files.readString(key);

        Files.writeString(key, RootKey.fresh().text());
        String wrong = refusal(Map.of());
        Files.delete(key);
        String missing = refusal(Map.of());

        assertTrue(wrong.contains("is not the one in " + key), wrong);
        assertTrue(missing.contains("is nowhere: unlock the keychain or set BACKROOM_KEK to it"), missing);
        assertEquals("secret", reopened(own), "nothing was lost meanwhile");
        assertEquals(new String(keyset, StandardCharsets.UTF_8), Files.readString(folder.resolve("secrets.json")));
    }

    private String reopened(String own) throws IOException {
        Files.writeString(folder.resolve("secrets.key"), own);
        SecretBox box = box(Map.of());
        return box.open(CELL, box.seal(CELL, "secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"too short", "AAAA", "not base64 at all ----------------------------"})
    void unusableKey_isNamed(String text) throws IOException {
        String fromEnvironment = refusal(() -> box(Map.of("BACKROOM_KEK", text)).seal(CELL, "x"));
        Files.writeString(folder.resolve("secrets.key"), text);
        String fromFile = refusal(() -> box(Map.of()).seal(CELL, "x"));

        assertTrue(fromEnvironment.contains("openssl rand -base64 32"), fromEnvironment);
        assertTrue(fromFile.contains("holds no key"), fromFile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "no json", "{\"installation\":\"x\",\"keyset\":{}}"})
    void damagedKeyset_isNamedAndLeftAlone(String text) throws IOException {
        Files.writeString(folder.resolve("secrets.json"), text);

        assertTrue(refusal(Map.of()).contains("are damaged"));
        assertEquals(text, Files.readString(folder.resolve("secrets.json")));
    }

    @Test
    void rotation_opensOldValuesUntilTheirKeyRetires_CR05() {
        SecretBox box = box(Map.of());
        String old = box.seal(CELL, "secret");
        assertFalse(box.isOld(old));

        box.rotate();
        assertTrue(box.isOld(old));
        assertEquals("secret", box.open(CELL, old));
        String fresh = box(Map.of()).seal(CELL, "secret");
        assertFalse(box.isOld(fresh), "a restart seals with the newest key");
        assertEquals(2, box(Map.of()).keyCount());

        box.retireOldKeys();
        assertThrows(SecretException.class, () -> box.open(CELL, old));
        assertEquals("secret", box(Map.of()).open(CELL, fresh));
        assertEquals(1, box(Map.of()).keyCount());
    }

    private SecretBox box(Map<String, String> environment) {
        return SecretBox.open(folder, SecretBox.places(environment, folder, false), redactor);
    }

    private String refusal(Map<String, String> environment) {
        return refusal(() -> box(environment));
    }

    private static String refusal(Executable work) {
        return String.valueOf(assertThrows(SecretException.class, work).getMessage());
    }
}
