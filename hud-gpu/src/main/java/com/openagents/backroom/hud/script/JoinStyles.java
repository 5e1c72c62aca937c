package com.openagents.backroom.hud.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A step of the build: joins the page's styles, a file for each part, into the one that a browser fetches. What only
/// people read is left out.
public final class JoinStyles {
    private static final String TARGET = "hud.css";

    /// In the order of the cascade: what a width changes comes last.
    private static final List<String> PARTS = List.of(
            "fonts",
            "colors",
            "base",
            "head",
            "panels",
            "thread",
            "code",
            "terminal",
            "metrics",
            "timeline",
            "sessions",
            "status",
            "states",
            "stage",
            "widths");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    private JoinStyles() {}

    /// Writes the styles, unless they are there as they are.
    ///
    /// @param args the folder of the parts, and the folder to write to
    public static void main(String[] args) throws IOException {
        Path parts = Path.of(args[0]);
        Path target = Path.of(args[1]).resolve(TARGET);
        StringBuilder all = new StringBuilder();
        for (String part : PARTS) {
            all.append(Files.readString(parts.resolve(part + ".css")));
        }
        requireAll(parts);
        String joined = COMMENT.matcher(all)
                .replaceAll("")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "", "\n"));
        if (!Files.exists(target) || !Files.readString(target).equals(joined)) {
            Files.createDirectories(target.getParent());
            Files.writeString(target, joined);
        }
    }

    /// A part that is not named would be in no page.
    private static void requireAll(Path parts) throws IOException {
        try (var files = Files.list(parts)) {
            long count = files.count();
            if (count != PARTS.size()) {
                throw new IllegalStateException(
                        parts + " holds " + count + " files, and the page is made of " + PARTS.size());
            }
        }
    }
}
