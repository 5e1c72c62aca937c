package com.openagents.backroom.server.ingest.follow;

import com.openagents.backroom.server.ingest.follow.FolderScan.Found;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file that the follower knows of. Guarded by the follower's lock, but for the tail, which only its reader
/// touches.
final class Tracked {
    private final int folder;
    private Found found;
    private Kind kind;
    private @Nullable Tail tail;
    private @Nullable String problem;
    private @Nullable Instant grownAt;
    private long failedAtNanos;
    private Duration pause = Duration.ZERO;
    private int failures;
    private Instant priority = Instant.MIN;
    private boolean isQueued;
    private boolean isRunning;
    private boolean isDirty;

    /// How the follower treats a file.
    enum Kind {
        /// Read to its end, and on when it grows.
        FOLLOWED,
        /// Older, and read on demand.
        LISTED,
        /// To be followed as soon as its beginning tells whose it is.
        UNDECIDED,
        /// Of no source.
        FOREIGN
    }

    Tracked(int folder, Found found, Kind kind) {
        this.folder = folder;
        this.found = found;
        this.kind = kind;
    }

    int folder() {
        return folder;
    }

    Found found() {
        return found;
    }

    void see(Found now) {
        if (now.size() > found.size()) {
            grownAt = now.modifiedAt();
        }
        found = now;
    }

    /// When it was written to at its newest growth; null when it has not grown since it was found.
    @Nullable Instant grownAt() {
        return grownAt;
    }

    Kind kind() {
        return kind;
    }

    void become(Kind now) {
        kind = now;
    }

    @Nullable Tail tail() {
        return tail;
    }

    void follow(Tail by) {
        tail = by;
        kind = Kind.FOLLOWED;
    }

    @Nullable String problem() {
        return problem;
    }

    void worked() {
        problem = null;
        failures = 0;
        pause = Duration.ZERO;
    }

    /// A read failed; it is tried again after a while, later each time.
    ///
    /// @param nowNanos as of [System#nanoTime]: a clock that is set back must not make the while longer
    void failed(String sentence, long nowNanos, FollowSettings settings) {
        problem = sentence;
        long millis = settings.retryDelay().toMillis() << Math.min(failures, 16);
        failures++;
        pause = Duration.ofMillis(Math.min(millis, settings.maxRetryDelay().toMillis()));
        failedAtNanos = nowNanos;
    }

    boolean mayBeRead(long nowNanos) {
        return nowNanos - failedAtNanos >= pause.toNanos() || pause.isZero();
    }

    boolean isFailing() {
        return failures > 0;
    }

    /// Somebody wants it read.
    ///
    /// @return whether the file must be put into the queue now
    boolean ask() {
        if (isQueued) {
            return false;
        }
        if (isRunning) {
            isDirty = true; // what came while it was read is read right after
            return false;
        }
        isQueued = true;
        priority = found.modifiedAt();
        return true;
    }

    /// When it was last written to, as known when it was put into the queue.
    Instant priority() {
        return priority;
    }

    void begins() {
        isQueued = false;
        isRunning = true;
        isDirty = false;
    }

    /// It was read.
    ///
    /// @return whether it was asked for again meanwhile
    boolean ends() {
        isRunning = false;
        return isDirty;
    }

    boolean isBusy() {
        return isQueued || isRunning;
    }
}
