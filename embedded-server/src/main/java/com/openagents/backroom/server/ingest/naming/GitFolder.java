package com.openagents.backroom.server.ingest.naming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The git repository that a folder lies in, by its files; no git is run.
///
/// @param root folder of the main working tree, also for a linked one (`git worktree`), so that all of them
///     are one
/// @param config where its configuration lies
record GitFolder(Path root, Path config) {
    /// `gitdir: …` and `commondir` hold one path.
    private static final int MAX_POINTER_BYTES = 64 * 1024;

    /// The repository of a folder or one above it.
    static Optional<GitFolder> find(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.isDirectory(git)) {
                return Optional.of(new GitFolder(at, git.resolve("config")));
            }
            if (Files.isRegularFile(git)) {
                return Optional.of(linked(at, git));
            }
        }
        return Optional.empty();
    }

    /// A linked working tree or a submodule: `.git` is a file that names the folder; a linked tree's has a
    /// `commondir`.
    private static GitFolder linked(Path root, Path git) {
        Path own = pointer(git, "gitdir:", root);
        if (own == null) {
            return new GitFolder(root, git);
        }
        Path common = pointer(own.resolve("commondir"), "", own);
        if (common == null) {
            return new GitFolder(root, own.resolve("config"));
        }
        Path main = common.getParent();
        boolean hasMainTree = main != null && ".git".equals(String.valueOf(common.getFileName()));
        return new GitFolder(main != null && hasMainTree ? main : root, common.resolve("config"));
    }

    private static @Nullable Path pointer(Path file, String prefix, Path relativeTo) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_POINTER_BYTES) {
                return null;
            }
            String text = Files.readString(file).strip();
            return text.startsWith(prefix)
                    ? relativeTo
                            .resolve(text.substring(prefix.length()).strip())
                            .normalize()
                    : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
