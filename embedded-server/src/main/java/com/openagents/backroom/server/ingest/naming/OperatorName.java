package com.openagents.backroom.server.ingest.naming;

import com.openagents.backroom.server.ingest.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the local operator is called before a GitHub account is linked.
public final class OperatorName {
    private static final String NAMELESS = "operator";

    private OperatorName() {}

    /// Git's `github.user`, else the name of the system's user, as a slug.
    ///
    /// @param systemUser what the operating system calls the user
    public static String of(Surroundings surroundings, String systemUser) {
        Path home = surroundings.home();
        Path xdg = surroundings.find("XDG_CONFIG_HOME").map(Path::of).orElse(home.resolve(".config"));
        // Git reads ~/.gitconfig last, so it wins.
        for (Path file : List.of(home.resolve(".gitconfig"), xdg.resolve("git/config"))) {
            Optional<String> user = GitConfig.read(file).find("github.user");
            if (user.isPresent()) {
                return Slugs.username(user.get(), NAMELESS);
            }
        }
        return Slugs.username(systemUser, NAMELESS);
    }
}
