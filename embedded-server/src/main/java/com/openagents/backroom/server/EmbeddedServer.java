package com.openagents.backroom.server;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.account.People;
import com.openagents.backroom.server.alive.Pulse;
import com.openagents.backroom.server.auth.OperatorLink;
import com.openagents.backroom.server.auth.OperatorTickets;
import com.openagents.backroom.server.backoffice.Backoffice;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.config.RunningInstance;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.db.User;
import com.openagents.backroom.server.db.UserStore;
import com.openagents.backroom.server.github.GitHubApp;
import com.openagents.backroom.server.hud.ErrorPages;
import com.openagents.backroom.server.hud.Exposure;
import com.openagents.backroom.server.hud.Featured;
import com.openagents.backroom.server.hud.HudRoutes;
import com.openagents.backroom.server.hud.LiveHuds;
import com.openagents.backroom.server.hud.PageDocument;
import com.openagents.backroom.server.hud.Replays;
import com.openagents.backroom.server.hud.Shares;
import com.openagents.backroom.server.hud.Visibility;
import com.openagents.backroom.server.ingest.SourceStatus;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.Surroundings;
import com.openagents.backroom.server.ingest.follow.Follower;
import com.openagents.backroom.server.ingest.naming.Workspaces;
import com.openagents.backroom.server.ledger.Bookkeeper;
import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.log.Publisher;
import com.openagents.backroom.server.ops.AdminRoutes;
import com.openagents.backroom.server.ops.FeaturedRoutes;
import com.openagents.backroom.server.ops.Metrics;
import com.openagents.backroom.server.ops.OlderFileRoutes;
import com.openagents.backroom.server.ops.OperatorToken;
import com.openagents.backroom.server.ops.ReplayRoutes;
import com.openagents.backroom.server.ops.ServerFigures;
import com.openagents.backroom.server.proof.Notary;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.replay.Tapes;
import com.openagents.backroom.server.repo.GitHubRepos;
import com.openagents.backroom.server.stream.StreamLimits;
import com.openagents.backroom.server.stream.ViewerCounts;
import com.openagents.backroom.server.web.Listener;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RouteTable;
import com.openagents.backroom.server.web.StaticAssets;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// The server on one data folder: publisher, live HUDs, sources and both listeners. The composition root
/// of this module: what belongs together is put together here and nowhere else.
public final class EmbeddedServer implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final LongAdder events = new LongAdder();
    private final AtomicReference<PublicOrigin> origin = new AtomicReference<>();
    private final OperatorTickets tickets = new OperatorTickets(System::nanoTime);
    private final EventLog log;
    private final HudStore huds;
    private final UserStore users;
    private final User operator;
    private final Publisher publisher;
    private final Visibility visibility;
    private final LiveHuds live;
    private final ViewerCounts viewers;
    private final OperatorSetup setup;
    private final Billing billing;
    private final Backoffice backoffice;
    private final Accounts accounts;
    private final Replays replays;
    private final Shares shares;
    private final Featured featured;
    private final Notary notary;
    private final Optional<String> banner;
    private final RouteTable publicTable;
    private final RouteTable adminTable;
    private final Listener publicListener;
    private final Listener adminListener;
    private volatile @Nullable Follower follower;

    private EmbeddedServer(
            OpenFolder folder,
            Configuration configuration,
            Surroundings surroundings,
            InstantSource clock,
            Redactor redactor,
            StreamLimits limits)
            throws Exception {
        try {
            huds = folder.huds();
            log = folder.log();
            users = folder.users();
            operator = folder.operator();
            Workspaces workspaces = new Workspaces();
            publisher = open(new Publisher(log, huds, operator, workspaces::of, redactor, System::nanoTime));
            setup = open(OperatorSetup.open(folder, configuration, surroundings, redactor, clock));
            visibility = new Visibility(
                    huds, setup.exposure().isReachable(), GitHubRepos.of(setup.app(), folder.database()), clock);
            live = new LiveHuds(huds, log, visibility::of, System::nanoTime);
            open(publisher.listen(stored -> {
                events.add(stored.size());
                live.take(stored);
            }));
            viewers = new ViewerCounts(limits);
            Metrics metrics = open(new Metrics(figures()));
            Optional<PublicOrigin> configured = configuration.value(ConfigKeys.SERVER_PUBLIC_URL);
            StaticAssets assets = StaticAssets.load();
            banner = configuration.value(ConfigKeys.SERVER_BANNER);
            PageDocument document = new PageDocument(assets, banner);
            ErrorPages errors = new ErrorPages(document, this::origin);
            OperatorToken token =
                    OperatorToken.write(DataFolder.operatorToken(folder.folder().root()), redactor);
            boolean https = configured.filter(PublicOrigin::isHttps).isPresent();
            billing = open(new Billing(folder, configuration, setup, clock));
            accounts = open(new Accounts(folder, configuration, setup, billing, clock, publisher, live, https));
            replays = new Replays(new Tapes(log.replay()), accounts.clients, System::nanoTime);
            shares = new Shares(huds, live, visibility);
            notary = new Notary(folder.database(), accounts.box, clock);
            featured = new Featured(setup.decisions(), huds);
            backoffice = billing.backoffice(setup, this::origin, clock);
            adminTable = adminRoutes(token, metrics, clock);
            adminListener = open(Listener.open(Listening.ofAdmin(configuration), adminTable, errors, accounts.clients));
            publicTable = publicRoutes(assets, document, https, clock);
            publicListener =
                    open(Listener.open(Listening.ofPublic(configuration), publicTable, errors, accounts.clients));
            origin.set(publicListener.origin());
            live.start();
            Follower following = open(Following.start(configuration, surroundings, publisher, clock));
            follower = following;
            open(Pulse.start(live, following::grown, Sources.known(), clock));
            Chores chores = open(new Chores(configuration, log, notary, visibility, live));
            open(publisher.listen(stored -> Notary.ifEnded(stored, chores::sign)));
            open(live); // streams end before the listeners wait for requests
            folder.folder().announce(running());
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private RouteTable publicRoutes(StaticAssets assets, PageDocument document, boolean https, InstantSource clock) {
        return new PublicRoutes(
                        accounts,
                        billing,
                        live,
                        huds,
                        log,
                        publisher,
                        viewers,
                        replays,
                        shares,
                        setup.exposure(),
                        featured,
                        notary,
                        tickets,
                        operator,
                        this::origin,
                        clock)
                .table(assets, document, https);
    }

    private RunningInstance running() {
        return new RunningInstance(
                ProcessHandle.current().pid(),
                URI.create(origin().toString()),
                URI.create(adminOrigin().toString()));
    }

    /// Opens everything on an open data folder and answers from now on; the folder is closed after it.
    ///
    /// @param surroundings where the known agents write
    /// @param redactor takes secrets out of events; it is told those that this process makes
    /// @throws RuntimeException with one sentence that says what to do, as when a port is in use
    public static EmbeddedServer open(
            OpenFolder folder,
            Configuration configuration,
            Surroundings surroundings,
            InstantSource clock,
            Redactor redactor) {
        StreamLimits limits = StreamLimits.of(configuration.value(ConfigKeys.SERVER_MAX_VIEWERS));
        return open(folder, configuration, surroundings, clock, redactor, limits);
    }

    static EmbeddedServer open(
            OpenFolder folder,
            Configuration configuration,
            Surroundings surroundings,
            InstantSource clock,
            Redactor redactor,
            StreamLimits limits) {
        try {
            return new EmbeddedServer(folder, configuration, surroundings, clock, redactor, limits);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The server could not be started", e);
        }
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
        return users.find(operator.id()).orElse(operator);
    }

    /// Links the operator's account to GitHub.
    public OperatorLink operatorLink() {
        return accounts.link;
    }

    /// The logs of HUDs, to be seen again.
    public Replays replays() {
        return replays;
    }

    /// The OAuth app by which people sign in.
    public GitHubApp gitHubApp() {
        return setup.app();
    }

    /// Everybody with an account here.
    public People people() {
        return accounts.people;
    }

    /// The books as the operator sees and corrects them.
    public Bookkeeper bookkeeper() {
        return billing.bookkeeper;
    }

    /// What is shared, and ending it.
    public Shares shares() {
        return shares;
    }

    /// Paying with Stripe.
    public Payments payments() {
        return billing.payments;
    }

    /// What the operator sees of credits and payments, and does with them.
    public Backoffice backoffice() {
        return backoffice;
    }

    /// Whether others can reach it, and whether the operator knows.
    public Exposure exposure() {
        return setup.exposure();
    }

    /// Which HUD is on the landing page.
    public Featured featured() {
        return featured;
    }

    /// Every route of the public listener as `GET /path`.
    List<String> publicRoutes() {
        return publicTable.names();
    }

    /// Every route of the admin listener.
    List<String> adminRoutes() {
        return adminTable.names();
    }

    void followGitHub() {
        accounts.repoVisibility.check();
    }

    /// What signs the logs.
    public Notary notary() {
        return notary;
    }

    void takeBackGrants() {
        accounts.revocations.work();
    }

    OperatorLink operatorLink(OperatorLink.Pause pause) {
        return accounts.operatorLink(pause);
    }

    /// How it stands with each watched folder.
    public List<SourceStatus> sources() {
        Follower following = follower;
        return following == null ? List.of() : following.statuses();
    }

    /// What follows the files.
    public Follower follower() {
        return Objects.requireNonNull(follower, "open() gives no server without it");
    }

    /// What stands on every page and in the console, if anything does.
    public Optional<String> banner() {
        return banner;
    }

    /// What browsers reach the public listener by.
    public PublicOrigin origin() {
        PublicOrigin known = origin.get();
        return known == null ? PublicOrigin.bound(Listening.LOOPBACK, 0) : known;
    }

    /// What tools reach the admin listener by.
    public PublicOrigin adminOrigin() {
        return adminListener.origin();
    }

    /// The link to a HUD's page.
    public String shareUrl(HudId hud) {
        return origin().url(HudRoutes.path(hud));
    }

    /// A link that signs the operator's browser in, once and within a minute, and then shows a path of ours. It
    /// leads to the listener itself, as the operator is on this machine.
    public String operatorUrl(String path) {
        return PublicOrigin.bound(Listening.LOOPBACK, publicListener.port()).url(tickets.link(path));
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

    private RouteTable adminRoutes(OperatorToken token, Metrics metrics, InstantSource clock) {
        RouteTable table = new RouteTable();
        new AdminRoutes(token, live, log, this::sources, tickets, this::origin, metrics, clock).addTo(table);
        new ReplayRoutes(token, publisher, clock).addTo(table);
        new OlderFileRoutes(token, () -> Optional.ofNullable(follower)).addTo(table);
        new FeaturedRoutes(token, featured).addTo(table);
        backoffice.addTo(table, token);
        return accounts.addTo(table, token);
    }

    private ServerFigures figures() {
        return new ServerFigures(
                viewers::total,
                () -> publicListener.connectionCount() + adminListener.connectionCount(),
                () -> live.loaded().size(),
                events::sum,
                () -> sources().size(),
                () -> sources().stream().mapToLong(SourceStatus::deadLetters).sum(),
                () -> billing.bookkeeper.breaches());
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.push(part);
        return part;
    }
}
