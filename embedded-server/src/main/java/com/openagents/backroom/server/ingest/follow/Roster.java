package com.openagents.backroom.server.ingest.follow;

import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.ingest.FileStart;
import com.openagents.backroom.server.ingest.Inlet;
import com.openagents.backroom.server.ingest.OlderFile;
import com.openagents.backroom.server.ingest.OlderFiles;
import com.openagents.backroom.server.ingest.Source;
import com.openagents.backroom.server.ingest.SourceStatus;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.Sources.Folder;
import com.openagents.backroom.server.ingest.follow.FolderScan.Found;
import com.openagents.backroom.server.ingest.follow.Tracked.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All files that were found, and what is done with each. Its methods are called with the follower's lock held,
/// but for
/// those that take it.
final class Roster {
    /// Of a session's file; its sub-agents' lie in a folder of its name without it.
    private static final String ENDING = ".jsonl";

    private final List<WatchedFolder> folders;
    private final Sources sources;
    private final Inlet inlet;
    private final InstantSource clock;
    private final FollowSettings settings;
    private final Map<Path, FileCheckpoint> checkpoints;
    private final Map<String, FileCheckpoint> checkpointsByKey = new HashMap<>();
    private final Map<Path, Tracked> byPath = new LinkedHashMap<>();
    private final Map<String, Tracked> byKey = new HashMap<>();
    private final List<Tracked> undecided = new ArrayList<>();

    Roster(
            List<Folder> folders,
            Sources sources,
            Inlet inlet,
            InstantSource clock,
            FollowSettings settings,
            Map<Path, FileCheckpoint> checkpoints) {
        this.folders = folders.stream().map(WatchedFolder::new).toList();
        this.sources = sources;
        this.inlet = inlet;
        this.clock = clock;
        this.settings = settings;
        this.checkpoints = checkpoints;
        checkpoints.values().forEach(checkpoint -> checkpointsByKey.put(checkpoint.fileKey(), checkpoint));
    }

    List<Folder> folders() {
        return folders.stream().map(WatchedFolder::folder).toList();
    }

    /// Takes in what a look through a folder found: moves, deletions, new and changed files.
    ///
    /// @return checkpoints of files that were read by an earlier process and are gone
    List<FileCheckpoint> scanned(int folder, FolderScan scan, @Nullable String watchAdvice, boolean isNative) {
        boolean isFirst = folders.get(folder).scanned(scan, watchAdvice, isNative);
        Map<Path, Found> now = new HashMap<>();
        scan.files().forEach(found -> now.put(found.path(), found));
        for (Found found : scan.files()) {
            Tracked known = byKey.get(found.key());
            if (known != null && !known.found().path().equals(found.path()) && isMovedAway(known, now)) {
                move(known, found);
            }
        }
        forgetDeleted(folder, now);
        for (Found found : scan.files()) {
            Tracked known = byPath.get(found.path());
            if (known != null && known.found().key().equals(found.key())) {
                see(known, found);
            } else if (!byKey.containsKey(found.key())) { // else another name of a file that is followed already
                track(folder, found, isFirst ? Kind.LISTED : Kind.UNDECIDED);
            }
        }
        if (isFirst) {
            chooseRecent(folder);
        }
        return isFirst && scan.advice() == null ? takeGone(folder) : List.of();
    }

    /// Those of files that lay in the folder, under a name and an identity that nothing has there now.
    private List<FileCheckpoint> takeGone(int folder) {
        Path root = folders.get(folder).folder().path();
        List<FileCheckpoint> gone = checkpoints.values().stream()
                .filter(at -> Path.of(at.path()).startsWith(root))
                .filter(at -> !byPath.containsKey(Path.of(at.path())) && !byKey.containsKey(at.fileKey()))
                .toList();
        gone.forEach(at -> {
            checkpoints.remove(Path.of(at.path()));
            checkpointsByKey.remove(at.fileKey());
        });
        return gone;
    }

    /// Whether a file that was found under another name left its own: a second name of it is no move.
    private static boolean isMovedAway(Tracked known, Map<Path, Found> now) {
        Found there = now.get(known.found().path());
        return there == null
                ? !Files.exists(known.found().path())
                : !there.key().equals(known.found().key());
    }

    private void move(Tracked known, Found to) {
        byPath.remove(known.found().path(), known);
        see(known, to);
        byPath.put(to.path(), known);
        Tail tail = known.tail();
        if (tail != null) {
            tail.moved(to.path());
        }
        if (known.kind() == Kind.FOLLOWED || known.kind() == Kind.UNDECIDED) {
            undecided.add(known); // what was asked for under its old name was perhaps not found
        }
    }

