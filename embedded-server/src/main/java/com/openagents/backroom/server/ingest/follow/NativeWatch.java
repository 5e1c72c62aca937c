package com.openagents.backroom.server.ingest.follow;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The operating system's own watch (inotify, ReadDirectoryChangesW; on macOS the JDK looks itself every other
/// second).
final class NativeWatch implements DirectoryWatch {
    private final WatchService service;
    private final Listener listener;
    private final Map<WatchKey, Path> folders = new ConcurrentHashMap<>();
    private final Thread thread;

    NativeWatch(WatchService service, Listener listener) {
        this.service = service;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("folder-watch").start(this::run);
    }

    @Override
    public void watch(Path folder) throws IOException {
        // The system gives the same key for the same folder, so watching it again costs nothing.
        folders.put(folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE), folder);
    }

    private void run() {
        try {
            while (true) {
                WatchKey key = service.take();
                Path folder = folders.get(key);
                for (WatchEvent<?> event : key.pollEvents()) {
                    tell(folder, event);
                }
                if (!key.reset()) {
                    folders.remove(key);
                    listener.looked();
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            // closed: the end
        }
    }

    private void tell(@Nullable Path folder, WatchEvent<?> event) {
        if (folder == null || !(event.context() instanceof Path name)) {
            listener.looked(); // an overflow names nothing
            return;
        }
        Path path = folder.resolve(name);
        boolean isPlainChange = event.kind().equals(ENTRY_MODIFY) && !Files.isDirectory(path);
        if (isPlainChange) {
            listener.changed(path);
        } else {
            listener.looked();
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            // nothing is lost: it only told of changes
        }
        thread.interrupt();
    }
}
