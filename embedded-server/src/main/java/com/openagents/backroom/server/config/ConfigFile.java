package com.openagents.backroom.server.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A YAML file of settings. Keys may be nested or dotted: `hud: {renderer: canvas}` is `hud.renderer: canvas`.
///
/// @param origin the file's name for messages
/// @param values by dotted key, unchecked
public record ConfigFile(String origin, Map<String, List<String>> values) {
    /// No file.
    public static final ConfigFile EMPTY = new ConfigFile("no file", Map.of());

    /// Larger than any real file, small enough to read at once.
    private static final long MAX_BYTES = 1 << 20;

    public ConfigFile {
        values = Map.copyOf(values);
    }

    /// The file, which must be there.
    public static ConfigFile require(Path path) {
        String origin = path.toString();
        try {
            if (!Files.exists(path)) {
                throw new ConfigException(
                        "There is no configuration file " + origin + "; create it or leave --config out.");
            }
            if (Files.size(path) > MAX_BYTES) {
                throw new ConfigException(
                        "The configuration file " + origin + " is larger than 1 MiB; is it the right one?");
            }
            JsonNode root = new YAMLMapper().readTree(Files.readString(path));
            Map<String, List<String>> values = new LinkedHashMap<>();
            flatten("", root, values, origin);
            return new ConfigFile(origin, values);
        } catch (JsonProcessingException e) {
            throw new ConfigException(
                    "The configuration file " + origin + " is not valid YAML at line "
                            + e.getLocation().getLineNr() + ": " + firstLine(e.getOriginalMessage()) + ".",
                    e);
        } catch (IOException e) {
            throw new ConfigException(
                    "The configuration file " + origin + " cannot be read; check that it is a text file you may read.",
                    e);
        }
    }

    /// The file if it is there, else [#EMPTY].
    public static ConfigFile ifPresent(Path path) {
        return Files.exists(path) ? require(path) : EMPTY;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, List<String>> values, String origin) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey(),
                            entry.getValue(),
                            values,
                            origin));
            return;
        }
        if (prefix.isEmpty()) {
            if (node.isMissingNode() || node.isNull()) {
                return;
            }
            throw new ConfigException(
                    "The configuration file " + origin + " must hold keys and values, like server.port: 8787.");
        }
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(item.asText()));
        } else if (!node.isNull()) {
            texts.add(node.asText());
        }
        if (values.put(prefix, List.copyOf(texts)) != null) {
            throw new ConfigException("The configuration file " + origin + " sets " + prefix + " twice; keep one.");
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text).strip();
    }
}
