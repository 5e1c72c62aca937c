package com.openagents.backroom.server.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folder with everything Backroom stores, held by one process at a time. Folders in it are 0700, files 0600.
///
/// ```
/// backroom.mv.db   the database, with    keys/         secrets of this installation
///                  its .journal
/// blobs/           large event values    config.yaml   settings, if there are any
/// logs/            what was logged       lock          held while a process uses the folder; says where it answers
/// ```
///
/// A process opens a folder once: POSIX drops all locks of a process on a file as soon as it closes any handle of it.
public final class DataFolder implements AutoCloseable {
    /// The lock lies far behind the file's text, so that systems whose locks also forbid reading let others read it.
    private static final long LOCK_POSITION = 1L << 40;

    private static final int MAX_INSTANCE_BYTES = 4096;

    /// How long a process that holds the folder may take to say where it answers; some times what a start takes on a
    /// busy machine.
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /// Makes the folder if need be and takes its lock. A command that holds it for a moment is waited for.
    ///
    /// @throws ConfigException when another process keeps the lock, or the folder cannot be made or written
    public static DataFolder open(Path path) {
        return open(path, START_PATIENCE);
    }

    static DataFolder open(Path path, Duration patience) {
        Path root = path.toAbsolutePath().normalize();
        FileChannel channel = null;
        try {
            makePrivate(root);
            for (String name : new String[] {"blobs", "keys", "logs"}) {
                makePrivate(root.resolve(name));
            }
            Path file = root.resolve("lock");
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            restrict(file, "rw-------");
            FileLock lock = tryLock(channel);
            if (lock == null && awaitRunning(root, patience).isEmpty()) {
                lock = tryLock(channel);
            }
            if (lock == null) {
                channel.close();
                throw inUse(root);
            }
            channel.truncate(0);
            return new DataFolder(root, channel, lock);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new ConfigException(
                    "The data folder " + root + " cannot be used (" + reason(e)
                            + "); make it writable or choose another with --data.",
                    e);
        }
    }

    /// Where the process that holds the folder answers; empty when none does or it is still starting.
    public static Optional<RunningInstance> findRunning(Path path) {
        Path file = path.resolve("lock");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                lock.release();
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.allocate(MAX_INSTANCE_BYTES);
            channel.read(bytes, 0);
            return RunningInstance.parse(
                    StandardCharsets.UTF_8.decode(bytes.flip()).toString());
        } catch (IOException e) {
            throw new ConfigException(
                    "The data folder " + path + " cannot be read (" + reason(e) + "); run as the user who owns it.", e);
        }
    }

    /// Where the process that holds the folder answers, once one that is still starting says so; empty when none holds
    /// it, or none that ever says.
    public static Optional<RunningInstance> awaitRunning(Path path) {
        return awaitRunning(path, START_PATIENCE);
    }

    private static Optional<RunningInstance> awaitRunning(Path path, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Optional<RunningInstance> running = findRunning(path);
        try {
            while (running.isEmpty() && isInUse(path) && System.nanoTime() - end < 0) {
                Thread.sleep(LOOK_EVERY);
                running = findRunning(path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return running;
    }

    /// Whether some process holds the folder.
    public static boolean isInUse(Path path) {
        try (FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.WRITE)) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                lock.release();
            }
            return lock == null;
        } catch (IOException e) {
            return false;
        }
    }

    /// Tells other processes where this one answers.
    public void announce(RunningInstance instance) {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(instance.text().getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the lock file of " + root + " cannot be written", e);
        }
    }

    public Path root() {
        return root;
    }

    /// H2 appends `.mv.db`.
    public Path database() {
        return root.resolve("backroom");
    }

    public Path blobs() {
        return root.resolve("blobs");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /// The file whose text an owner of this machine's account shows to the admin listener.
    public static Path operatorToken(Path root) {
        return root.resolve("keys").resolve("operator-token");
    }

    public static Path configFile(Path root) {
        return root.resolve("config.yaml");
    }

    /// Lets go of the folder; the lock file stays, empty.
    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of " + root + " cannot be released", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCK_POSITION, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    private static ConfigException inUse(Path root) {
        String where = findRunning(root)
                .map(instance -> " by process " + instance.pid() + " at " + instance.url())
                .orElse("");
        return new ConfigException("The data folder " + root + " is in use" + where
                + "; stop that Backroom or start this one with another folder: --data DIR.");
    }

    private static void makePrivate(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        restrict(folder, "rwx------");
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")
                && Files.isWritable(path)
                && !Files.isSymbolicLink(path)) {
            var wanted = PosixFilePermissions.fromString(permissions);
            if (!Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).equals(wanted)) {
                Files.setPosixFilePermissions(path, wanted);
            }
        }
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException file) {
            String reason = file.getReason();
            return reason == null ? kind(e) : reason;
        }
        return kind(e);
    }

    private static String kind(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "a file is in the way";
            case NoSuchFileException _ -> "not there";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
