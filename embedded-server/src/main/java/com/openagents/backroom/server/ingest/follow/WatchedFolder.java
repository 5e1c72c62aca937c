package com.openagents.backroom.server.ingest.follow;

import com.openagents.backroom.server.ingest.Source;
import com.openagents.backroom.server.ingest.SourceStatus;
import com.openagents.backroom.server.ingest.SourceStatus.Presence;
import com.openagents.backroom.server.ingest.Sources.Folder;
import com.openagents.backroom.server.ingest.follow.Tracked.Kind;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One folder as it was found at the last look. Guarded by the follower's lock, but for the tally.
final class WatchedFolder {
    private final Folder folder;
    private final Tally tally = new Tally();
    private Presence presence;
    private @Nullable String advice;
    private @Nullable String watchAdvice;
    private boolean isNative;
    private boolean wasPresent;

    WatchedFolder(Folder folder) {
        this.folder = folder;
        this.presence = Files.isDirectory(folder.path()) ? Presence.PRESENT : Presence.ABSENT;
    }

    Folder folder() {
        return folder;
    }

    Tally tally() {
        return tally;
    }

    /// Takes note of a look through the folder.
    ///
    /// @return whether it is the first that found it there
    boolean scanned(FolderScan scan, @Nullable String howWatched, boolean isTold) {
        presence = scan.presence();
        advice = scan.advice();
        watchAdvice = howWatched;
        isNative = isTold;
        boolean isFirst = presence == Presence.PRESENT && !wasPresent;
        wasPresent |= isFirst;
        return isFirst;
    }

    /// How it stands with the folder.
    ///
    /// @param files all of it
    SourceStatus status(List<Tracked> files) {
        Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        int unreadable = 0;
        String fileProblem = null;
        for (Tracked file : files) {
            kinds.merge(file.kind(), 1, Integer::sum);
            String problem = file.problem();
            unreadable += problem == null ? 0 : 1;
            fileProblem = problem == null ? fileProblem : problem;
        }
        Source source = folder.source();
        Tally.Figures figures = tally.figures();
        return new SourceStatus(
                source == null ? SourceStatus.ANY : source.name(),
                source == null ? "Any known agent" : source.title(),
                folder.path(),
                presence,
                advice != null ? advice : fileProblem != null ? fileProblem : watchAdvice,
                isNative,
                kinds.getOrDefault(Kind.FOLLOWED, 0),
                kinds.getOrDefault(Kind.LISTED, 0),
                unreadable,
                kinds.getOrDefault(Kind.FOREIGN, 0) + kinds.getOrDefault(Kind.UNDECIDED, 0),
                figures.lines(),
                figures.bytes(),
                figures.deadLetters(),
                figures.repairedLines(),
                figures.unknownRecords(),
                figures.lastActivity());
    }
}
