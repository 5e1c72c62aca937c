package com.openagents.backroom.server.web;

import java.util.List;
import java.util.regex.Pattern;

/// What one page may take from somebody else, by origin: `https://js.example.com`, `https://*.example.com`.
///
/// @param scripts that run on the page
/// @param frames that it shows
/// @param connections that its scripts make
public record ForeignSources(List<String> scripts, List<String> frames, List<String> connections) {
    static final ForeignSources NONE = new ForeignSources(List.of(), List.of(), List.of());

    /// One origin, so that nothing else gets into the policy.
    private static final Pattern ORIGIN = Pattern.compile("https?://(\\*\\.)?[a-z0-9.\\[\\]:-]+");

    public ForeignSources {
        scripts = List.copyOf(scripts);
        frames = List.copyOf(frames);
        connections = List.copyOf(connections);
        for (List<String> origins : List.of(scripts, frames, connections)) {
            for (String origin : origins) {
                if (!ORIGIN.matcher(origin).matches()) {
                    throw new IllegalArgumentException("not an origin: " + origin);
                }
            }
        }
    }

    /// As in a policy, with a space before each.
    static String text(List<String> origins) {
        return origins.isEmpty() ? "" : " " + String.join(" ", origins);
    }
}
