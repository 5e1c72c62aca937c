package com.openagents.backroom.server.ingest.naming;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A git configuration file: values by `section.key` or `section.subsection.key`, the last of several.
///
/// Reads what git-config(1) calls the syntax, but for includes and values over several lines, which no tool
/// writes for a
/// remote.
record GitConfig(Map<String, String> values) {
    /// No configuration written by a person or git is larger.
    private static final int MAX_BYTES = 1024 * 1024;

    GitConfig {
        values = new LinkedHashMap<>(values);
    }

    /// The file's values; none when it can't be read.
    static GitConfig read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new GitConfig(Map.of());
        }
    }

    static GitConfig parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        String section = "";
        for (String raw : text.split("\n", -1)) {
            String line = raw.strip();
            if (line.startsWith("[")) {
                section = section(line);
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
                int equals = line.indexOf('=');
                if (equals > 0) { // a key alone is a flag, and none of those matters here
                    String key = line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                    values.put(
                            section + "." + key,
                            value(line.substring(equals + 1).strip()));
                }
            }
        }
        return new GitConfig(values);
    }

    /// `[remote "origin"]` is `remote.origin`; only the subsection keeps its case.
    private static String section(String line) {
        int end = line.lastIndexOf(']');
        String inside = line.substring(1, end < 1 ? line.length() : end);
        int quote = inside.indexOf('"');
        if (quote < 0) {
            return inside.strip().toLowerCase(Locale.ROOT);
        }
        String name = inside.substring(0, quote).strip().toLowerCase(Locale.ROOT);
        return name + "." + value(inside.substring(quote));
    }

    private static String value(String text) {
        StringBuilder value = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == '\\' && i + 1 < text.length()) {
                value.append(text.charAt(++i));
            } else if (!isQuoted && (c == '#' || c == ';')) {
                break;
            } else {
                value.append(c);
            }
        }
        return value.toString().strip();
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /// The URL of `origin`, else of the remote that is named first.
    Optional<String> remoteUrl() {
        return find("remote.origin.url")
                .or(() -> values.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("remote.")
                                && entry.getKey().endsWith(".url"))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }
}
