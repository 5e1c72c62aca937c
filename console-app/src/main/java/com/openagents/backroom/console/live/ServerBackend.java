package com.openagents.backroom.console.live;

import com.openagents.backroom.console.Backend;
import com.openagents.backroom.console.Desks;
import com.openagents.backroom.console.server.ServerFacts;
import com.openagents.backroom.console.sources.OlderFilesReader;
import com.openagents.backroom.console.sources.SourcesReport;
import com.openagents.backroom.server.EmbeddedServer;
import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.ingest.OlderFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Makes the console's [Backend] from a running server.
public final class ServerBackend implements OlderFilesReader {
    /// Older files shown; who looks for one that is older still knows its name.
    private static final int MAX_OLDER_SHOWN = 500;

    /// Unread lines shown; the newest are those somebody can still do something about.
    private static final int MAX_UNREAD_SHOWN = 200;

    private final EmbeddedServer server;
    private final DataFolder folder;
    private final String version;
    private final InstantSource clock;
    private final Instant startedAt;

    private ServerBackend(EmbeddedServer server, DataFolder folder, String version, InstantSource clock) {
        this.server = server;
        this.folder = folder;
        this.version = version;
        this.clock = clock;
        startedAt = clock.instant();
    }

    /// The console's view of `server`.
    ///
    /// @param version of this program
    public static Backend of(EmbeddedServer server, DataFolder folder, String version, InstantSource clock) {
        return of(server, folder, version, clock, Path.of(System.getProperty("user.home", "."), "Downloads"));
    }

    /// @param downloads where saved documents go
    static Backend of(EmbeddedServer server, DataFolder folder, String version, InstantSource clock, Path downloads) {
        ServerBackend backend = new ServerBackend(server, folder, version, clock);
        return new Backend(
                new LiveModel(server, clock),
                server.origin().toString().replaceFirst("^https?://", ""),
                server.operator().username(),
                backend::facts,
                backend::sources,
                backend,
                new Desks(
                        new ServerShares(server),
                        new ServerUsers(server.people()),
                        new ServerBilling(server.backoffice(), downloads),
                        new ServerStripe(server.backoffice().stripe()),
                        new ServerGitHub(server)),
                server.banner(),
                url -> server.operatorUrl(URI.create(url).getRawPath()),
                hud -> server.huds().find(hud).map(server.replays()::ownersTape),
                downloads);
    }

    private ServerFacts facts() throws IOException {
        return new ServerFacts(
                version,
                server.origin().toString(),
                server.adminOrigin().toString(),
                folder.root(),
                databaseBytes(),
                folder.logs(),
                Duration.between(startedAt, clock.instant()),
                server.viewers(),
                server.events());
    }

    /// The database's files all begin with its name.
    private long databaseBytes() throws IOException {
        Path name = folder.database().getFileName();
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.root(), name + "*")) {
            for (Path file : files) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
        }
        return bytes;
    }

    @Override
    public OlderFiles list() {
        return server.follower().older(MAX_OLDER_SHOWN);
    }

    @Override
    public void read(Path file) throws IOException, InterruptedException {
        server.follower().readNow(file);
    }

    private SourcesReport sources() {
        long total = server.log().deadLetterCounts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new SourcesReport(server.sources(), server.log().deadLetters(MAX_UNREAD_SHOWN), total);
    }
}
