package com.openagents.backroom.server;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.Workspace;
import com.openagents.backroom.server.auth.AuthRoutes;
import com.openagents.backroom.server.auth.OperatorTickets;
import com.openagents.backroom.server.auth.WebSessions;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.db.User;
import com.openagents.backroom.server.db.UserStore;
import com.openagents.backroom.server.db.WebSessionStore;
import com.openagents.backroom.server.hud.ErrorPages;
import com.openagents.backroom.server.hud.HudAccess;
import com.openagents.backroom.server.hud.HudRoutes;
import com.openagents.backroom.server.hud.LandingRoutes;
import com.openagents.backroom.server.hud.LiveHuds;
import com.openagents.backroom.server.hud.LogRoutes;
import com.openagents.backroom.server.hud.StreamRoutes;
import com.openagents.backroom.server.ingest.SourceStatus;
import com.openagents.backroom.server.log.Blobs;
import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.log.Publisher;
import com.openagents.backroom.server.ops.AdminRoutes;
import com.openagents.backroom.server.ops.Metrics;
import com.openagents.backroom.server.ops.OperatorToken;
import com.openagents.backroom.server.ops.ServerFigures;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.stream.StreamLimits;
import com.openagents.backroom.server.stream.ViewerCounts;
import com.openagents.backroom.server.web.Listener;
import com.openagents.backroom.server.web.ListenerSettings;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RouteTable;
import com.openagents.backroom.server.web.StaticAssets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The server of one data folder: database, log, publisher, live HUDs and both listeners. The composition root
/// of this module: what belongs together is put together here and nowhere else.
public final class EmbeddedServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final LongAdder events = new LongAdder();
    private final AtomicReference<PublicOrigin> origin = new AtomicReference<>();
    private final OperatorTickets tickets = new OperatorTickets(System::nanoTime);
    private final Database database;
    private final EventLog log;
    private final HudStore huds;
    private final User operator;
    private final Publisher publisher;
    private final LiveHuds live;
    private final ViewerCounts viewers;
    private final Listener publicListener;
    private final Listener adminListener;
    private volatile Supplier<List<SourceStatus>> sources = List::of;

    /// What the server asks of the machine it runs on.
    ///
    /// @param operatorName name of the local operator; asked for at the first start only
    /// @param naming the workspace of a folder; of none for records without one
    public record Surroundings(
            Supplier<String> operatorName, Function<@Nullable String, Workspace> naming, InstantSource clock) {}

    private EmbeddedServer(DataFolder folder, Configuration configuration, Surroundings around, StreamLimits limits)
            throws Exception {
        try {
            InstantSource clock = around.clock();
            database = open(Database.open(folder.database()));
            huds = new HudStore(database, clock);
            log = new EventLog(database, huds, new Blobs(folder.blobs()), clock);
            operator = new UserStore(database, clock).operator(around.operatorName());
            publisher = open(new Publisher(log, huds, operator, around.naming(), new Redactor(), clock));
            live = new LiveHuds(huds, log, System::nanoTime);
            open(publisher.listen(stored -> {
                events.add(stored.size());
                live.take(stored);
            }));
            viewers = new ViewerCounts(limits);
            Metrics metrics = open(new Metrics(figures()));
            Optional<PublicOrigin> configured =
                    configuration.value(ConfigKeys.SERVER_PUBLIC_URL).map(PublicOrigin::parse);
            StaticAssets assets = StaticAssets.load();
            ErrorPages errors = new ErrorPages(assets, this::origin);
            OperatorToken token = OperatorToken.write(DataFolder.operatorToken(folder.root()));
            AdminRoutes admin =
                    new AdminRoutes(token, live, log, () -> sources.get(), tickets, this::origin, metrics, clock);
            int adminPort = configuration.value(ConfigKeys.ADMIN_PORT);
            adminListener = open(Listener.open(
                    new ListenerSettings(LOOPBACK, adminPort, "--admin-port", Optional.empty()),
                    admin.addTo(new RouteTable()),
                    errors));
            boolean https = configured.filter(PublicOrigin::isHttps).isPresent();
            WebSessions sessions = new WebSessions(new WebSessionStore(database), clock, https);
            publicListener = open(Listener.open(
                    new ListenerSettings(
                            configuration.value(ConfigKeys.SERVER_HOST),
                            configuration.value(ConfigKeys.SERVER_PORT),
                            "--port",
                            configured),
                    publicRoutes(sessions, assets, clock),
                    errors));
            origin.set(publicListener.origin());
            live.start();
            open(live); // streams end before the listeners wait for requests
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /// Opens everything and answers from now on.
    ///
    /// @throws RuntimeException with one sentence that says what to do: a port in use, a newer database
    public static EmbeddedServer open(DataFolder folder, Configuration configuration, Surroundings around) {
        return open(folder, configuration, around, StreamLimits.of(configuration.value(ConfigKeys.SERVER_MAX_VIEWERS)));
    }

    static EmbeddedServer open(
            DataFolder folder, Configuration configuration, Surroundings around, StreamLimits limits) {
        try {
            return new EmbeddedServer(folder, configuration, around, limits);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The server could not be started", e);
        }
    }

    /// Who asks for the state of the sources from now on is told by this.
    public void reportSources(Supplier<List<SourceStatus>> statuses) {
        sources = statuses;
    }

    /// Where sources hand over what they read.
    public Publisher publisher() {
        return publisher;
    }

    /// The HUDs in memory.
    public LiveHuds huds() {
        return live;
    }

    public EventLog log() {
        return log;
    }

    public User operator() {
        return operator;
    }

    public List<SourceStatus> sources() {
        return sources.get();
    }

    /// What browsers reach the public listener by.
    public PublicOrigin origin() {
        PublicOrigin known = origin.get();
        return known == null ? PublicOrigin.bound(LOOPBACK, 0) : known;
    }

    /// What tools reach the admin listener by.
    public PublicOrigin adminOrigin() {
        return adminListener.origin();
    }

    /// The link to a HUD's page.
    public String shareUrl(HudId hud) {
        return origin().url(HudRoutes.path(hud));
    }

    /// A link that signs the operator's browser in, once and within a minute, and then shows a path of ours. It leads
    /// to the listener itself, as the operator is on this machine.
    public String operatorUrl(String path) {
        return PublicOrigin.bound(LOOPBACK, publicListener.port()).url(tickets.link(path));
    }

    /// Streams open now.
    public int viewers() {
        return viewers.total();
    }

    /// Events stored since the start.
    public long events() {
        return events.sum();
    }

    /// Closes everything in reverse: no more requests, no more streams, what is stored is on the disk.
    @Override
    public void close() {
        RuntimeException failed = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                failed = failed == null ? new IllegalStateException("The server did not close cleanly") : failed;
                failed.addSuppressed(e);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private RouteTable publicRoutes(WebSessions sessions, StaticAssets assets, InstantSource clock) {
        HudAccess access = new HudAccess(live, old -> huds.findRenamed(old).map(Hud::name), sessions);
        RouteTable table = new RouteTable();
        new LandingRoutes(live, assets, this::origin, clock).addTo(table);
        new HudRoutes(access, assets, this::origin, clock).addTo(table);
        new StreamRoutes(access, log, viewers, clock, System::nanoTime).addTo(table);
        new LogRoutes(access, log).addTo(table);
        new AuthRoutes(sessions, tickets, operator).addTo(table);
        return assets.addTo(table);
    }

    private ServerFigures figures() {
        return new ServerFigures(
                viewers::total,
                () -> publicListener.connectionCount() + adminListener.connectionCount(),
                () -> live.loaded().size(),
                events::sum,
                () -> sources.get().size(),
                () -> sources.get().stream()
                        .mapToLong(SourceStatus::deadLetters)
                        .sum());
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.push(part);
        return part;
    }
}
