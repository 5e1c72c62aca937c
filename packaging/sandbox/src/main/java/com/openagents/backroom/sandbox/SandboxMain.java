package com.openagents.backroom.sandbox;

import com.openagents.backroom.console.ConsoleMain;
import com.openagents.backroom.fakes.github.FakeGitHub;
import com.openagents.backroom.fakes.github.FakeRepo;
import com.openagents.backroom.fakes.github.FakeUser;
import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.openagents.backroom.server.config.DefaultFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The program against a GitHub and a Stripe of our own on this machine, so that anybody can click through it without
/// keys. It has a data folder and ports of its own, and says on every page and in the window what it is.
public final class SandboxMain {
    static final String BANNER =
            "Sandbox: GitHub and Stripe are stand-ins, and no money moves. Pay with 4242 4242 4242 4242, or with"
                    + " 4000 0027 6000 3184, whose bank asks each time.";

    /// Who sells there, as invoices name it.
    static final String SELLER = "Sandbox Ltd (nobody)\n1 Example Street\n00000 Nowhere";

    /// Beside the ports of the program itself, which may run at the same time.
    private static final String PORT = "8797";

    private static final String ADMIN_PORT = "8798";
    private static final String COMMAND = "sandbox";
    private static final long ALICE = 1001;
    private static final long BOB = 1002;

    private SandboxMain() {}

    /// Takes what the program takes, `server` for one without a window among it.
    public static void main(String[] arguments) {
        List<String> asked = List.of(arguments);
        Path defaultData = DefaultFolder.of(
                        System.getProperty("os.name", ""),
                        System.getenv(),
                        Path.of(System.getProperty("user.home", ".")))
                .resolveSibling("backroom-sandbox");
        Path data = value(asked, "--data").map(Path::of).orElse(defaultData);
        // Both end with the process.
        FakeGitHub github = github(InstantSource.system());
        FakeStripe stripe = FakeStripe.start(System.nanoTime(), InstantSource.system(), beside(data, "-stripe.json"));
        AtomicReference<@Nullable URI> webhooks = new AtomicReference<>();
        stripe.webhooks().deliverTo(() -> Optional.ofNullable(webhooks.get()));
        System.err.println(
                "backroom: the sandbox's GitHub answers at " + github.url() + ", its Stripe at " + stripe.url());
        System.err.println("backroom: make its Stripe misbehave at " + stripe.switchesUrl());
        Map<String, List<String>> settings = new TreeMap<>(github.settings());
        settings.putAll(stripe.settings());
        settings.put("server.banner", List.of(BANNER + " Make Stripe misbehave at " + stripe.switchesUrl()));
        ConsoleMain.run(
                arguments(asked, settings, defaultData).toArray(String[]::new),
                origin -> webhooks.set(URI.create(origin.url("/webhooks/stripe"))));
    }

    /// Two people, and repositories that they share and don't.
    static FakeGitHub github(InstantSource clock) {
        Instant now = clock.instant();
        return new FakeGitHub(clock)
                .withPages()
                .with(FakeUser.of(ALICE, "alice"))
                .with(FakeUser.of(BOB, "bob"))
                .with(repo("acme/shop", false, now, 1, Set.of(ALICE, BOB)))
                .with(repo("alice/diary", true, now, 5, Set.of(ALICE)))
                .with(repo("acme/website", false, now, 30, Set.of(ALICE)))
                .with(repo("bob/dotfiles", false, now, 2, Set.of(BOB)))
                .with(repo("bob/ledger", true, now, 9, Set.of(BOB)));
    }

    private static FakeRepo repo(String fullName, boolean isPrivate, Instant now, int daysAgo, Set<Long> writers) {
        return new FakeRepo(fullName, isPrivate, now.minus(Duration.ofDays(daysAgo)), writers, writers);
    }

    /// What the program is started with: what was asked for, and the sandbox's own where nothing was.
    static List<String> arguments(List<String> asked, Map<String, List<String>> settings, Path defaultData) {
        List<String> all = new ArrayList<>(asked);
        all.remove(COMMAND);
        if (!has(asked, "--data")) {
            all.addAll(List.of("--data", defaultData.toString()));
        }
        if (!has(asked, "--port")) {
            all.addAll(List.of("--port", PORT));
        }
        if (!has(asked, "--admin-port")) {
            all.addAll(List.of("--admin-port", ADMIN_PORT));
        }
        if (!has(asked, "--watch")) {
            Path data = value(asked, "--data").map(Path::of).orElse(defaultData);
            all.addAll(List.of("--watch", empty(beside(data, "-agents")).toString()));
        }
        if (all.stream().noneMatch(word -> word.contains("billing.seller="))) {
            all.addAll(List.of("--set", "billing.seller=" + SELLER));
        }
        settings.forEach((name, values) -> all.addAll(List.of("--set", name + "=" + String.join(",", values))));
        all.addAll(List.of("--set", "secrets.keychain=off", "--set", "keys.kind=test"));
        return all;
    }

    private static Path beside(Path data, String ending) {
        return data.resolveSibling(data.getFileName() + ending);
    }

    /// No agent of this machine works in the sandbox unless somebody says so.
    private static Path empty(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's folder can't be made: " + folder, e);
        }
    }

    private static boolean has(List<String> asked, String option) {
        return asked.contains(option) || value(asked, option).isPresent();
    }

    private static Optional<String> value(List<String> asked, String option) {
        int index = asked.indexOf(option);
        if (index >= 0 && index + 1 < asked.size()) {
            return Optional.of(asked.get(index + 1));
        }
        return asked.stream()
                .filter(word -> word.startsWith(option + "="))
                .map(word -> word.substring(option.length() + 1))
                .findFirst();
    }
}
