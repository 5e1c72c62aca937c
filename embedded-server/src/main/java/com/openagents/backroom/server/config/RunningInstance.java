package com.openagents.backroom.server.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Where a running Backroom answers, as written into its data folder's lock file.
///
/// @param url origin of the public listener
/// @param adminUrl origin of the admin listener
public record RunningInstance(long pid, URI url, URI adminUrl) {
    /// Three lines: process id, public origin, admin origin.
    String text() {
        return pid + "\n" + url + "\n" + adminUrl + "\n";
    }

    static Optional<RunningInstance> parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3) {
            return Optional.empty();
        }
        return Optional.of(
                new RunningInstance(Long.parseLong(lines.get(0)), URI.create(lines.get(1)), URI.create(lines.get(2))));
    }
}
