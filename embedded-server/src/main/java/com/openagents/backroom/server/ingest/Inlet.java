package com.openagents.backroom.server.ingest;

import java.util.List;

/// The one way in: where sources hand over what they read. Any thread may call it.
public interface Inlet {
    /// Stores the batch durably; returns when that is done. Slow on purpose when the log is behind.
    ///
    /// @throws java.io.UncheckedIOException when the log can't be written (disk full): nothing of the batch is
    ///     stored then, and the same batch may be given again
    void accept(IngestBatch batch);

    /// A file is gone, and how far it was read is of no use any more. What was read of it stays.
    void forget(FileCheckpoint checkpoint);

    /// The checkpoints of all files of a source, as last stored.
    List<FileCheckpoint> checkpoints(String source);
}
