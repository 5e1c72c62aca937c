package com.openagents.backroom.server.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The keychains' programs, played by scripts that keep the key in a file (requirement CR-03).
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
class KeychainTest {
    private static final String INSTALLATION = "0123456789abcdef0123456789abcdef";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void secretTool_keepsTheKeyAndGivesItBack() throws IOException {
        Keychain keychain = Keychain.secretService(secretTool(), environment(), Keychain.PATIENCE);
        RootKey key = RootKey.fresh();

        assertEquals(Optional.empty(), keychain.find(INSTALLATION));
        assertTrue(keychain.keep(INSTALLATION, key));

        assertEquals(Optional.of(key), keychain.find(INSTALLATION));
        assertEquals(Optional.empty(), keychain.find("f".repeat(32)));
        assertFalse(Files.readString(folder.resolve("arguments")).contains(key.text()), "no argument holds the key");
    }

    @Test
    void security_keepsTheKeyAndGivesItBack() throws IOException {
        Keychain keychain = Keychain.macOs(security(), environment(), Keychain.PATIENCE);
        RootKey key = RootKey.fresh();

        assertEquals(Optional.empty(), keychain.find(INSTALLATION));
        assertTrue(keychain.keep(INSTALLATION, key));

        assertEquals(Optional.of(key), keychain.find(INSTALLATION));
        assertFalse(Files.readString(folder.resolve("arguments")).contains(key.text()), "no argument holds the key");
    }

    @Test
    void lockedForgetfulOrMissingKeychain_takesNothing() throws IOException {
        RootKey key = RootKey.fresh();
        String forgets = script("forgets", "cat >/dev/null; exit 0");
        String locked = script("locked", "exit 1");

        for (String program : List.of(forgets, locked, folder.resolve("missing").toString())) {
            assertFalse(
                    Keychain.secretService(program, environment(), Keychain.PATIENCE)
                            .keep(INSTALLATION, key),
                    program);
        }
    }

    @Test
    void keychainThatDoesNotAnswer_isLeft() throws IOException {
        String hangs = script("hangs", "exec tail -f /dev/null");

        assertEquals(
                Optional.empty(),
                Keychain.secretService(hangs, environment(), Duration.ofMillis(50))
                        .find(INSTALLATION));
    }

    @Test
    void keychain_comesBeforeEnvironmentAndFile() throws IOException {
        Path keys = Files.createDirectory(folder.resolve("keys"));
        Keychain keychain = Keychain.secretService(secretTool(), environment(), Keychain.PATIENCE);
        List<KeyPlace> places =
                List.of(keychain, new EnvironmentPlace(Map.of()), new KeyFile(keys.resolve("secrets.key")));
        Cell cell = new Cell("t", "c", "r");

        String sealed = SecretBox.open(keys, places, new Redactor()).seal(cell, "secret");

        assertEquals("secret", SecretBox.open(keys, places, new Redactor()).open(cell, sealed));
        assertFalse(Files.exists(keys.resolve("secrets.key")), "the key is in the keychain only");
    }

    @Test
    void withoutASessionBus_thereIsNoKeychainToAsk() {
        if (OS.LINUX.isCurrentOs()) {
            assertEquals(Optional.empty(), Keychain.of(Map.of()));
        }
    }

    private Map<String, String> environment() {
        return Map.of("FOLDER", folder.toString(), "PATH", "/usr/bin:/bin");
    }

    private String secretTool() throws IOException {
        return script("secret-tool", """
                echo "$@" >>"$FOLDER/arguments"
                for last; do :; done
                case $1 in
                    lookup) cat "$FOLDER/kept-$last" ;;
                    store) cat >"$FOLDER/kept-$last" ;;
                esac
                """);
    }

    private String security() throws IOException {
        return script("security", """
                echo "$@" >>"$FOLDER/arguments"
                case $1 in
                    -i) read -r verb update service_flag service account_flag account password_flag password
                        [ "$verb $update $service_flag $service $account_flag $password_flag" = \
                            "add-generic-password -U -s backroom -a -w" ] || exit 2
                        echo "$password" >"$FOLDER/kept-$account" ;;
                    find-generic-password) cat "$FOLDER/kept-$5" ;;
                esac
                """);
    }

    private String script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }
}
