package com.openagents.backroom.server.github;

import com.openagents.backroom.server.config.ConfigException;
import com.openagents.backroom.server.config.ConfigKey;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.github.GitHubException.Kind;
import com.openagents.backroom.server.outbound.OutboundHttp;
import com.openagents.backroom.server.setup.OperatorSettings;
import com.openagents.backroom.server.setup.SettingGroup;
import java.lang.System.Logger;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/* The OAuth app by which people sign in. What the settings say goes first; what they leave out, the operator may write
 * into the console: it lies in the database, the secret sealed, and holds from the next request on.
 *
 * Any thread may call it. A connection that is replaced is closed: whoever waits for GitHub just then is told that it
 * does not answer.
 */
public final class GitHubApp implements AutoCloseable {
    private static final Logger LOG = System.getLogger(GitHubApp.class.getName());

    /// No code that GitHub ever gave: what it says to it shows whether it takes the app.
    private static final String NO_CODE = "0";

    /// What the operator may write.
    public static final SettingGroup SETTINGS = new SettingGroup(
            List.of(
                    ConfigKeys.GITHUB_CLIENT_ID,
                    ConfigKeys.GITHUB_CLIENT_SECRET,
                    ConfigKeys.GITHUB_URL,
                    ConfigKeys.GITHUB_SCOPES),
            Set.of(ConfigKeys.GITHUB_CLIENT_SECRET));

    private final OperatorSettings settings;
    private final AccountStore accounts;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Connection> current = new AtomicReference<>();

    /// What one app needs.
    private record Connection(GitHubSettings settings, OutboundHttp http, GitHub github, GitHubSignIn signIn)
            implements AutoCloseable {
        static Connection to(GitHubSettings settings, InstantSource clock) {
            OutboundHttp http = new OutboundHttp(settings.origins(), OutboundHttp.ANSWER_TIMEOUT);
            return new Connection(
                    settings, http, new GitHub(settings, http, clock), new GitHubSignIn(settings, http, clock));
        }

        @Override
        public void close() {
            http.close();
        }
    }

    /// The app as the operator sees and writes it.
    ///
    /// @param clientSecret empty keeps the one that is stored
    /// @param url of GitHub, or of a GitHub Enterprise Server
    /// @param scopes separated by spaces
    public record Entry(String clientId, String clientSecret, String url, String scopes) {
        public Entry {
            clientId = clientId.strip();
            clientSecret = clientSecret.strip();
            url = url.strip();
            scopes = scopes.strip();
        }

        private Map<ConfigKey<?>, String> texts() {
            return Map.of(
                    ConfigKeys.GITHUB_CLIENT_ID, clientId,
                    ConfigKeys.GITHUB_CLIENT_SECRET, clientSecret,
                    ConfigKeys.GITHUB_URL, url,
                    ConfigKeys.GITHUB_SCOPES, scopes);
        }

        /// Everything but the secret.
        @Override
        public String toString() {
            return "Entry[" + url + ", client id " + clientId + "]";
        }
    }

    /// How it stands.
    ///
    /// @param entry without the secret
    /// @param fixed names of settings that come from the command line, the environment or the file
    public record Setup(Entry entry, boolean hasSecret, Set<String> fixed) {}

    /// What GitHub says to an app.
    ///
    /// @param sentence what was found and what to do
    public record Check(boolean isGood, String sentence) {}

    public GitHubApp(OperatorSettings settings, AccountStore accounts, InstantSource clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.clock = clock;
        connect();
    }

    /// What asks GitHub with people's tokens; nothing when no app is set up.
    public Optional<GitHub> github() {
        return connection().map(Connection::github);
    }

    /// What signs people in; nothing when no app is set up.
    public Optional<GitHubSignIn> signIn() {
        return connection().map(Connection::signIn);
    }

    /// The host that git remotes name; nothing when no app is set up.
    public Optional<String> host() {
        return connection().map(known -> known.settings().host());
    }

