package com.openagents.backroom.server.ingest.follow;

import com.openagents.backroom.server.ingest.MemoryInlet;
import com.openagents.backroom.server.ingest.SourceStatus;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.Sources.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// A real folder, a log in memory and the followers between them. No test waits for a time; each waits for what
/// it is
/// about.
abstract class FollowedFolder {
    /// How a poll alone finds changes fast enough for a test.
    static final FollowSettings QUICK = settings(Duration.ofMillis(20), Duration.ofMillis(40));

    /// So slow that only the system's watch can have told.
    static final FollowSettings WATCH_ONLY = settings(Duration.ofHours(1), Duration.ofHours(1));

    @TempDir
    Path folder;

    final MemoryInlet inlet = new MemoryInlet();
    final List<Follower> open = new ArrayList<>();

    private static FollowSettings settings(Duration poll, Duration scan) {
        return new FollowSettings(
                poll,
                scan,
                Duration.ofHours(24),
                3,
                10_000,
                1024 * 1024,
                64 * 1024,
                500,
                Duration.ofMillis(5),
                Duration.ofMillis(20),
                2);
    }

    @AfterEach
    void close() {
        open.forEach(Follower::close);
    }

    Follower start(FollowSettings settings) {
        return start(settings, List.of(new Folder(folder, new NumberSource())), inlet);
    }

    Follower start(FollowSettings settings, List<Folder> folders, MemoryInlet into) {
        Sources sources = new Sources(List.of(new NumberSource()));
        Follower follower = Follower.start(folders, sources, into, InstantSource.system(), settings);
        open.add(follower);
        return follower;
    }

    Follower startPolling(FollowSettings settings) {
        Sources sources = new Sources(List.of(new NumberSource()));
        Follower follower = Follower.start(
                List.of(new Folder(folder, new NumberSource())),
                sources,
                inlet,
                InstantSource.system(),
                settings,
                _ -> null);
        open.add(follower);
        return follower;
    }

    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    Set<String> ids() {
        return new TreeSet<>(inlet.sourceIds());
    }

    void awaitIds(String... ids) {
        inlet.await("there are " + List.of(ids), () -> ids().equals(new TreeSet<>(List.of(ids))));
    }

    SourceStatus status(Follower follower) {
        return follower.statuses().getFirst();
    }
}
