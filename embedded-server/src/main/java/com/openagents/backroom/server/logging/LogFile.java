package com.openagents.backroom.server.logging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/// `backroom.log` in a folder, readable by its owner only; a full one becomes `backroom.1.log`, and so on. Any thread
/// may
/// use it.
public final class LogFile extends Handler implements AutoCloseable {
    /// Enough for weeks of ordinary running, small enough to send to someone.
    static final long MAX_BYTES = 4L * 1024 * 1024;

    static final int MAX_FILES = 5;

    private final Path folder;
    private final long maxBytes;
    private FileChannel channel;
    private long bytes;

    /// Opens the file, made with its folder if need be, and goes on behind what it has.
    public LogFile(Path folder, Formatter formatter) throws IOException {
        this(folder, formatter, MAX_BYTES);
    }

    LogFile(Path folder, Formatter formatter, long maxBytes) throws IOException {
        this.folder = folder;
        this.maxBytes = maxBytes;
        Files.createDirectories(folder, attributes(folder, "rwx------"));
        this.channel = open();
        this.bytes = channel.size();
        setFormatter(formatter);
    }

    private FileChannel open() throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        return FileChannel.open(path(0), options, attributes(folder, "rw-------"));
    }

    private static FileAttribute<?>[] attributes(Path place, String permissions) {
        boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private Path path(int number) {
        return folder.resolve(number == 0 ? "backroom.log" : "backroom." + number + ".log");
    }

    @Override
    public synchronized void publish(LogRecord logged) {
        if (!isLoggable(logged)) {
            return;
        }
        try {
            byte[] line = getFormatter().format(logged).getBytes(StandardCharsets.UTF_8);
            if (bytes > 0 && bytes + line.length > maxBytes) {
                rotate();
            }
            ByteBuffer rest = ByteBuffer.wrap(line);
            while (rest.hasRemaining()) {
                bytes += channel.write(rest);
            }
        } catch (IOException e) {
            reportError("a line could not be written to " + path(0), e, ErrorManager.WRITE_FAILURE);
        }
    }

    private void rotate() throws IOException {
        channel.close();
        for (int number = MAX_FILES - 1; number > 0; number--) {
            if (Files.exists(path(number - 1))) {
                Files.move(path(number - 1), path(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        channel = open();
        bytes = 0;
    }

    /// Nothing is kept back; a line is with the operating system when [#publish] returns.
    @Override
    public void flush() {}

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            reportError("closing " + path(0), e, ErrorManager.CLOSE_FAILURE);
        }
    }
}
