package com.openagents.backroom.console.command;

import com.openagents.backroom.server.config.ConfigException;
import com.openagents.backroom.server.config.ConfigFile;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.config.DefaultFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options every command takes, before or after its name.
public final class GlobalOptions {
    private final Map<String, String> environment;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "folder with everything Backroom stores (default: the user's data folder)")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "port of the public listener (default 8787; 0 = any free)")
    private @Nullable String port;

    @Option(
            names = "--admin-port",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "port of the admin listener (default 8788; 0 = any free)")
    private @Nullable String adminPort;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "YAML file of settings (default: config.yaml in the data folder)")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "key=value",
            scope = ScopeType.INHERIT,
            description = "one setting, repeatable; README.md has the table")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--watch",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "a folder to watch instead of the known agents' own, repeatable")
    private List<String> watched = new ArrayList<>();

    GlobalOptions(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// The data folder: option, else `BACKROOM_DATA`, else the system's place for it.
    Path dataFolder() {
        Path chosen = data != null ? data : pathOf("BACKROOM_DATA");
        if (chosen == null) {
            chosen = DefaultFolder.of(
                    System.getProperty("os.name", ""), environment, Path.of(System.getProperty("user.home", ".")));
        }
        return chosen.toAbsolutePath().normalize();
    }

    /// All settings, merged and checked.
    Configuration configuration() {
        Path chosen = config != null ? config : pathOf("BACKROOM_CONFIG");
        ConfigFile file =
                chosen != null ? ConfigFile.require(chosen) : ConfigFile.ifPresent(DataFolder.configFile(dataFolder()));
        return Configuration.load(options(), environment, file);
    }

    Map<String, String> environment() {
        return environment;
    }

    private Map<String, List<String>> options() {
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new ConfigException(
                        "--set needs key=value, like --set hud.renderer=canvas; it got " + setting + ".");
            }
            String name = setting.substring(0, equals);
            options.put(name, Configuration.textsOf(name, setting.substring(equals + 1)));
        }
        if (port != null) {
            options.put(ConfigKeys.SERVER_PORT.name(), List.of(port));
        }
        if (adminPort != null) {
            options.put(ConfigKeys.ADMIN_PORT.name(), List.of(adminPort));
        }
        if (!watched.isEmpty()) {
            options.put(ConfigKeys.SOURCES_WATCH.name(), List.copyOf(watched));
        }
        return options;
    }

    private @Nullable Path pathOf(String variable) {
        String text = environment.get(variable);
        return text == null || text.isEmpty() ? null : Path.of(text);
    }
}