    private void forgetDeleted(int folder, Map<Path, Found> now) {
        byPath.values().removeIf(tracked -> {
            Found there = now.get(tracked.found().path());
            boolean isGone = tracked.folder() == folder
                    && (there == null || !there.key().equals(tracked.found().key()))
                    && !tracked.isBusy();
            if (isGone) {
                byKey.remove(tracked.found().key(), tracked);
            }
            return isGone;
        });
    }

    private void track(int folder, Found found, Kind kind) {
        Kind first = find(found).isPresent() ? Kind.UNDECIDED : kind;
        Tracked tracked = new Tracked(folder, found, first);
        Tracked replaced = byPath.put(found.path(), tracked);
        if (replaced != null) {
            byKey.remove(replaced.found().key(), replaced);
        }
        byKey.put(found.key(), tracked);
        if (first == Kind.UNDECIDED) {
            undecided.add(tracked);
        }
    }

    /// A file that was read before goes on, however old it is.
    private Optional<FileCheckpoint> find(Found found) {
        FileCheckpoint byName = checkpoints.get(found.path());
        return Optional.ofNullable(byName != null ? byName : checkpointsByKey.get(found.key()));
    }

    /// Of a folder that is seen for the first time, the files of late and some of the newest are read.
    private void chooseRecent(int folder) {
        Instant since = clock.instant().minus(settings.recentAge());
        List<Tracked> newestFirst = byPath.values().stream()
                .filter(tracked -> tracked.folder() == folder)
                .sorted(Comparator.comparing((Tracked t) -> t.found().modifiedAt())
                        .reversed())
                .toList();
        long bytes = 0;
        for (int i = 0; i < newestFirst.size(); i++) {
            Tracked file = newestFirst.get(i);
            bytes += file.found().size();
            boolean isRecent = !file.found().modifiedAt().isBefore(since);
            boolean isAmongNewest = i < settings.recentFiles() && bytes <= settings.recentBytes();
            if (file.kind() == Kind.LISTED && (isRecent || isAmongNewest)) {
                file.become(Kind.UNDECIDED);
                undecided.add(file);
            }
        }
    }

    private void see(Tracked known, Found found) {
        boolean hasChanged = known.found().size() != found.size()
                || !known.found().modifiedAt().equals(found.modifiedAt());
        known.see(found);
        boolean isRetry = known.isFailing() && known.mayBeRead(System.nanoTime());
        if (!hasChanged && !isRetry) {
            return;
        }
        if (known.kind() == Kind.LISTED || known.kind() == Kind.FOREIGN) {
            known.become(Kind.UNDECIDED); // it lives again, or says more about itself
        }
        undecided.add(known);
    }

    /// Sends the files with news to be read.
    void sort(Consumer<Tracked> read) {
        undecided.forEach(read);
        undecided.clear();
    }

    /// The watch says that a file changed.
    void changed(Path path, Consumer<Tracked> read) {
        Tracked known = byPath.get(path);
        if (known == null) {
            return; // the next scan finds it
        }
        if (known.kind() == Kind.LISTED || known.kind() == Kind.FOREIGN) {
            known.become(Kind.UNDECIDED);
        }
        if (known.mayBeRead(System.nanoTime())) {
            read.accept(known);
        }
    }

    /// Looks at the files of late, in case the watch told nothing. Takes the lock; not to be called with it.
    void poll(ReentrantLock lock, Consumer<Tracked> read) {
        for (Tracked file : ofLate(lock)) {
            Found now = look(file.found().path());
            lock.lock();
            try {
                if (now != null && now.key().equals(file.found().key())) {
                    see(file, now);
                }
                sort(read);
            } finally {
                lock.unlock();
            }
        }
    }

    private List<Tracked> ofLate(ReentrantLock lock) {
        Instant since = clock.instant().minus(settings.recentAge());
        lock.lock();
        try {
            return byPath.values().stream()
                    .filter(file -> file.kind() == Kind.FOLLOWED || file.kind() == Kind.UNDECIDED)
                    .filter(file ->
                            file.isFailing() || !file.found().modifiedAt().isBefore(since))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private static @Nullable Found look(Path path) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return new Found(
                    path,
                    FolderScan.key(now),
                    now.size(),
                    now.lastModifiedTime().toInstant());
        } catch (IOException e) {
            return null; // the next scan says why
        }
    }

