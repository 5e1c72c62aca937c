package com.openagents.backroom.server;

import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.Surroundings;
import com.openagents.backroom.server.ingest.follow.FollowSettings;
import com.openagents.backroom.server.ingest.follow.Follower;
import com.openagents.backroom.server.log.Publisher;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// What is followed, and how, by the settings.
final class Following {
    private Following() {}

    /// Begins to follow the watched folders, or the known agents' own.
    static Follower start(
            Configuration configuration, Surroundings surroundings, Publisher publisher, InstantSource clock) {
        Sources known = Sources.known();
        List<Path> watched = configuration.value(ConfigKeys.SOURCES_WATCH);
        List<Sources.Folder> folders =
                watched.isEmpty() ? known.defaultFolders(surroundings) : Sources.watched(watched);
        FollowSettings settings =
                FollowSettings.defaults().withRecentAge(configuration.value(ConfigKeys.SOURCES_RECENT));
        return Follower.start(folders, known, publisher, clock, settings);
    }
}
