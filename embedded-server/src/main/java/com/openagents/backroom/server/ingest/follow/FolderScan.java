package com.openagents.backroom.server.ingest.follow;

import com.openagents.backroom.server.ingest.SourceStatus.Presence;
import com.openagents.backroom.server.ingest.Sources.Folder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One look through a folder, at any depth, through links, each folder once.
///
/// @param advice one sentence that says what could not be read and what to do; null when all could
record FolderScan(Presence presence, @Nullable String advice, List<Found> files, List<Path> folders) {
    /// Deeper than any agent nests; it ends the walk of a link into a large tree.
    private static final int MAX_DEPTH = 12;

    /// More files than any agent keeps (retention is 30 days); the rest of a wrongly chosen folder is not
    /// looked at.
    private static final int MAX_FILES = 50_000;

    /// As many, for a tree of folders without files.
    private static final int MAX_FOLDERS = 50_000;

    /// What a file with records is called. Others are not opened.
    private static final List<String> ENDINGS = List.of(".jsonl", ".ndjson", ".json", ".log", ".txt");

    /// A file that may be one of ours.
    ///
    /// @param key what stays the same when it is renamed
    record Found(Path path, String key, long size, Instant modifiedAt) {}

    static FolderScan of(Folder folder) {
        if (!Files.exists(folder.path())) {
            return new FolderScan(Presence.ABSENT, null, List.of(), List.of());
        }
        if (!Files.isDirectory(folder.path())) {
            String advice = folder.path() + " is a file; name the folder that it lies in";
            return new FolderScan(Presence.UNREADABLE, advice, List.of(), List.of());
        }
        Walk walk = new Walk(folder);
        try {
            Files.walkFileTree(folder.path(), EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, walk);
        } catch (IOException e) {
            walk.problem(folder.path(), e);
        }
        Presence presence = walk.isRootUnreadable ? Presence.UNREADABLE : Presence.PRESENT;
        return new FolderScan(presence, walk.advice(), walk.files, walk.folders);
    }

    /// The identity of a file; where the system has none (Windows), the time it was made at.
    static String key(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return key != null ? key.toString() : "created " + attributes.creationTime();
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Folder folder;
        private final List<Found> files = new ArrayList<>();
        private final List<Path> folders = new ArrayList<>();
        private final Set<Object> visited = new HashSet<>();
        private int problems;
        private @Nullable String firstProblem;
        private boolean isRootUnreadable;
        private boolean isFull;

        Walk(Folder folder) {
            this.folder = folder;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            // Links that lead to each other make as many ways as there are orders of them; each folder is walked once.
            Object key = attributes.fileKey();
            if (key != null && !visited.add(key)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            folders.add(path);
            isFull = folders.size() >= MAX_FOLDERS;
            return isFull ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isCandidate(path)) {
                Instant modifiedAt = attributes.lastModifiedTime().toInstant();
                files.add(new Found(path, key(attributes), attributes.size(), modifiedAt));
            }
            isFull = files.size() >= MAX_FILES;
            return isFull ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        private boolean isCandidate(Path path) {
            if (folder.source() != null) {
                return folder.source().takes(folder.path().relativize(path));
            }
            String name = path.toString().toLowerCase(Locale.ROOT);
            return ENDINGS.stream().anyMatch(name::endsWith);
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            problem(path, e);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path path, @Nullable IOException e) {
            if (e != null) {
                problem(path, e);
            }
            return FileVisitResult.CONTINUE;
        }

        void problem(Path path, IOException e) {
            // A file that went away while we walked and a link that leads in a circle are nobody's problem.
            if (e instanceof NoSuchFileException || e instanceof FileSystemLoopException) {
                return;
            }
            problems++;
            isRootUnreadable |= path.equals(folder.path());
            if (firstProblem == null) {
                firstProblem = e instanceof AccessDeniedException
                        ? path + " can't be read: give this user the right to read it"
                        : path + " can't be read (" + e.getClass().getSimpleName() + "): see whether the disk is there";
            }
        }

        @Nullable String advice() {
            if (isFull) {
                return folder.path() + " holds more than " + MAX_FILES + " files or folders: name a smaller folder";
            }
            return problems > 1 ? firstProblem + " (and " + (problems - 1) + " more)" : firstProblem;
        }
    }
}