    /// How it stands.
    public Setup setup() {
        Configuration merged = settings.merged();
        return new Setup(
                new Entry(
                        merged.value(ConfigKeys.GITHUB_CLIENT_ID).orElse(""),
                        "",
                        merged.value(ConfigKeys.GITHUB_URL),
                        String.join(" ", merged.value(ConfigKeys.GITHUB_SCOPES))),
                merged.value(ConfigKeys.GITHUB_CLIENT_SECRET).isPresent(),
                settings.fixed());
    }

    /// Stores what the operator wrote; it holds from now on. What the settings say stays as it is.
    ///
    /// @throws ConfigException with a sentence when it can't be used
    public synchronized void save(Entry entry) {
        requireSameGitHub(settings.overlaid(entry.texts()));
        settings.save(entry.texts());
        connect();
        LOG.log(Logger.Level.INFO, "the OAuth app was set up: {0}", entry);
    }

    /// Asks GitHub about an app, stored or not. Waits for GitHub.
    ///
    /// @param callback where GitHub sends people back to
    /// @throws ConfigException with a sentence when it can't be asked
    public Check check(Entry entry, String callback) {
        Optional<GitHubSettings> wanted = GitHubSettings.of(settings.overlaid(entry.texts()));
        if (wanted.isEmpty()) {
            return new Check(false, "Enter the client id of an OAuth app first.");
        }
        try (Connection asked = Connection.to(wanted.get(), clock)) {
            if (wanted.get().clientSecret().isEmpty()) {
                asked.signIn().startDevice();
                return new Check(true, "GitHub knows the app. Without its secret only this console can be linked.");
            }
            return withSecret(asked.signIn(), callback);
        } catch (GitHubException e) {
            return new Check(false, sentence(wanted.get(), e));
        }
    }

    @Override
    public void close() {
        replace(null);
    }

    private static Check withSecret(GitHubSignIn asked, String callback) throws GitHubException {
        try {
            asked.exchange(NO_CODE, NO_CODE, callback);
        } catch (GitHubException e) {
            if (e.kind() != Kind.BAD_CODE) {
                throw e;
            }
        }
        try {
            asked.startDevice();
        } catch (GitHubException e) {
            if (e.kind() != Kind.SETUP) {
                throw e;
            }
            return new Check(
                    true,
                    "GitHub accepts the app: people can sign in. To link this console, turn on device flow in the"
                            + " app's settings at GitHub.");
        }
        return new Check(true, "GitHub accepts the app: people can sign in, and this console can be linked.");
    }

    private static String sentence(GitHubSettings app, GitHubException failure) {
        return switch (failure.kind()) {
            case NOT_THERE, SIGNED_OUT -> "GitHub knows no app with this client id. Check the id and the address.";
            case SETUP ->
                "GitHub does not accept this client id with this secret (" + failure.getMessage()
                        + "). Copy both again from the app's page.";
            case LIMITED -> "GitHub asks us to wait. Test again in a few minutes.";
            case DOWN, BAD_CODE ->
                app + " can't be asked: " + failure.getMessage() + ". Check the address and the network.";
        };
    }

    /// People are known by numbers that mean somebody else at another GitHub.
    private void requireSameGitHub(Configuration next) {
        String before = settings.merged().value(ConfigKeys.GITHUB_URL);
        if (!before.equals(next.value(ConfigKeys.GITHUB_URL)) && accounts.hasGitHubIdentities()) {
            throw new ConfigException("People here have signed in with " + before
                    + ", and their accounts belong to it. Use another data folder for another GitHub.");
        }
    }

    private void connect() {
        Configuration merged = settings.merged();
        settings.redact(merged);
        replace(GitHubSettings.of(merged).map(app -> Connection.to(app, clock)).orElse(null));
    }

    private void replace(@Nullable Connection next) {
        Connection before = current.getAndSet(next);
        if (before != null) {
            before.close();
        }
    }

    private Optional<Connection> connection() {
        return Optional.ofNullable(current.get());
    }
}
