package com.openagents.backroom.server.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.web.ApiException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcludedPathsTest {
    private final ExcludedPaths usual = new ExcludedPaths(HudSettings.DEFAULT_EXCLUDED);

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".env",
                ".env.local",
                "/home/ada/shop/.ENV",
                "C:\\work\\.env",
                "certs/server.pem",
                "a/b.KEY",
                "id_work",
                ".ssh/id_ed25519",
                "secrets/a",
                "config/secrets/a/b.txt"
            })
    void usualGlobs_matchAnywhere(String path) {
        assertTrue(usual.contains(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"env", "environment.ts", "a.env.ts", "pem", "keys.txt", "secrets.md", "my_id_x", "Cart.java"})
    void otherFiles_areNotExcluded(String path) {
        assertFalse(usual.contains(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat .env",
                "cat <.env",
                "git show HEAD:.env",
                "diff --git a/.env b/.env",
                "docker run --env-file=.env.local x",
                "base64 '/srv/secrets/token'",
                "see server.pem.",
                "$(cat ~/.ssh/id_work)",
                "ssh-keygen -f id_ed25519",
                "type C:\\shop\\.env",
                "secrets/a.txt:3:word"
            })
    void commandsAndOutputs_nameThem(String text) {
        assertTrue(usual.mentionedIn(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cat README.md", "process.env.HOME", "const id_token = 1", "no secrets here", ""})
    void otherTexts_nameNone(String text) {
        assertFalse(usual.mentionedIn(text));
    }

    @Test
    void parameters_areReadBehindTheirEscapes() {
        assertTrue(usual.mentionedInJson("{\"command\":\"cat\\n.env\"}"));
        assertTrue(usual.mentionedInJson("{\"command\":\"cat \\\"secrets/a\\\"\"}"));
        assertTrue(usual.mentionedInJson("{\"file_path\":\"C:\\\\shop\\\\.env\"}"));
        assertFalse(usual.mentionedInJson("{\"file_path\":\"src\\/a.java\"}"));
    }

    @Test
    void ownGlobs_areAsInAGitignore() {
        ExcludedPaths own = new ExcludedPaths(List.of("customers", "/data/*.csv", "**/private/*", "v?.txt", "a.b"));
        for (String path : List.of(
                "customers", "x/customers/list.txt", "data/a.csv", "/srv/data/a.csv", "x/private/a", "v1.txt", "a.b")) {
            assertTrue(own.contains(path), path);
        }
        for (String path : List.of("customers2", "data/x/a.csv", "v12.txt", "axb", ".env")) {
            assertFalse(own.contains(path), path);
        }
        assertTrue(own.mentionedIn("cat customers"));
        assertFalse(new ExcludedPaths(List.of()).contains(".env"));
    }

    @Test
    void longWords_areLookedAtInTheirEnds() {
        assertTrue(usual.mentionedIn("/" + "x".repeat(9_000) + "/secrets/a"));
        assertTrue(usual.mentionedIn("secrets/" + "x".repeat(9_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\\b", "\"a\"", "a*b*c*d*", "x\u0000y"})
    void whatIsNoGlob_isRefused(String glob) {
        assertThrows(ApiException.class, () -> ExcludedPaths.require(List.of(glob)));
    }

    @Test
    void globs_areLimitedInNumberAndLength() {
        assertEquals(List.of("a", "b"), ExcludedPaths.require(List.of("a", "b", "a")));
        assertThrows(ApiException.class, () -> ExcludedPaths.require(List.of("a".repeat(101))));
        assertThrows(ApiException.class, () -> ExcludedPaths.require(Collections.nCopies(51, "a")));
    }
}
