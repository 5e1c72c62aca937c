package com.openagents.backroom.server.hud;

import java.util.regex.Pattern;

/// Files whose contents strangers never see, by their names: `.env*`, `*.pem`, `*.key`, `id_*`, `secrets/**`.
final class ExcludedPaths {
    private static final String NAME =
            "(?:\\.env[^/\\\\\\s\"']*|[^/\\\\\\s\"']+\\.(?:pem|key)|id_(?:rsa|dsa|ecdsa|ed25519)" + "[^/\\\\\\s\"']*)";
    private static final Pattern PATH =
            Pattern.compile("(?i)(?:^|.*[/\\\\])(?:" + NAME + "|id_[^/\\\\]*|secrets[/\\\\].*)$");
    private static final Pattern MENTION = Pattern.compile(
            "(?i)(?:^|[\\s/\\\\\"'=:,(])(?:" + NAME + "|secrets[/\\\\][^\\s\"']+)(?=$|[\\s\"',;:)|&<>])");

    private ExcludedPaths() {}

    static boolean contains(String path) {
        return PATH.matcher(path).matches();
    }

    /// Whether a command or parameters name such a file. `id_*` counts only by the names of SSH keys here, as `id_`
    /// begins many words of programs.
    static boolean mentionedIn(String text) {
        return MENTION.matcher(text).find();
    }
}
