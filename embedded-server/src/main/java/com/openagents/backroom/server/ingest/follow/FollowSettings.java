package com.openagents.backroom.server.ingest.follow;

import java.time.Duration;

/// The measures of following files.
///
/// @param pollInterval how often files of late are looked at, in case the system told nothing (network folders,
///     containers, exhausted watches); short enough that a HUD still feels live
/// @param scanInterval how often whole folders are looked through for new, moved and deleted files
/// @param recentAge files written to within this time before the start are read whole
/// @param recentFiles so many of the newest files are read whole in any case, so that a first start shows
///     something
/// @param recentBytes but no more bytes of those than this: it is read in some seconds
/// @param maxLineBytes a longer line is a dead letter: 64 MiB is more than a model's whole context
/// @param batchBytes a batch is handed over when it was read from so many bytes
/// @param batchDrafts or when it holds so many events
/// @param retryDelay how long after a batch could not be stored the file is tried again; doubled each time
/// @param maxRetryDelay but never longer than this
/// @param readers files read at the same time
public record FollowSettings(
        Duration pollInterval,
        Duration scanInterval,
        Duration recentAge,
        int recentFiles,
        long recentBytes,
        int maxLineBytes,
        int batchBytes,
        int batchDrafts,
        Duration retryDelay,
        Duration maxRetryDelay,
        int readers) {

    /// Those of the program.
    public static FollowSettings defaults() {
        return new FollowSettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofHours(24),
                100,
                128L * 1024 * 1024,
                64 * 1024 * 1024,
                1024 * 1024,
                500,
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                3);
    }

    /// The same with another age.
    public FollowSettings withRecentAge(Duration age) {
        return new FollowSettings(
                pollInterval,
                scanInterval,
                age,
                recentFiles,
                recentBytes,
                maxLineBytes,
                batchBytes,
                batchDrafts,
                retryDelay,
                maxRetryDelay,
                readers);
    }
}
