package com.openagents.backroom.server.ingest.naming;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.Workspace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells the workspace of a folder (hud.md §1): named after the git remote, else after the folder. Any thread
/// may call it.
///
/// The folder need not exist: a recording of another machine has only its name.
public final class Workspaces {
    /// Folders remembered, so that a folder's git files are read once and not for each event.
    private static final int MAX_REMEMBERED = 1000;

    private static final String NAMELESS = "workspace";

    private final Map<String, Workspace> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Workspace> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    /// The workspace of a folder; of records without one, `unsorted`.
    ///
    /// @param folder absolute path, as an agent wrote it
    public synchronized Workspace of(@Nullable String folder) {
        if (folder == null || folder.isBlank()) {
            return Workspace.NONE;
        }
        return remembered.computeIfAbsent(folder, Workspaces::look);
    }

    private static Workspace look(String folder) {
        Optional<GitFolder> git = path(folder).flatMap(GitFolder::find);
        if (git.isEmpty()) {
            return new Workspace(nameOf(folder), null, folder, null);
        }
        String root = git.get().root().toString();
        Optional<GitRemote> remote =
                GitConfig.read(git.get().config()).remoteUrl().flatMap(GitRemote::of);
        if (remote.isEmpty()) {
            return new Workspace(nameOf(root), null, root, null);
        }
        GitRemote at = remote.get();
        return new Workspace(named(at.repo()), at.fullName(), root, at.canonical());
    }

    private static Optional<Path> path(String folder) {
        try {
            Path path = Path.of(folder);
            return path.isAbsolute() ? Optional.of(path.normalize()) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// The last part of a path of any system: recordings travel.
    private static String nameOf(String folder) {
        int end = folder.length();
        while (end > 0 && isSeparator(folder.charAt(end - 1))) {
            end--;
        }
        int from = end;
        while (from > 0 && !isSeparator(folder.charAt(from - 1))) {
            from--;
        }
        return named(folder.substring(from, end));
    }

    /// `unsorted` is the HUD of records without a folder, so no folder gets its name.
    private static String named(String name) {
        String slug = Slugs.repo(name, NAMELESS);
        return slug.equalsIgnoreCase(HudId.UNSORTED) ? slug + "-" + NAMELESS : slug;
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }
}
