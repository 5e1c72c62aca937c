package com.openagents.backroom.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.web.PublicOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void defaults_areThese() {
        Configuration defaults = Configuration.defaults();

        assertEquals("127.0.0.1", defaults.value(ConfigKeys.SERVER_HOST));
        assertEquals(8787, defaults.value(ConfigKeys.SERVER_PORT));
        assertEquals(Optional.empty(), defaults.value(ConfigKeys.SERVER_PUBLIC_URL));
        assertEquals(List.of(), defaults.value(ConfigKeys.SERVER_ALLOWED_HOSTS));
        assertEquals(2000, defaults.value(ConfigKeys.SERVER_MAX_VIEWERS));
        assertEquals(8788, defaults.value(ConfigKeys.ADMIN_PORT));
        assertEquals(List.of(), defaults.value(ConfigKeys.SOURCES_WATCH));
        assertEquals(Duration.ofHours(24), defaults.value(ConfigKeys.SOURCES_RECENT));
        assertEquals(Duration.ofDays(90), defaults.value(ConfigKeys.LOG_RETENTION_AGE));
        assertEquals(5L << 30, defaults.value(ConfigKeys.LOG_RETENTION_SIZE));
        assertEquals("auto", defaults.value(ConfigKeys.HUD_RENDERER));
        assertEquals(Optional.empty(), defaults.value(ConfigKeys.STRIPE_SECRET_KEY));
        assertEquals(List.of(), defaults.notes());
    }

    @Test
    void optionBeatsEnvironmentBeatsFileBeatsDefault() throws IOException {
        ConfigFile file = file("server.port: 1\nserver.max-viewers: 11\nadmin.port: 21\n");
        Map<String, String> environment = Map.of("BACKROOM_SERVER_PORT", "2", "BACKROOM_ADMIN_PORT", "22");

        Configuration merged = Configuration.load(Map.of("server.port", List.of("3")), environment, file);

        assertEquals(3, merged.value(ConfigKeys.SERVER_PORT));
        assertEquals(22, merged.value(ConfigKeys.ADMIN_PORT));
        assertEquals(11, merged.value(ConfigKeys.SERVER_MAX_VIEWERS));
        assertEquals("auto", merged.value(ConfigKeys.HUD_RENDERER));
    }

    @Test
    void file_readsNestedDottedAndListedValues() throws IOException {
        Configuration read = load(file("""
                # a comment
                hud:
                  renderer: canvas
                sources.watch: [/one, "/two, three"]
                log: {retention-age: 30d, retention-size: 256 MiB}
                server.public-url: https://hud.example.org
                """));

        assertEquals("canvas", read.value(ConfigKeys.HUD_RENDERER));
        assertEquals(List.of(Path.of("/one"), Path.of("/two, three")), read.value(ConfigKeys.SOURCES_WATCH));
        assertEquals(Duration.ofDays(30), read.value(ConfigKeys.LOG_RETENTION_AGE));
        assertEquals(256L << 20, read.value(ConfigKeys.LOG_RETENTION_SIZE));
        assertEquals(
                Optional.of(PublicOrigin.parse("https://hud.example.org")), read.value(ConfigKeys.SERVER_PUBLIC_URL));
    }

    @Test
    void emptyFile_isNoSettings() throws IOException {
        assertEquals(8787, load(file("")).value(ConfigKeys.SERVER_PORT));
        assertEquals(8787, load(file("# nothing yet\n")).value(ConfigKeys.SERVER_PORT));
    }

    @Test
    void unknownKey_namesTheNearestAndTheFile() throws IOException {
        ConfigFile file = file("hud.rendrer: canvas\n");

        String message = messageOf(() -> load(file));

        assertEquals(
                "There is no setting hud.rendrer (from " + folder.resolve("config.yaml")
                        + "); did you mean hud.renderer?",
                message);
    }

    @Test
    void unknownVariable_namesTheNearest() {
        var environment = Map.of("BACKROOM_SERVER_PROT", "1");

        String message = messageOf(() -> Configuration.load(Map.of(), environment, ConfigFile.EMPTY));

        assertEquals(
                "The environment variable BACKROOM_SERVER_PROT is no setting; did you mean BACKROOM_SERVER_PORT?",
                message);
    }

    @Test
    void wrongValue_namesKeyPlaceAndForm() throws IOException {
        assertRefused("server.port: 70000", "\"70000\" is not a whole number from 0 to 65535");
        assertRefused("server.port: http", "\"http\" is not a whole number from 0 to 65535");
        assertRefused("server.port: [1, 2]", "one value is needed, not 2");
        assertRefused("sources.recent: 3 weeks", "\"3 weeks\" is not a time like 90s, 15m, 12h or 30d");
        assertRefused("log.retention-size: 5GB", "\"5GB\" is not a size like 64 KiB, 256 MiB or 5 GiB");
        for (String wrong :
                List.of("not a url", "hud.example.org", "https://hud.example.org/hud", "ftp://x", "https://")) {
            assertRefused(
                    "server.public-url: '" + wrong + "'",
                    "\"" + wrong + "\" is not scheme and host alone, like https://hud.example.org");
        }
        assertRefused("hud.renderer: opengl", "\"opengl\" is none of auto, vulkan, canvas");
    }

    @Test
    void brokenYaml_namesTheLine() throws IOException {
        Path path = write("server.port: 1\nhud: {renderer: canvas\n");

        String message = messageOf(() -> ConfigFile.require(path));

        assertTrue(message.contains("config.yaml is not valid YAML at line"), message);
    }

    @Test
    void yamlWithoutKeysOrWithOneTwice_isRefused() throws IOException {
        Path list = write("- a\n- b\n");
        assertThrows(ConfigException.class, () -> ConfigFile.require(list));

        Path twice = write("hud.renderer: auto\nhud: {renderer: canvas}\n");
        String message = messageOf(() -> ConfigFile.require(twice));
        assertTrue(message.endsWith("sets hud.renderer twice; keep one."), message);
    }

    @Test
    void missingFile_isRefusedOnlyWhenAskedFor() {
        Path missing = folder.resolve("none.yaml");

        assertThrows(ConfigException.class, () -> ConfigFile.require(missing));
        assertEquals(ConfigFile.EMPTY, ConfigFile.ifPresent(missing));
    }

    @Test
    void predecessorsVariables_areAccepted_andOursBeatThem() {
        var environment = Map.of(
                "GITHUB_CLIENT_ID", "old",
                "GITHUB_CLIENT_SECRET", "s",
                "STRIPE_SECRET_KEY", "sk",
                "STRIPE_PUBLISHABLE_KEY", "pk",
                "STRIPE_WEBHOOK_SECRET", "wh",
                "BACKROOM_GITHUB_CLIENT_ID", "new");

        Configuration read = Configuration.load(Map.of(), environment, ConfigFile.EMPTY);

        assertEquals(Optional.of("new"), read.value(ConfigKeys.GITHUB_CLIENT_ID));
        assertEquals(Optional.of("s"), read.value(ConfigKeys.GITHUB_CLIENT_SECRET));
        assertEquals(Optional.of("sk"), read.value(ConfigKeys.STRIPE_SECRET_KEY));
        assertEquals(Optional.of("pk"), read.value(ConfigKeys.STRIPE_PUBLISHABLE_KEY));
        assertEquals(List.of("wh"), read.value(ConfigKeys.STRIPE_WEBHOOK_SECRET));
    }

    @Test
    void sessionSecret_isSaidToBeNeedless() {
        Configuration read = Configuration.load(Map.of(), Map.of("SESSION_SECRET", "x"), ConfigFile.EMPTY);

        assertEquals(1, read.notes().size());
        assertTrue(read.notes().getFirst().startsWith("SESSION_SECRET is no longer needed"));
    }

    @Test
    void environmentList_isCutAtCommas() {
        var environment = Map.of("BACKROOM_SOURCES_WATCH", "/a, ~/b");

        assertEquals(
                List.of(Path.of("/a"), Path.of(System.getProperty("user.home"), "b")),
                Configuration.load(Map.of(), environment, ConfigFile.EMPTY).value(ConfigKeys.SOURCES_WATCH));
    }

    @Test
    void hosts_areNamesWithOrWithoutPort() throws IOException {
        Configuration read = load(file("server.allowed-hosts: [Box.lan, 'hud.lan:8080', '[fd00::1]:80', 10.0.0.7]\n"));

        assertEquals(
                List.of("box.lan", "hud.lan:8080", "[fd00::1]:80", "10.0.0.7"),
                read.value(ConfigKeys.SERVER_ALLOWED_HOSTS));
        for (String wrong : List.of("https://box.lan", "box.lan/", "*.lan", "box.lan:70000", "a b", "fd00::1", ".")) {
            assertRefused(
                    "server.allowed-hosts: '" + wrong + "'",
                    "\"" + wrong + "\" is not a host like box.lan or box.lan:8080");
        }
    }

    private void assertRefused(String yaml, String reason) throws IOException {
        ConfigFile file = file(yaml);
        String message = messageOf(() -> load(file));
        String key = yaml.substring(0, yaml.indexOf(':'));
        assertEquals("The setting " + key + " from " + file.origin() + " cannot be used: " + reason + ".", message);
    }

    private static Configuration load(ConfigFile file) {
        return Configuration.load(Map.of(), Map.of(), file);
    }

    private ConfigFile file(String yaml) throws IOException {
        return ConfigFile.require(write(yaml));
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("config.yaml"), yaml);
    }

    private static String messageOf(Executable start) {
        return String.valueOf(assertThrows(ConfigException.class, start).getMessage());
    }
}
