package com.openagents.backroom.server.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The settings of one run: every key's value, checked. A value comes from the command line, else the environment,
/// else the file, else the default.
public final class Configuration {
    /// Environment names that are no keys: the options `--data` and `--config`, and the root key of stored secrets.
    public static final Set<String> OTHER_NAMES = Set.of("BACKROOM_DATA", "BACKROOM_CONFIG", "BACKROOM_KEK");

    private static final String PREFIX = "BACKROOM_";

    private final Map<String, List<String>> values;
    private final List<String> notes;

    private Configuration(Map<String, List<String>> values, List<String> notes) {
        this.values = Map.copyOf(values);
        this.notes = List.copyOf(notes);
    }

    /// All defaults.
    public static Configuration defaults() {
        return load(Map.of(), Map.of(), ConfigFile.EMPTY);
    }

    /// Merges the three places a value may come from.
    ///
    /// @param options by key, from the command line
    /// @param environment all variables of the process
    /// @throws ConfigException naming the place, the key and what to write instead
    public static Configuration load(
            Map<String, List<String>> options, Map<String, String> environment, ConfigFile file) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        file.values().forEach((name, texts) -> put(values, name, texts, file.origin()));
        fromEnvironment(environment, values);
        options.forEach((name, texts) -> put(values, name, texts, "the command line"));
        List<String> notes = new ArrayList<>();
        if (environment.containsKey("SESSION_SECRET")) {
            notes.add("SESSION_SECRET is no longer needed: sessions are random tokens kept as SHA-256. Remove it.");
        }
        return new Configuration(values, notes);
    }

    /// The value of a key.
    public <T> T value(ConfigKey<T> key) {
        return key.type().parse(values.getOrDefault(key.name(), key.defaults()));
    }

    /// Whether somebody set it, so that its default does not hold.
    public boolean isSet(ConfigKey<?> key) {
        return values.containsKey(key.name());
    }

    /// The same over further values, which hold where nobody set another.
    ///
    /// @param under by key
    /// @param origin where they come from, for messages
    /// @throws ConfigException naming the key and what to write instead
    public Configuration over(Map<String, List<String>> under, String origin) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        under.forEach((name, texts) -> put(all, name, texts, origin));
        all.putAll(values);
        return new Configuration(all, notes);
    }

    /// Sentences the starter should read once.
    public List<String> notes() {
        return notes;
    }

    private static void fromEnvironment(Map<String, String> environment, Map<String, List<String>> values) {
        for (ConfigKey<?> key : ConfigKeys.ALL) {
            for (String legacy : key.environment()) {
                String text = environment.get(legacy);
                if (text != null && !text.isEmpty()) {
                    put(values, key.name(), split(key, text), "the environment (" + legacy + ")");
                }
            }
        }
        List<String> names =
                ConfigKeys.ALL.stream().map(ConfigKey::environmentName).toList();
        environment.forEach((name, text) -> {
            if (!name.startsWith(PREFIX) || OTHER_NAMES.contains(name) || text.isEmpty()) {
                return;
            }
            int index = names.indexOf(name);
            if (index < 0) {
                throw new ConfigException("The environment variable " + name + " is no setting; did you mean "
                        + Nearest.find(name, names).orElseThrow() + "?");
            }
            ConfigKey<?> key = ConfigKeys.ALL.get(index);
            put(values, key.name(), split(key, text), "the environment (" + name + ")");
        });
    }

    private static List<String> split(ConfigKey<?> key, String text) {
        return key.type().isList() ? List.of(text.split("\\s*,\\s*")) : List.of(text);
    }

    /// Texts given as one, cut where the key is a list: `--set sources.watch=/a,/b`.
    public static List<String> textsOf(String name, String text) {
        return ConfigKeys.find(name).map(key -> split(key, text)).orElse(List.of(text));
    }

    private static void put(Map<String, List<String>> values, String name, List<String> texts, String origin) {
        ConfigKey<?> key = ConfigKeys.find(name).orElseThrow(() -> unknown(name, origin));
        try {
            key.type().parse(texts);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    "The setting " + name + " from " + origin + " cannot be used: " + e.getMessage() + ".", e);
        }
        values.put(name, List.copyOf(texts));
    }

    private static ConfigException unknown(String name, String origin) {
        List<String> names = ConfigKeys.ALL.stream().map(ConfigKey::name).toList();
        return new ConfigException("There is no setting " + name + " (from " + origin + "); did you mean "
                + Nearest.find(name, names).orElseThrow() + "?");
    }
}
