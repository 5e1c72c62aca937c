package com.openagents.backroom.server.log;

import com.openagents.backroom.server.db.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Large values as files, each named by the SHA-256 of its content: `blobs/ab/ab12…`. Any thread may use it.
///
/// A file is complete and on the disk before its name is known to anyone.
public final class Blobs {
    private static final String UNFINISHED = ".part";
    private final Path folder;
    private final boolean posix;

    /// @param folder is there already
    public Blobs(Path folder) {
        this.folder = folder;
        try {
            this.posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// The name of a content.
    static String name(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Stores a content; returns when it is on the disk. One that is there already is left alone.
    ///
    /// @throws StorageException when it cannot be written
    void write(String name, byte[] content) {
        Path target = path(name);
        if (Files.exists(target)) {
            return;
        }
        Path part = null;
        try {
            Path parent = folder.resolve(name.substring(0, 2));
            Files.createDirectories(parent, attributes("rwx------"));
            part = Files.createTempFile(parent, name, UNFINISHED, attributes("rw-------"));
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            move(part, target);
            syncFolder(parent);
            syncFolder(folder);
        } catch (IOException e) {
            deleteAfter(e, part);
            throw failed(e);
        }
    }

    /// The content of that name.
    public Optional<byte[]> find(String name) {
        try {
            return Optional.of(Files.readAllBytes(path(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// Removes a content.
    void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// Removes what no row knows: files whose transaction was never committed, and unfinished ones.
    ///
    /// @return how many
    int deleteAllBut(Set<String> known) {
        int deleted = 0;
        for (Path file : files()) {
            if (!known.contains(String.valueOf(file.getFileName()))) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw failed(e);
                }
                deleted++;
            }
        }
        return deleted;
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path sub : folders.filter(Files::isDirectory).toList()) {
                try (Stream<Path> names = Files.list(sub)) {
                    names.forEach(files::add);
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return files;
    }

    private Path path(String name) {
        if (!name.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not the name of a blob: " + name);
        }
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// A new name is on the disk only when its folder is; Windows knows no such thing.
    private static void syncFolder(Path path) throws IOException {
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private FileAttribute<?>[] attributes(String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private StorageException failed(IOException e) {
        return StorageException.of(e, folder);
    }

    private static void deleteAfter(IOException failure, @Nullable Path part) {
        if (part != null) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
