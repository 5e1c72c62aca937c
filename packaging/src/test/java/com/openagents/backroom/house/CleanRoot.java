package com.openagents.backroom.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A system in a folder that has nothing but what is essential and what a package says it depends on. Programs run in
/// it as
/// an ordinary user who owns a home and nothing else.
final class CleanRoot implements AutoCloseable {
    /// The home of the ordinary user.
    static final String HOME = "/home/op";

    private static final List<String> PROGRAMS = List.of("mmdebstrap", "dpkg-deb", "apt-cache", "unshare", "chroot");

    private static final String USER = "1000:1000";

    /// In a name space of mounts that ends with it: `$0` is the root, the rest is run in it.
    private static final String ENTER = """
            mount --bind "$0" "$0" && mount --rbind /dev "$0/dev" && mount -t proc proc "$0/proc" && exec chroot "$@"
            """;

    private final Path root;

    private CleanRoot(Path root) {
        this.root = root;
    }

    /// Why there can be none here; nothing when there can.
    static Optional<String> findObstacle() {
        List<String> folders = Arrays.asList(System.getenv("PATH").split(":", -1));
        for (String program : PROGRAMS) {
            if (folders.stream().noneMatch(folder -> Files.isExecutable(Path.of(folder, program)))) {
                return Optional.of(program + " is not installed");
            }
        }
        return System.getProperty("user.name").equals("root")
                ? Optional.empty()
                : Optional.of("only root can make a clean system");
    }

    /// Makes the system that a package is to be installed on, of this machine's release.
    static CleanRoot fittingFor(Path deb, Path root) {
        String packages = String.join(",", dependencies(deb));
        succeed(List.of(
                "mmdebstrap",
                "--quiet",
                "--variant=essential",
                "--dpkgopt=force-unsafe-io",
                "--include=" + packages,
                release(),
                root.toString()));
        try {
            Files.writeString(
                    root.resolve("etc/passwd"), "op:x:" + USER + "::" + HOME + ":/bin/sh\n", StandardOpenOption.APPEND);
            Files.createDirectories(root.resolve("home/op"));
            succeed(List.of("chown", USER, root.resolve("home/op").toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CleanRoot(root);
    }

    /// Runs a command as the system's root.
    void administer(String... words) {
        succeed(enter(List.of(), List.of(words)));
    }

    /// A command of the ordinary user, not started yet.
    List<String> command(String display, List<String> words) {
        List<String> all =
                new ArrayList<>(List.of("env", "-i", "HOME=" + HOME, "PATH=/usr/bin:/bin", "DISPLAY=" + display));
        all.addAll(words);
        return enter(List.of("--userspec=" + USER), all);
    }

    /// A path of the system as this process sees it.
    Path path(String inside) {
        return root.resolve(inside.substring(1));
    }

    /// Everything in the system, but what the package manager notes of its doings.
    Set<String> files() {
        try (Stream<Path> paths = Files.walk(root)) {
            TreeSet<String> files = new TreeSet<>();
            paths.map(path -> "/" + root.relativize(path))
                    .filter(path -> !path.startsWith("/var/log/") && !path.startsWith("/var/lib/dpkg/"))
                    .forEach(files::add);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes it; nothing is mounted in it any more.
    @Override
    public void close() {
        succeed(List.of("rm", "-r", "--one-file-system", root.toString()));
    }

    private List<String> enter(List<String> options, List<String> words) {
        List<String> command =
                new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private", "sh", "-c", ENTER));
        command.add(root.toString());
        command.addAll(options);
        command.add(root.toString());
        command.addAll(words);
        return command;
    }

    /// Of each group of alternatives the first that this release has.
    private static List<String> dependencies(Path deb) {
        String depends = succeed(List.of("dpkg-deb", "--field", deb.toString(), "Depends"));
        return Stream.of(depends.strip().split(",\\s*"))
                .map(group -> Stream.of(group.split("\\s*\\|\\s*"))
                        .map(alternative -> alternative.split(" ", 2)[0])
                        .filter(name -> !succeed(List.of("apt-cache", "search", "--names-only", "^" + name + "$"))
                                .isEmpty())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("this release has none of " + group)))
                .toList();
    }

    private static String release() {
        Properties facts = new Properties();
        try (var lines = Files.newBufferedReader(Path.of("/etc/os-release"))) {
            facts.load(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts.getProperty("VERSION_CODENAME");
    }

    private static String succeed(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
