package com.openagents.backroom.server.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One setting: its name, how its value is read, its default and what it does.
///
/// @param name dotted lower-kebab, as in the YAML file: `hud.renderer`
/// @param type what a value looks like, with its unit
/// @param defaults the value when nobody sets one, as text; empty for a list without entries
/// @param environment other names accepted from the environment, besides [#environmentName()]
/// @param meaning one sentence for the table in the README
public record ConfigKey<T>(
        String name, ValueType<T> type, List<String> defaults, List<String> environment, String meaning) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");

    public ConfigKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(name + " is not dotted lower-kebab");
        }
        defaults = List.copyOf(defaults);
        environment = List.copyOf(environment);
        type.parse(defaults);
    }

    ConfigKey(String name, ValueType<T> type, String defaultText, String meaning) {
        this(name, type, List.of(defaultText), List.of(), meaning);
    }

    /// The name in the environment: `hud.renderer` is `BACKROOM_HUD_RENDERER`.
    public String environmentName() {
        return "BACKROOM_" + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /// The default as a person writes it; "none" when there is none.
    public String defaultText() {
        String text = String.join(", ", defaults);
        return text.isEmpty() ? "none" : text;
    }
}
