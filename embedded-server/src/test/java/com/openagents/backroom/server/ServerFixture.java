package com.openagents.backroom.server;

import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.auth.OperatorLink;
import com.openagents.backroom.server.config.ConfigFile;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.IngestBatch;
import com.openagents.backroom.server.ingest.Surroundings;
import com.openagents.backroom.server.proof.Notary;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.stream.StreamLimits;
import com.openagents.backroom.server.testing.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A whole server in a folder of its own, on free ports, that a test feeds with events.
public final class ServerFixture implements AutoCloseable {
    public static final HudId HUD = new HudId("ada", "shop");

    private final HttpClient http = HttpClient.newHttpClient();
    private final OpenFolder folder;
    private final EmbeddedServer server;
    private int written;

    public ServerFixture(Path root) {
        this(root, StreamLimits.of(2_000));
    }

    public ServerFixture(Path root, StreamLimits limits) {
        this(root, limits, Map.of());
    }

    /// @param settings further ones, as in the configuration file
    public ServerFixture(Path root, StreamLimits limits, Map<String, List<String>> settings) {
        this(root, limits, settings, InstantSource.system());
    }

    public ServerFixture(Path root, InstantSource clock, Map<String, List<String>> settings) {
        this(root, StreamLimits.of(2_000), settings, clock);
    }

    public ServerFixture(Path root, StreamLimits limits, Map<String, List<String>> settings, InstantSource clock) {
        this(root, limits, settings, clock, new Redactor());
    }

    public ServerFixture(
            Path root,
            StreamLimits limits,
            Map<String, List<String>> settings,
            InstantSource clock,
            Redactor redactor) {
        try {
            Files.createDirectories(watched(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<String>> all = new HashMap<>(settings);
        all.put("server.port", List.of("0"));
        all.put("admin.port", List.of("0"));
        all.put("secrets.keychain", List.of("off"));
        all.put("sources.watch", List.of(watched(root).toString()));
        Configuration configuration = Configuration.load(all, Map.of(), ConfigFile.EMPTY);
        Map<String, String> environment = Map.of("HOME", root.toString());
        this.folder = OpenFolder.open(root.resolve("data"), environment, clock);
        if (!folder.operator().username().equals("ada")) {
            folder.users().rename(folder.operator(), "ada");
        }
        Surroundings surroundings = new Surroundings(environment, root);
        this.server = EmbeddedServer.open(folder, configuration, surroundings, clock, redactor, limits);
    }

    /// The folder whose files the server follows.
    public static Path watched(Path root) {
        return root.resolve("watched");
    }

    public EmbeddedServer server() {
        return server;
    }

    public int port() {
        return server.origin().port();
    }

    /// A browser of its own.
    public Browser browser() {
        return new Browser(server.origin().toString());
    }

    /// A browser on this machine that goes past the proxy in front of the public URL.
    public Browser loopbackBrowser() {
        return new Browser("http://" + URI.create(server.operatorUrl("/")).getAuthority());
    }

    /// A path that signs the operator in, once.
    public String ticketPath(String path) {
        String url = server.operatorUrl(path);
        return url.substring(url.indexOf("/auth/"));
    }

    /// A browser that the operator is signed in with.
    public Browser operatorsBrowser() {
        Browser browser = browser();
        browser.get(server.operatorUrl("/"));
        return browser;
    }

    /// What is stored.
    public OpenFolder folder() {
        return folder;
    }

    /// The same server, whose events continue those that a server before it on the same folder has published.
    public ServerFixture continuing(int published) {
        written = published;
        return this;
    }

    /// Publishes so many short chunks.
    public void write(int count) {
        List<HudEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new Chunk(Role.ASSISTANT, "word " + (written + i), "m" + (written + i)));
        }
        write(events);
    }

    public void write(List<HudEvent> events) {
        write("s1", events);
    }

    /// Publishes events of a session.
    public void write(String session, List<HudEvent> events) {
        List<Draft> drafts = new ArrayList<>();
        for (HudEvent event : events) {
            drafts.add(new Draft(
                    session,
                    "/home/ada/shop",
                    Instant.now(),
                    "claude-code",
                    null,
                    null,
                    session + "-e" + written++,
                    null,
                    event));
        }
        server.publisher().accept(new IngestBatch(drafts, List.of(), null));
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(server.origin().url(path))), headers);
    }

    public HttpResponse<String> post(String path, String... headers) {
        return send(
                HttpRequest.newBuilder(URI.create(server.origin().url(path))).POST(HttpRequest.BodyPublishers.noBody()),
                headers);
    }

    public HttpResponse<String> postText(String path, String body, String... headers) {
        return send(
                HttpRequest.newBuilder(URI.create(server.origin().url(path)))
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    /// Asks GitHub now which repositories are private, of those whose turn it is.
    public void followGitHub() {
        server.followGitHub();
    }

    public HttpResponse<String> admin(String path, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(server.adminOrigin().url(path))), headers);
    }

    public HttpResponse<String> adminAsk(String method, String path, String... headers) {
        return send(
                HttpRequest.newBuilder(URI.create(server.adminOrigin().url(path)))
                        .method(method, HttpRequest.BodyPublishers.noBody()),
                headers);
    }

    public HttpResponse<String> adminPost(String path, String body, String... headers) {
        return send(
                HttpRequest.newBuilder(URI.create(server.adminOrigin().url(path)))
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    public HttpResponse<String> adminDelete(String path, String... headers) {
        return send(
                HttpRequest.newBuilder(URI.create(server.adminOrigin().url(path)))
                        .DELETE(),
                headers);
    }

    /// What links the operator's account, with a pause of the test's own.
    public OperatorLink operatorLink(OperatorLink.Pause pause) {
        return server.operatorLink(pause);
    }

    /// What signs the logs.
    public Notary notary() {
        return server.notary();
    }

    /// Signs now what is new in the logs.
    public void signLogs() {
        server.notary().signNews();
    }

    /// Tries now to take back the grants whose time has come.
    public void takeBackGrants() {
        server.takeBackGrants();
    }

    /// Tries now to detach the cards whose time has come.
    public void detachCards() {
        server.payments().detachments().work();
    }

    /// The bearer header of the operator.
    public String[] operator() throws IOException {
        String token = Files.readString(DataFolder.operatorToken(folder.folder().root()))
                .strip();
        return new String[] {"Authorization", "Bearer " + token};
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        try {
            return http.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            folder.close();
            http.close();
        }
    }
}
