package com.openagents.backroom.console.doctor;

import com.openagents.backroom.hud.vulkan.DeviceChoice;
import com.openagents.backroom.server.config.ConfigKey;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.config.RunningInstance;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.Surroundings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Looks at the machine and the settings, changes nothing.
public final class Doctor {
    private final Map<String, String> environment;
    private final Path dataFolder;
    private final Configuration configuration;
    private final Optional<RunningInstance> running;

    public Doctor(Map<String, String> environment, Path dataFolder, Configuration configuration) {
        this.environment = Map.copyOf(environment);
        this.dataFolder = dataFolder;
        this.configuration = configuration;
        this.running = DataFolder.findRunning(dataFolder);
    }

    /// All checks, in the order of a start.
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(display());
        findings.addAll(Vulkan.findings(configuration.value(ConfigKeys.HUD_RENDERER), DeviceChoice::ofThisMachine));
        findings.add(port("Port", configuration.value(ConfigKeys.SERVER_PORT), ConfigKeys.SERVER_PORT, "--port"));
        findings.add(
                port("Admin port", configuration.value(ConfigKeys.ADMIN_PORT), ConfigKeys.ADMIN_PORT, "--admin-port"));
        findings.add(dataFolder());
        findings.add(agents());
        findings.add(keys());
        findings.addAll(seller());
        findings.add(
                program("Chromium", List.of("chromium", "google-chrome", "chromium-browser"), "the browser tests"));
        findings.add(postgres());
        return findings;
    }

    private Finding display() {
        boolean isLinux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        String display = environment.getOrDefault("DISPLAY", "");
        if (!isLinux) {
            return Finding.ok("Display", "the desktop's");
        }
        return display.isEmpty()
                ? Finding.note("Display", "none (DISPLAY is not set): only ./backroom server will start")
                : Finding.ok("Display", display);
    }

    private Finding port(String subject, int port, ConfigKey<Integer> key, String option) {
        if (port == 0) {
            return Finding.ok(subject, "any free one");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return Finding.ok(subject, port + " is free");
        } catch (IOException e) {
            if (running.filter(instance -> uses(instance, port)).isPresent()) {
                return Finding.ok(subject, port + " is used by the Backroom that is running");
            }
            return Finding.miss(
                    subject, port + " is taken by another program: start with " + option + " N or set " + key.name());
        }
    }

    private static boolean uses(RunningInstance instance, int port) {
        return instance.url().getPort() == port || instance.adminUrl().getPort() == port;
    }

    private Finding dataFolder() {
        String subject = "Data folder";
        if (running.isPresent()) {
            return Finding.ok(
                    subject,
                    dataFolder + ", in use by process " + running.get().pid() + " at "
                            + running.get().url());
        }
        Path existing = dataFolder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Finding.miss(
                    subject, dataFolder + " cannot be written: change its owner or choose another with --data");
        }
        try {
            long freeMebibytes = Files.getFileStore(existing).getUsableSpace() >> 20;
            String text = dataFolder + ", " + freeMebibytes + " MiB free";
            return freeMebibytes < 512
                    ? Finding.note(subject, text + ": make room, or set log.retention-size")
                    : Finding.ok(subject, text);
        } catch (IOException e) {
            return Finding.note(subject, dataFolder + ", free space unknown: " + e.getMessage());
        }
    }

    private Finding agents() {
        List<Path> watched = configuration.value(ConfigKeys.SOURCES_WATCH);
        if (!watched.isEmpty()) {
            List<Path> unreadable =
                    watched.stream().filter(folder -> !Files.isReadable(folder)).toList();
            return unreadable.isEmpty()
                    ? Finding.ok("Agents", "watching " + listed(watched))
                    : Finding.miss(
                            "Agents",
                            "cannot read " + listed(unreadable) + ": name folders that are there with --watch");
        }
        Surroundings surroundings = new Surroundings(environment, Path.of(System.getProperty("user.home", ".")));
        List<Path> there = Sources.known().defaultFolders(surroundings).stream()
                .map(Sources.Folder::path)
                .filter(Files::isReadable)
                .toList();
        return there.isEmpty()
                ? Finding.note(
                        "Agents",
                        "no session files of a known agent yet: run Claude Code once, or name a folder with --watch")
                : Finding.ok("Agents", "watching " + listed(there));
    }

    private static String listed(List<Path> folders) {
        return folders.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private Finding keys() {
        Configuration defaults = Configuration.defaults();
        List<String> set = ConfigKeys.ALL.stream()
                .filter(key -> key.name().startsWith("github.") || key.name().startsWith("stripe."))
                .filter(key -> !configuration.value(key).equals(defaults.value(key)))
                .map(ConfigKey::name)
                .toList();
        Path token = DataFolder.operatorToken(dataFolder);
        String operator = Files.exists(token) ? "operator token is there" : "operator token is made at the first start";
        return Finding.ok("Keys", operator + (set.isEmpty() ? "" : "; set: " + String.join(", ", set)));
    }

    /// Only where credits are sold; keys that were entered in the console are sealed, and looked at there.
    private List<Finding> seller() {
        boolean isSelling = configuration.value(ConfigKeys.STRIPE_SECRET_KEY).isPresent();
        if (!isSelling) {
            return List.of();
        }
        return List.of(
                configuration.value(ConfigKeys.BILLING_SELLER).isEmpty()
                        ? Finding.note(
                                "Invoices",
                                "they name no seller: set " + ConfigKeys.BILLING_SELLER.name()
                                        + " to name, address and tax number, a line each")
                        : Finding.ok("Invoices", "the seller is named"));
    }

    private static Finding program(String subject, List<String> names, String purpose) {
        return Programs.find(names)
                .map(path -> Finding.ok(subject, path.toString()))
                .orElse(Finding.note(
                        subject, "not found; only " + purpose + " need it: apt-get install " + names.getFirst()));
    }

    private static Finding postgres() {
        return Programs.findPostgres()
                .map(path -> Finding.ok("PostgreSQL", path.toString()))
                .orElse(Finding.note(
                        "PostgreSQL", "not found; only the database tests need it: apt-get install postgresql"));
    }
}