    /// The reader of a file; made when its beginning tells whose it is, and again while nothing of it is read: a file
    /// that was written anew may be another's. Null when its beginning does not tell (yet).
    /// Takes the lock; not to be called with it.
    @Nullable Tail tailOf(Tracked file, ReentrantLock lock) throws IOException {
        Tail ready = file.tail();
        Source ofFolder = folders.get(file.folder()).folder().source();
        if (ready != null && (ofFolder != null || ready.offset() > 0)) {
            return ready;
        }
        Found found = file.found();
        Source source = ofFolder != null ? ofFolder : recognise(file, found.path(), lock);
        if (source == null) {
            return null;
        }
        Tail tail = ready != null && ready.source().equals(source) ? ready : newTail(file, source, found);
        lock.lock();
        try {
            file.follow(tail);
            tail.moved(file.found().path()); // it may have another name by now
        } finally {
            lock.unlock();
        }
        return tail;
    }

    private Tail newTail(Tracked file, Source source, Found found) {
        Tally tally = folders.get(file.folder()).tally();
        Tail tail = new Tail(source, found.path(), found.key(), inlet, tally, clock, settings, true);
        if (file.tail() == null) {
            find(found).filter(at -> at.source().equals(source.name())).ifPresent(tail::resume);
        }
        return tail;
    }

    private @Nullable Source recognise(Tracked file, Path path, ReentrantLock lock) throws IOException {
        FileStart start = FileStart.of(path, beginning(path));
        Optional<Source> source = sources.recognise(start);
        if (source.isEmpty()) {
            lock.lock();
            try {
                file.become(sources.isForeign(start) ? Kind.FOREIGN : Kind.UNDECIDED);
            } finally {
                lock.unlock();
            }
        }
        return source.orElse(null);
    }

    /// As much of a file as is looked at to tell whose it is.
    static byte[] beginning(Path path) throws IOException {
        if (!Files.isRegularFile(path) || Files.size(path) == 0) {
            return new byte[0]; // nothing, or what would keep its reader waiting
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(FileStart.MAX_BYTES);
        }
    }

    /// The file and those of its sub-agents, to be read now; empty when it is not known.
    List<Tracked> wanted(Path path) {
        Path ownFolder = withoutEnding(path);
        List<Tracked> files = new ArrayList<>();
        for (Tracked file : byPath.values()) {
            if (file.found().path().equals(path) || file.found().path().startsWith(ownFolder)) {
                if (file.kind() == Kind.LISTED || file.kind() == Kind.FOREIGN) {
                    file.become(Kind.UNDECIDED);
                }
                files.add(file);
            }
        }
        return byPath.containsKey(path) ? files : List.of();
    }

    private static Path withoutEnding(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return path.resolveSibling(dot > 0 ? name.substring(0, dot) : name);
    }

    /// When the files of each session last grew, of those that grew since they were found.
    Map<String, Instant> grown() {
        Map<String, Instant> grown = new HashMap<>();
        for (Tracked file : byPath.values()) {
            Instant at = file.grownAt();
            Tail tail = file.tail();
            String session = tail == null ? null : tail.session();
            if (at != null && session != null) {
                grown.merge(session, at, (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return grown;
    }

    /// The files that are only listed, without those that are read with another.
    OlderFiles older(int max) {
        List<OlderFile> older = byPath.values().stream()
                .filter(file -> file.kind() == Kind.LISTED && !isReadWithAnother(file))
                .map(Tracked::found)
                .map(found -> new OlderFile(found.path(), found.modifiedAt(), found.size()))
                .sorted(Comparator.comparing(OlderFile::modifiedAt).reversed())
                .toList();
        return new OlderFiles(older.subList(0, Math.min(max, older.size())), older.size());
    }

    private boolean isReadWithAnother(Tracked file) {
        Path root = folders.get(file.folder()).folder().path();
        for (Path in = file.found().path().getParent(); in != null && !in.equals(root); in = in.getParent()) {
            if (byPath.containsKey(in.resolveSibling(in.getFileName() + ENDING))) {
                return true;
            }
        }
        return false;
    }

    List<SourceStatus> statuses() {
        List<List<Tracked>> files = new ArrayList<>();
        folders.forEach(_ -> files.add(new ArrayList<>()));
        byPath.values().forEach(file -> files.get(file.folder()).add(file));
        List<SourceStatus> statuses = new ArrayList<>();
        for (int i = 0; i < folders.size(); i++) {
            statuses.add(folders.get(i).status(files.get(i)));
        }
        return statuses;
    }
}
