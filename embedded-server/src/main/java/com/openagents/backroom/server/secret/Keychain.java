package com.openagents.backroom.server.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The keychain of the operating system, by the program that comes with it. The key goes to the program's input, as
/// arguments are there for every user of the machine to see.
final class Keychain implements KeyPlace {
    private static final System.Logger LOG = System.getLogger(Keychain.class.getName());

    /// The system may ask its user to unlock the keychain; nobody types longer.
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /// A key is 44 characters; a keychain that says more says something else.
    private static final int MAX_ANSWER_BYTES = 1024;

    private static final String SERVICE = "backroom";

    private final String title;
    private final Map<String, String> environment;
    private final Duration patience;
    private final Function<String, List<String>> lookUp;
    private final Function<String, List<String>> store;
    private final Input input;

    /// What the storing program is told on its input.
    @FunctionalInterface
    interface Input {
        String of(String installation, RootKey key);
    }

    private Keychain(
            String title,
            Map<String, String> environment,
            Duration patience,
            Function<String, List<String>> lookUp,
            Function<String, List<String>> store,
            Input input) {
        this.title = title;
        this.environment = Map.copyOf(environment);
        this.patience = patience;
        this.lookUp = lookUp;
        this.store = store;
        this.input = input;
    }

    /// This system's keychain, if we know how to use it.
    ///
    /// @param environment of the process: it leads to the session's keychain
    static Optional<KeyPlace> of(Map<String, String> environment) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return Optional.of(macOs("security", environment, PATIENCE));
        }
        // Without a session bus there is no keychain to ask, and the program would try to start one.
        boolean hasBus = environment.containsKey("DBUS_SESSION_BUS_ADDRESS");
        return system.contains("linux") && hasBus
                ? Optional.of(secretService("secret-tool", environment, PATIENCE))
                : Optional.empty();
    }

    /// The Secret Service of Linux desktops (GNOME keyring, KWallet), secret-tool(1).
    static Keychain secretService(String program, Map<String, String> environment, Duration patience) {
        return new Keychain(
                "the desktop's keyring",
                environment,
                patience,
                installation -> List.of(program, "lookup", "service", SERVICE, "installation", installation),
                installation -> List.of(
                        program,
                        "store",
                        "--label=Backroom: key for stored secrets",
                        "service",
                        SERVICE,
                        "installation",
                        installation),
                (_, key) -> key.text());
    }

    /// The login keychain of macOS, security(1).
    static Keychain macOs(String program, Map<String, String> environment, Duration patience) {
        return new Keychain(
                "the login keychain",
                environment,
                patience,
                installation -> List.of(program, "find-generic-password", "-s", SERVICE, "-a", installation, "-w"),
                _ -> List.of(program, "-i"),
                (installation, key) ->
                        "add-generic-password -U -s " + SERVICE + " -a " + installation + " -w " + key.text() + "\n");
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Optional<RootKey> find(String installation) {
        return run(lookUp.apply(installation), "").flatMap(RootKey::parse);
    }

    /// Believes the keychain only when it gives the key back.
    @Override
    public boolean keep(String installation, RootKey key) {
        return run(store.apply(installation), input.of(installation, key)).isPresent()
                && find(installation).equals(Optional.of(key));
    }

    /// What the program says; empty when it is not there, fails or does not answer.
    private Optional<String> run(List<String> command, String text) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "no keychain: {0}", e.getMessage());
            return Optional.empty();
        }
        try {
            CompletableFuture<String> said = new CompletableFuture<>();
            Thread.ofVirtual().name("keychain").start(() -> read(process.getInputStream(), said));
            process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String answer = said.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            return ended && process.exitValue() == 0 ? Optional.of(answer) : Optional.empty();
        } catch (IOException | ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.WARNING, title + " did not answer; the next place for the key is tried");
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void read(InputStream in, CompletableFuture<String> said) {
        try {
            said.complete(new String(in.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8));
        } catch (IOException e) {
            said.completeExceptionally(e);
        }
    }
}
