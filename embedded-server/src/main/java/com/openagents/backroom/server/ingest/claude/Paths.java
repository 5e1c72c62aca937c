package com.openagents.backroom.server.ingest.claude;

import org.jspecify.annotations.Nullable;

/// Paths as an agent writes them, of any operating system, so texts and not `java.nio` paths.
final class Paths {
    private Paths() {}

    /// The path relative to the session's folder when it lies below it, else as it is.
    static String shown(String path, @Nullable String workspace) {
        if (workspace == null || workspace.isEmpty() || !path.startsWith(workspace)) {
            return path;
        }
        int end = workspace.length();
        boolean endsWithSeparator = isSeparator(workspace.charAt(end - 1));
        if (path.length() == end) {
            return ".";
        }
        if (endsWithSeparator) {
            return path.substring(end);
        }
        return isSeparator(path.charAt(end)) && path.length() > end + 1 ? path.substring(end + 1) : path;
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }
}
