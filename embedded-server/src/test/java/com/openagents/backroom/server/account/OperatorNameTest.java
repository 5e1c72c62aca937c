package com.openagents.backroom.server.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.schema.hud.HudId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorNameTest {
    @ParameterizedTest
    @CsvSource({
        "Ada,ada",
        "Ada Lovelace,ada-lovelace",
        "' DOMAIN\\ada ',domain-ada",
        "_ada_,ada",
        "élan vital,lan-vital",
        "ada@example.com,ada-example-com"
    })
    void slug_keepsLettersAndDigits(String name, String slug) {
        assertEquals(Optional.of(slug), OperatorName.slug(name));
    }

    @Test
    void slug_isAlwaysAUsernameOrNone() {
        assertEquals(Optional.empty(), OperatorName.slug("世界"));
        assertEquals(
                HudId.MAX_USERNAME_LENGTH,
                OperatorName.slug("a".repeat(80)).orElseThrow().length());
        assertEquals("a".repeat(38), OperatorName.slug("a".repeat(38) + "--b").orElseThrow());
    }

    @Test
    void detect_takesGitsGithubUser(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve("gitconfig"), "[github]\n\tuser = Ada-L\n");

        assertEquals("ada-l", OperatorName.detect(gitReading(home.resolve("gitconfig"))));
    }

    @Test
    void detect_withoutGithubUser_takesTheSystemsUser(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve("gitconfig"), "[user]\n\tname = Nobody\n");

        assertEquals(
                OperatorName.slug(System.getProperty("user.name")).orElseThrow(),
                OperatorName.detect(gitReading(home.resolve("gitconfig"))));
    }

    /// git reads no other configuration, not even that of this checkout.
    private static Map<String, String> gitReading(Path config) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("GIT_CONFIG_GLOBAL", config.toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_DIR", config.resolveSibling("no-repository").toString());
        return environment;
    }
}
