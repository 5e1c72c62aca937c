package com.openagents.backroom.console.command;

import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.ingest.Inlet;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.Surroundings;
import com.openagents.backroom.server.ingest.follow.FollowSettings;
import com.openagents.backroom.server.ingest.follow.Follower;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// The folders to follow: those that a person named, else the known agents' own.
record WatchedFolders(Sources sources, List<Sources.Folder> folders) {
    /// The folders of the settings.
    ///
    /// @throws CommandException when a folder that a person named is not there; an agent's own may come later
    static WatchedFolders of(Configuration configuration, Map<String, String> environment) {
        Sources sources = Sources.known();
        List<Path> named = configuration.value(ConfigKeys.SOURCES_WATCH);
        if (named.isEmpty()) {
            Path home = Path.of(System.getProperty("user.home", "."));
            return new WatchedFolders(sources, sources.defaultFolders(new Surroundings(environment, home)));
        }
        for (Path path : named) {
            if (!Files.isDirectory(path)) {
                throw new CommandException("The folder " + path + " cannot be watched: "
                        + (Files.exists(path)
                                ? "it is a file, so replay it instead."
                                : "it is not there; make it, or name another with --watch."));
            }
            if (!Files.isReadable(path) || !Files.isExecutable(path)) {
                throw new CommandException(
                        "The folder " + path + " cannot be watched: this user may not read it; give it the right to.");
            }
        }
        return new WatchedFolders(sources, Sources.watched(named));
    }

    int count() {
        return folders.size();
    }

    Follower start(Inlet inlet, Configuration configuration, InstantSource clock) {
        FollowSettings settings =
                FollowSettings.defaults().withRecentAge(configuration.value(ConfigKeys.SOURCES_RECENT));
        return Follower.start(folders, sources, inlet, clock, settings);
    }
}
